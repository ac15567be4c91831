import { silent, type Progress } from "../progress.ts";

/** Which items each customer holds, as bits. */
export interface Masks {
  /** Customers. */
  n: number;
  /** Items, numbered from zero. */
  items: number;
  /**
   * Item 32w + b of customer i is bit b of `words[w][i]`, the lowest first. Whole numbers of which the low 32 bits are read, so signed ones
   * will do. Bits of no item must be zero.
   */
  words: readonly (Uint32Array | Int32Array | Float64Array)[];
  /** Only pairs of the first so many items with all; every pair by default. */
  rows?: number;
}

/**
 * How many customers hold both of two items: row-major rows × items. Where a row meets its own item stands how many hold it.
 *
 * @throws RangeError when words do not hold all items of all customers
 */
export type CountPairs = (masks: Masks, progress?: Progress) => Uint32Array;

declare module "./kernels.ts" {
  interface Kernels {
    pairs: CountPairs;
  }
}

/** Customers between two words on progress. */
const STRETCH = 65_536;

/** The twin: each customer's items are listed, then paired. Time grows with the square of how many one customer holds. */
export const pairs: CountPairs = (masks, progress = silent) => {
  checkMasks(masks);
  const { n, items, words, rows = items } = masks;
  const counts = new Uint32Array(rows * items);
  const held = new Uint32Array(items);
  for (let i = 0; i < n; ++i) {
    if (i % STRETCH === 0) progress(i / n);
    const count = list(words, i, held);
    for (let a = 0; a < count && held[a] < rows; ++a) for (let b = a, row = held[a] * items; b < count; ++b) ++counts[row + held[b]];
  }
  mirror(counts, rows, items);
  progress(1);
  return counts;
};

/** Refuse masks that do not hold what they say. @throws RangeError */
export function checkMasks({ n, items, words, rows = items }: Masks): void {
  const fits = words.length === Math.ceil(items / 32) && words.every(({ length }) => length >= n) && rows <= items;
  if (!fits) throw new RangeError(`pairs: ${items} items, ${rows} rows of them, in ${words.length} words of ${words[0]?.length ?? 0} for ${n} customers`);
}

/** Fill in what lies below the diagonal from above it. */
export function mirror(counts: Uint32Array, rows: number, items: number): void {
  for (let i = 1; i < rows; ++i) for (let j = 0; j < i; ++j) counts[i * items + j] = counts[j * items + i];
}

/** The items of a customer, ascending, into `held`; gives how many. */
function list(words: Masks["words"], i: number, held: Uint32Array): number {
  let count = 0;
  for (let w = 0; w < words.length; ++w) for (let left = words[w][i] | 0; left; left &= left - 1) held[count++] = 32 * w + 31 - Math.clz32(left & -left);
  return count;
}
