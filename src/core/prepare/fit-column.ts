import { drawn, finite, quantiles } from "../quantile.ts";
import type { Column } from "../table.ts";
import { isBlank } from "./typing.ts";

/** How one column of numbers is prepared. */
export interface NumberPlan {
  column: string;
  type: "number";
  /** A missing value means 0. */
  zero: boolean;
  /** What a missing value becomes. */
  median: number;
  /** Limits to which values are cut. */
  low: number;
  high: number;
  transform: "none" | "log1p" | "asinh";
  /** Subtracted after the transform, then divided by `scale`. */
  centre: number;
  scale: number;
  /** A second column says where the value was missing. */
  flag: boolean;
}

/** How one column of levels is prepared. */
export interface CategoryPlan {
  column: string;
  type: "category";
  zero: boolean;
  /** Levels that stand alone. */
  levels: string[];
  /** Whether there is a level for all others. */
  other: boolean;
  /** What a missing value becomes: a level of its own, or the most frequent one. */
  missing: "level" | "mode";
  mode: string;
  /** Models leave the first level out. */
  reference: boolean;
}

/** Names of the levels that are not in the data. */
export const OTHER = "Other";
/** The level of what is missing. */
export const MISSING = "(missing)";

/** The names of the 0/1 columns of a category, in order. */
export function categoryColumns({ levels, other, missing, reference }: CategoryPlan): string[] {
  const all = [...levels, ...(other ? [OTHER] : []), ...(missing === "level" ? [MISSING] : [])];
  return reference ? all.slice(1) : all;
}

/** Cut and transform one value, before scaling. */
export function bend(value: number, { low, high, transform }: Pick<NumberPlan, "low" | "high" | "transform">): number {
  const cut = value < low ? low : value > high ? high : value;
  return transform === "log1p" ? Math.log1p(cut) : transform === "asinh" ? Math.asinh(cut) : cut;
}

/** The limits and transform of a column of finite numbers, which are left in another order. */
export function shapeOf(values: Float64Array): Pick<NumberPlan, "low" | "high" | "transform"> {
  const [low, high] = drawn(values, [0.01, 0.99]);
  const g1 = skewness(values.map((value) => (value < low ? low : value > high ? high : value)));
  return { low, high, transform: g1 > 1 && low >= 0 ? "log1p" : Math.abs(g1) > 1 ? "asinh" : "none" };
}

/**
 * Fit one column of numbers.
 *
 * `scale` is 0 when the column is constant. `topShare` gives the share of its most frequent value among all rows.
 */
export function fitNumber(name: string, column: Column, { zero, scale, flag }: { zero: boolean; scale: "z" | "robust"; flag: boolean }) {
  const values = column instanceof Float64Array ? column : new Float64Array(column.codes.length).fill(NaN);
  const filled = zero ? values.map((value) => (Number.isFinite(value) ? value : 0)) : values;
  const known = finite(filled);
  const shape = shapeOf(known);
  const [median] = drawn(known, [0.5]);
  const bent = filled.map((value) => bend(Number.isFinite(value) ? value : median, shape));
  const { mean, sd } = spread(bent);
  let [centre, width] = [mean, sd];
  if (scale === "robust") {
    const [q1, middle, q3] = quantiles(bent, [0.25, 0.5, 0.75]);
    const iqr = q3 - q1;
    centre = middle;
    if (iqr > 0) width = iqr;
  }
  if (!(sd > 1e-12 * Math.max(1, Math.abs(mean)))) width = 0;
  const plan: NumberPlan = { column: name, type: "number", zero, median, ...shape, centre, scale: width, flag };
  return { plan, scale: width, topShare: () => topRun(known.sort()) / Math.max(values.length, 1) };
}

/**
 * Fit one column of levels: those rarer than max(30, 0.5 %) and those after the twentieth become `Other`.
 *
 * `pooled` counts the levels in `Other`; `topShare` is the share of the most frequent value, missing included.
 */
export function fitCategory(name: string, column: Column, { purpose, zero }: { purpose: "clustering" | "model"; zero: boolean }) {
  const counts = levelCounts(column, zero);
  const rows = column instanceof Float64Array ? column.length : column.codes.length;
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const present = ranked.reduce((sum, [, n]) => sum + n, 0);
  const own = rows > 0 && (rows - present) / rows >= 0.005;
  const least = Math.max(30, 0.005 * rows);
  let kept = ranked.filter(([, n], i) => n >= least && i < 20);
  if (!kept.length) kept = ranked.slice(0, 1);
  const levels = kept.map(([level]) => level);
  if (purpose === "model") levels.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const pooled = ranked.length - kept.length;
  const top = Math.max(ranked[0]?.[1] ?? 0, own ? rows - present : 0);
  const plan: CategoryPlan = {
    column: name,
    type: "category",
    zero,
    levels,
    other: pooled > 0,
    missing: own ? "level" : "mode",
    mode: ranked[0]?.[0] ?? "",
    reference: purpose === "model",
  };
  return { plan, pooled, topShare: ranked.length + (own ? 1 : 0) <= 1 ? 1 : top / rows };
}

function levelCounts(column: Column, zero: boolean): Map<string, number> {
  const counts = new Map<string, number>();
  if (column instanceof Float64Array) {
    for (const value of column) {
      if (!Number.isFinite(value) && !zero) continue;
      const level = String(Number.isFinite(value) ? value : 0);
      counts.set(level, (counts.get(level) ?? 0) + 1);
    }
    return counts;
  }
  const tally = new Int32Array(column.levels.length);
  for (const code of column.codes) if (code >= 0) ++tally[code];
  column.levels.forEach((level, code) => {
    if (tally[code] && !isBlank(level)) counts.set(level, tally[code]);
  });
  return counts;
}

/** g1 = m3 / m2^1.5, of population moments; 0 where all values are equal. */
function skewness(values: Float64Array): number {
  const { mean, sd } = spread(values);
  if (!(sd > 0)) return 0;
  let cubes = 0;
  for (let i = 0; i < values.length; ++i) {
    const gap = values[i] - mean;
    cubes += gap * gap * gap;
  }
  return cubes / values.length / sd ** 3;
}

/** Mean and population sd. */
export function spread(values: Float64Array): { mean: number; sd: number } {
  let sum = 0;
  for (let i = 0; i < values.length; ++i) sum += values[i];
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; ++i) {
    const gap = values[i] - mean;
    squares += gap * gap;
  }
  return { mean, sd: Math.sqrt(squares / values.length) };
}

/** Length of the longest run of equal numbers. */
function topRun(sorted: Float64Array): number {
  let best = 0;
  for (let i = 0, start = 0; i < sorted.length; ++i) {
    if (sorted[i] !== sorted[start]) start = i;
    best = Math.max(best, i - start + 1);
  }
  return best;
}
