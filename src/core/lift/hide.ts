import type { Item } from "./items.ts";
import type { PairCounts } from "./pairs.ts";

/**
 * Which pairs must not show their counts: those of which fewer than k customers have both, or one without the other; and where the items of
 * a column share out the customers of the other item, so that one hidden count would follow from the rest, the next smallest too.
 */
export function hiddenPairs(pairs: readonly (PairCounts & { a: number; b: number })[], items: readonly Item[], k: number): boolean[] {
  const few = (count: number) => count > 0 && count < k;
  const hidden = pairs.map(({ nA, nB, nAB }) => few(nAB) || few(nA - nAB) || few(nB - nAB));
  if (!hidden.includes(true)) return hidden;
  const groups = new Map<string, number[]>();
  for (const [i, { a, b }] of pairs.entries())
    for (const key of [`${items[a].column}\n\n${b}`, `${a}\n\n${items[b].column}`]) groups.set(key, [...(groups.get(key) ?? []), i]);
  const shared = [...groups.values()].filter((places) => places.length > 1);
  for (let changed = true; changed;) {
    changed = false;
    for (const places of shared) {
      if (places.filter((i) => hidden[i]).length !== 1) continue;
      const open = places.filter((i) => !hidden[i] && pairs[i].nAB > 0);
      if (!open.length) continue;
      hidden[open.reduce((least, i) => (pairs[i].nAB < pairs[least].nAB ? i : least))] = true;
      changed = true;
    }
  }
  return hidden;
}
