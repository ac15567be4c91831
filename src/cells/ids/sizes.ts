import type { IdsResult } from "./result.ts";

/** First number of ids of each band; the last has no end. */
const starts = [1, 2, 3, 4, 5, 6, 11, 21, 51, 101, 1001];

/** Customers by number of ids in a few bands, small numbers one by one; no empty bands at the end. */
export function sizeBands(sizes: readonly { size: number; customers: number }[]): IdsResult["sizes"] {
  const bands = starts.map((from, i) => {
    const to = i + 1 < starts.length ? starts[i + 1] - 1 : null;
    const within = sizes.filter(({ size }) => size >= from && (to === null || size <= to));
    return { from, to, customers: within.reduce((sum, { customers }) => sum + customers, 0) };
  });
  while (bands.length && !bands[bands.length - 1].customers) bands.pop();
  return bands;
}
