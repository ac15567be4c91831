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

/** The same bands with those of fewer than k customers put together with the next, so that none gives a few customers away. */
export function largeBands(bands: IdsResult["sizes"], k: number): IdsResult["sizes"] {
  const found: IdsResult["sizes"] = [];
  for (const band of bands) {
    const last = found.at(-1);
    if (last && last.customers < k) found[found.length - 1] = { from: last.from, to: band.to, customers: last.customers + band.customers };
    else found.push(band);
  }
  const last = found.at(-1);
  if (found.length > 1 && last!.customers < k)
    found.splice(-2, 2, { from: found.at(-2)!.from, to: last!.to, customers: found.at(-2)!.customers + last!.customers });
  return found;
}
