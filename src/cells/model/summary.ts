import type { Fitted, Group } from "../../core/model/fitted.ts";
import { veiled } from "../../core/persona/veil.ts";
import { ascending, quantile } from "../../core/quantile.ts";
import type { Coded, Column } from "../../core/table.ts";
import type { Chances, Summary } from "./result.ts";

const BINS = 10;

/** The score among the columns that a model says of all rows; empty where it says groups. */
export function scoreOf(columns: Readonly<Record<string, Column>>): string {
  if ("lacks" in columns) return "";
  return ["probability", "uplift", "predicted"].find((column) => column in columns) ?? "";
}

/** What a model says of all rows together, fewer than k of them hidden. */
export function summaryOf(fitted: Fitted, columns: Readonly<Record<string, Column>>, k: number): Summary {
  const column = scoreOf(columns);
  if (column) return scores(column, columns[column] as Float64Array, k);
  return groups(fitted, (columns.lacks ?? Object.values(columns)[0]) as Coded, k);
}

function groups(fitted: Fitted, { codes, levels }: Coded, k: number): Summary {
  const ids = codes.includes(-1) ? [...levels, ""] : levels;
  const sizes = ids.map(() => 0);
  for (const code of codes) ++sizes[code < 0 ? levels.length : code];
  const hidden = veiled(sizes, k);
  const known = new Map(groupsIn(fitted).map(({ id, share }) => [id, share]));
  return {
    by: "groups",
    groups: ids.map((id, i) => ({
      id,
      n: hidden[i] ? null : sizes[i],
      share: hidden[i] ? null : sizes[i] / codes.length,
      before: known.get(id) ?? null,
    })),
  };
}

/** The pair of an association of which chances are said, and how many rows have one, null where they are few; null where none are said. */
export function chancesOf(fitted: Fitted, { probability }: Readonly<Record<string, Column>>, k: number): Chances | null {
  if (fitted.kind !== "association" || !fitted.chance) return null;
  const n = (probability as Float64Array).reduce((count, chance) => count + (chance >= 0 ? 1 : 0), 0);
  return { has: fitted.items[fitted.chance.has].id, lacks: fitted.items[fitted.chance.lacks].id, n: n > 0 && n < k ? null : n };
}

/** The groups that a fitted thing tells apart; none where it says a score. */
export function groupsIn(fitted: Fitted): Group[] {
  if ("groups" in fitted) return fitted.groups;
  return fitted.kind === "campaign-types" ? fitted.types : [];
}

function scores(column: string, values: Float64Array, k: number): Summary {
  const sorted = ascending(values);
  const at = (p: number) => quantile(sorted, p);
  const [low, high] = column === "probability" ? [0, at(1)] : [at(0), at(1)];
  const width = (high - low) / BINS || 1;
  const counts = new Array<number>(BINS).fill(0);
  let sum = 0;
  for (const value of sorted) {
    sum += value;
    ++counts[Math.min(BINS - 1, Math.floor((value - low) / width))];
  }
  return {
    by: "score",
    column,
    mean: sum / sorted.length,
    quartiles: [at(0), at(0.25), at(0.5), at(0.75), at(1)],
    bins: counts.map((n, i) => ({ from: low + i * width, to: low + (i + 1) * width, n: n > 0 && n < k ? null : n })),
  };
}
