import { adjustedRand } from "../../src/core/cluster/ari.ts";

/** How well groups that were found agree with those planted, 0 by chance and 1 the same; rows planted as none (−1) are left out. */
export function agreement(found: readonly string[], planted: readonly number[]): number {
  const kept = planted.flatMap((group, i) => (group < 0 ? [] : [i]));
  const codes = new Map<string, number>();
  const labels = kept.map((i) => codes.get(found[i]) ?? codes.set(found[i], codes.size).size - 1);
  return adjustedRand(
    Int32Array.from(labels),
    Int32Array.from(kept, (i) => planted[i]),
  );
}

/** The planted group that most members of each found group belong to; −1 where most belong to none. Ties: the lowest. */
export function majorities(found: readonly string[], planted: readonly number[]): Map<string, number> {
  const counts = new Map<string, Map<number, number>>();
  found.forEach((group, i) => {
    const of = counts.get(group) ?? counts.set(group, new Map()).get(group)!;
    of.set(planted[i], (of.get(planted[i]) ?? 0) + 1);
  });
  const most = (of: Map<number, number>) => [...of].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] < a[0]) ? b : a))[0];
  return new Map([...counts].map(([group, of]) => [group, most(of)]));
}

/** Which personas each found type is assigned to. */
export type Assignment = Readonly<Record<string, { personas: readonly string[]; weak: boolean }>>;

/** What became of a planted type. */
export interface Verdict {
  /** Whether a found type is mostly of it, and whether one of those is assigned to the planted best persona. */
  seen: boolean;
  found: boolean;
  /** The best persona was found, but only as the best there is. */
  weak: boolean;
}

/**
 * For each planted type, whether its best persona is among those assigned.
 *
 * @param types planted type of each found type, by majority
 * @param personas planted persona of each found persona, by majority
 * @param best planted best persona by planted type
 */
export function verdicts(
  assignment: Assignment,
  types: ReadonlyMap<string, number>,
  personas: ReadonlyMap<string, number>,
  best: readonly number[],
): Verdict[] {
  return best.map((wanted, t) => {
    const own = Object.keys(assignment).filter((id) => types.get(id) === t);
    const hits = own.filter((id) => assignment[id].personas.some((persona) => personas.get(persona) === wanted));
    return { seen: own.length > 0, found: hits.length > 0, weak: hits.length > 0 && hits.every((id) => assignment[id].weak) };
  });
}
