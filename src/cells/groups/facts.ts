import type { LevelFact, Profile } from "../../core/cluster/profile.ts";
import type { Tag } from "../../core/tag.ts";

/** One thing that sets a group apart, in the column's own units. */
export type Fact =
  | { kind: "number"; column: string; own: number; all: number; by: "median" | "mean"; size: number }
  | { kind: "level"; column: string; level: string; own: number; all: number; size: number };

/**
 * What sets a group apart, most telling first, one fact a column.
 *
 * Medians, or means where the medians are equal. Of a column of yes and no, the yes.
 */
export function factsOf({ numbers, levels }: Profile, tags: readonly Tag[], most: number): Fact[] {
  const isYesNo = (column: string) => tags.some((tag) => tag.column === column && tag.type === "number");
  const found: Fact[] = [
    ...numbers.map(({ column, median, mean, all, d }): Fact => {
      const by = median === all.median ? "mean" : "median";
      return { kind: "number", column, by, own: by === "mean" ? mean : median, all: all[by], size: Math.abs(d) };
    }),
    ...levels.map((fact): Fact => ({ kind: "level", column: fact.column, level: fact.level, own: fact.share, all: fact.all, size: standing(fact) })),
  ];
  found.sort((a, b) => b.size - a.size);
  const seen = new Map<string, Fact>();
  for (const fact of found) {
    const before = seen.get(fact.column);
    if (!before || (before.kind === "level" && fact.kind === "level" && before.level === "0" && fact.level === "1" && isYesNo(fact.column)))
      seen.set(fact.column, fact);
  }
  return [...seen.values()].filter(({ size }) => size >= 0.1).slice(0, most);
}

function standing({ share, all }: LevelFact): number {
  return Math.abs(share - all) / Math.sqrt(Math.max(all * (1 - all), 1e-9));
}
