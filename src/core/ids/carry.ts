import type { IdRules } from "./graph.ts";

/** What became of a component since the last refresh. */
export type Fate = "kept" | "merged" | "split" | "new";

/** Unified ids for today's components. */
export interface Carried {
  /** For each id its component's unified id: an old one, 0…, or −1 − k for the k-th new one. Length n. */
  unified: Int32Array;
  /** Number of new unified ids. */
  fresh: number;
  /** Components by what became of them: they sum to all components. */
  fates: Record<Fate, number>;
  /** For each old unified id the id that stands for the component most of its ids are in now; −1 where none of them is left. */
  went: Int32Array;
  /** For each old unified id 1 where a component has it today. */
  alive: Uint8Array;
}

/** How many ids one component shares with one old unified id. */
interface Overlap {
  component: number;
  old: number;
  n: number;
}

/**
 * Keep the old unified ids where they can be kept: of a component and an old unified id the pair that shares most ids comes first, and neither is given
 * twice; ties go to the lower old id, then to the component that stands first.
 *
 * kept: has an old id and members of no other. merged: has an old id and members of several. split: has members of old ids, all of which went
 * to other components. new: has no member that was there before. Components stand in the order of the ids that stand for them: by rank of the type, then by number.
 *
 * @param canonical for each id the id that stands for its component
 * @param previous for each id its old unified id, 0…olds−1 in code point order; −1 where it had none
 */
export function carry(types: Uint8Array, canonical: Int32Array, previous: Int32Array, olds: number, rules: Pick<IdRules, "rank">): Carried {
  const { component, stands } = inOrder(types, canonical, rules.rank);
  const overlaps = overlapsOf(component, previous, stands.length);
  const given = new Int32Array(stands.length).fill(-1);
  const alive = new Uint8Array(olds);
  for (const { component: at, old } of [...overlaps].sort((x, y) => y.n - x.n || x.old - y.old || x.component - y.component)) {
    if (given[at] >= 0 || alive[old]) continue;
    given[at] = old;
    alive[old] = 1;
  }
  const partners = new Int32Array(stands.length);
  for (const { component: at } of overlaps) ++partners[at];
  const fates: Record<Fate, number> = { kept: 0, merged: 0, split: 0, new: 0 };
  let fresh = 0;
  for (let at = 0; at < given.length; ++at) {
    ++fates[given[at] >= 0 ? (partners[at] > 1 ? "merged" : "kept") : partners[at] ? "split" : "new"];
    if (given[at] < 0) given[at] = -1 - fresh++;
  }
  return { unified: component.map((at) => given[at]), fresh, fates, went: wentTo(overlaps, given, stands, olds), alive };
}

/** Components numbered by the rank of the type and the number of the id that stands for each; which one each id is in. */
function inOrder(types: Uint8Array, canonical: Int32Array, rank: readonly number[]): { component: Int32Array; stands: Int32Array } {
  const ranked = [...rank.keys()].sort((x, y) => rank[x] - rank[y]);
  const byType: number[][] = rank.map(() => []);
  canonical.forEach((id, i) => {
    if (id === i) byType[types[i]].push(i);
  });
  const stands = Int32Array.from(ranked.flatMap((type) => byType[type]));
  const place = new Int32Array(types.length);
  stands.forEach((id, at) => (place[id] = at));
  return { component: canonical.map((id) => place[id]), stands };
}

/** Every component with every old unified id that its ids had, by component. */
function overlapsOf(component: Int32Array, previous: Int32Array, components: number): Overlap[] {
  const from = new Int32Array(components + 1);
  for (let i = 0; i < component.length; ++i) if (previous[i] >= 0) ++from[component[i] + 1];
  for (let at = 0; at < components; ++at) from[at + 1] += from[at];
  const olds = new Int32Array(from[components]);
  const next = from.slice();
  for (let i = 0; i < component.length; ++i) if (previous[i] >= 0) olds[next[component[i]]++] = previous[i];
  const found: Overlap[] = [];
  for (let at = 0; at < components; ++at) {
    const own = olds.subarray(from[at], from[at + 1]).sort();
    for (let i = 0, j = 0; i < own.length; i = j) {
      while (j < own.length && own[j] === own[i]) ++j;
      found.push({ component: at, old: own[i], n: j - i });
    }
  }
  return found;
}

/** Where each old unified id went: to the component that has it, else to the one that shares most ids with it. */
function wentTo(overlaps: readonly Overlap[], given: Int32Array, stands: Int32Array, olds: number): Int32Array {
  const went = new Int32Array(olds).fill(-1);
  const most = new Int32Array(olds);
  for (const { component, old, n } of overlaps) {
    const shares = given[component] === old ? Infinity : n;
    if (went[old] >= 0 && shares <= most[old]) continue;
    went[old] = stands[component];
    most[old] = Math.min(shares, 2 ** 31 - 1);
  }
  return went;
}
