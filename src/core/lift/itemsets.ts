import { silent, type Progress } from "../progress.ts";

/** Items that customers hold together. */
export interface ItemSet {
  /** Ascending. */
  items: number[];
  /** Customers who hold them all. */
  count: number;
}

/** Sets that were found, and whether these are all. */
export interface ItemSets {
  sets: ItemSet[];
  /** False where the search stopped, at the most it may find or do. */
  complete: boolean;
}

export interface ItemSetOptions {
  /** Fewest customers of a set. */
  minCount: number;
  /** Most items of a set. Default 4. */
  maxLength?: number;
  /** The search stops here. Default 50,000. */
  most?: number;
  /** It stops after so many words of 32 customers too: some seconds. Default 2³¹. */
  effort?: number;
}

interface Found {
  item: number;
  bits: Uint32Array;
  count: number;
}

/**
 * All sets of items that enough customers hold: Eclat, depth first over bit columns, items by ascending count so that branches die early.
 *
 * @param columns a bit per customer for each item, all of one length
 * Source: Zaki 2000, doi:10.1109/69.846291.
 * Checked: tests/golden/groceries_rules.json (arules).
 */
export function itemSets(
  columns: readonly Uint32Array[],
  { minCount, maxLength = 4, most = 50_000, effort = 2 ** 31 }: ItemSetOptions,
  progress: Progress = silent,
): ItemSets {
  const singles = columns.map((bits, item) => ({ item, bits, count: ones(bits) })).filter(({ count }) => count >= minCount);
  singles.sort((a, b) => a.count - b.count || a.item - b.item);
  const sets: ItemSet[] = [];
  const words = columns[0]?.length ?? 0;
  let spent = 0;

  /** Every set that begins with `held` and goes on with one of `next`. False when there are too many. */
  function grow(held: readonly number[], next: readonly Found[]): boolean {
    for (let i = 0; i < next.length; ++i) {
      if (sets.length === most || spent > effort) return false;
      spent += words * (next.length - i - 1);
      const items = [...held, next[i].item];
      sets.push({ items: [...items].sort((a, b) => a - b), count: next[i].count });
      if (items.length < maxLength && !grow(items, joined(next[i], next.slice(i + 1), minCount))) return false;
      if (!held.length) progress((i + 1) / next.length);
    }
    return true;
  }

  const complete = grow([], singles);
  return { sets, complete };
}

/** A found set with each of those after it, where enough customers hold both. */
function joined(one: Found, others: readonly Found[], minCount: number): Found[] {
  const found: Found[] = [];
  for (const { item, bits } of others) {
    const count = shared(one.bits, bits);
    if (count >= minCount) found.push({ item, bits: both(one.bits, bits), count });
  }
  return found;
}

function both(a: Uint32Array, b: Uint32Array): Uint32Array {
  const bits = new Uint32Array(a.length);
  for (let i = 0; i < bits.length; ++i) bits[i] = a[i] & b[i];
  return bits;
}

function shared(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < a.length; ++i) count += popcount(a[i] & b[i]);
  return count;
}

function ones(bits: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < bits.length; ++i) count += popcount(bits[i]);
  return count;
}

/** Bits set in 32. */
function popcount(x: number): number {
  x -= (x >>> 1) & 0x55555555;
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
