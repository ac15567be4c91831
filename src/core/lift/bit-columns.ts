import type { Masks } from "../kernels/pairs.ts";

/** The bit columns of some items: bit i of a column is customer i. */
export function bitColumns({ n, words }: Masks, items: readonly number[]): Uint32Array[] {
  const columns = items.map(() => new Uint32Array(Math.ceil(n / 32)));
  const places = words.map((_, w) => items.flatMap((item, at) => (item >> 5 === w ? [{ bit: item & 31, column: columns[at] }] : [])));
  for (const [w, word] of words.entries())
    for (const { bit, column } of places[w]) for (let i = 0; i < n; ++i) column[i >> 5] |= (((word[i] | 0) >>> bit) & 1) << (i & 31);
  return columns;
}
