import { fault } from "../fault.ts";
import type { Column, Table } from "../table.ts";
import { columnMoments } from "../cluster/moments.ts";
import { silent, type Progress } from "../progress.ts";
import { applyPlan } from "./apply.ts";
import { chunks, everyNth } from "./chunks.ts";
import { duplicates, DUPLICATE_ROWS, type Duplicate } from "./duplicates.ts";
import { categoryColumns, fitCategory, fitNumber, type CategoryPlan, type NumberPlan } from "./fit-column.ts";
import { typeOf, type ColumnType } from "./typing.ts";

declare module "../fault.ts" {
  interface Faults {
    /** Nothing is left to compare rows by; `dropped` lists what was left out, and `reasons` why, in the same order. */
    "prepare/no-columns": { dropped: string[]; reasons: DropReason[] };
  }
}

/** Why a column takes no part. */
export type DropReason = "missing" | "constant" | "nearly-constant" | "id" | "skipped" | "weight" | "duplicate";

/** What the columns are prepared for, and how. */
export interface PlanOptions {
  purpose: "clustering" | "model";
  /** What a column is, where the reader knows better than its values. */
  types?: Readonly<Record<string, ColumnType>>;
  /** Columns in which a missing value means 0, as usage without a record. */
  zeroIfMissing?: readonly string[];
  /** Weight 0…5 of a column; 0 leaves it out. Default 1. */
  weights?: Readonly<Record<string, number>>;
  /** Block each column belongs to; a column without one is in the block "". */
  blocks?: Readonly<Record<string, string>>;
  /** Weight of a block when balanced. Default 1. */
  blockWeights?: Readonly<Record<string, number>>;
  /** Whether blocks weigh the same however many columns they have. Default: when there is more than one. */
  balance?: boolean;
  /** How numbers are scaled: by mean and population sd, or by median and IQR. */
  scale?: "z" | "robust";
  /** A 0/1 column for missing numbers. Default: for models. */
  missingFlags?: boolean;
}

/** How columns of a table become numbers for a method: JSON, fitted once, applied to any later table. */
export interface FeaturePlan {
  purpose: "clustering" | "model";
  columns: (NumberPlan | CategoryPlan)[];
  /** Names of the prepared columns, in order; a level is `column=level`. */
  names: string[];
  /** Source column of each prepared column. */
  sources: string[];
  /** Subtracted from each prepared column, then it is multiplied by its factor: weights and block balance. */
  shift: number[];
  factor: number[];
  blocks: { block: string; weight: number; columns: number }[];
}

/** What was left out, and why. */
export interface PlanReport {
  rows: number;
  dropped: { column: string; reason: DropReason }[];
  duplicates: Duplicate[];
  /** Share of missing values 0…1 of the columns that have some. */
  missing: { column: string; share: number }[];
  /** Levels that were too rare to stand alone. */
  pooled: { column: string; levels: number }[];
}

/** Most columns for which near-duplicates are looked for: the work grows with their square. */
const DUPLICATE_LIMIT = 300;

/**
 * Learn from a table how its columns become numbers.
 *
 * Numbers: missing takes the median, then winsorised at 1 % and 99 %, transformed when skewed, scaled. Text and two-valued numbers: one
 * 0/1 column for every level, unscaled (for models without the first level). Columns stay in the order of the table.
 *
 * @throws Fault `prepare/no-columns` when none is left
 *
 * Source: METHODS 1; scaling as scikit-learn's StandardScaler.
 * Checked: tests/golden/prep_trend.json.
 */
export function fitPlan(table: Table, options: PlanOptions, progress: Progress = silent): { plan: FeaturePlan; report: PlanReport } {
  const report: PlanReport = { rows: table.rows, dropped: [], duplicates: [], missing: [], pooled: [] };
  const fitted: (NumberPlan | CategoryPlan)[] = [];
  const columns = Object.entries(table.columns);
  for (const [i, [name, column]] of columns.entries()) {
    progress(i / columns.length);
    const reason = fitColumn(name, column, { options, report, into: fitted });
    if (reason) report.dropped.push({ column: name, reason });
  }
  const raw = planOf(fitted, options.purpose);
  if (raw.names.length > 0 && raw.names.length <= DUPLICATE_LIMIT) {
    const { x, n, d } = applyPlan(raw, everyNth(table, Math.ceil(table.rows / DUPLICATE_ROWS)));
    const whole = new Set(fitted.filter((part) => part.type === "category" && part.reference).map(({ column }) => column));
    report.duplicates = duplicates(x, n, d, raw.sources, whole);
    for (const { column } of report.duplicates) report.dropped.push({ column, reason: "duplicate" });
  }
  const doubled = new Set(report.duplicates.map(({ column }) => column));
  const kept = fitted.filter(({ column }) => !doubled.has(column));
  if (!kept.length)
    throw fault("prepare/no-columns", { dropped: report.dropped.map(({ column }) => column), reasons: report.dropped.map(({ reason }) => reason) });
  return { plan: weighted(planOf(kept, options.purpose), table, options), report };
}

interface Fitting {
  options: PlanOptions;
  report: PlanReport;
  into: (NumberPlan | CategoryPlan)[];
}

function fitColumn(name: string, column: Column, { options, report, into }: Fitting): DropReason | null {
  const zero = options.zeroIfMissing?.includes(name) ?? false;
  if (options.weights?.[name] === 0) return "weight";
  const { type, missing } = typeOf(column, options.types?.[name], zero);
  if (missing > 0) report.missing.push({ column: name, share: missing });
  if (type === "skip") return options.types?.[name] === "skip" ? "skipped" : "id";
  if (missing > 0.95) return "missing";
  if (type === "number") {
    const flag = options.missingFlags ?? options.purpose === "model";
    const fit = fitNumber(name, column, { zero, scale: options.scale ?? "z", flag: flag && missing >= 0.01 });
    if (!(fit.scale > 0)) return "constant";
    if (options.purpose === "clustering" && fit.topShare() > 0.995) return "nearly-constant";
    into.push(fit.plan);
    return null;
  }
  const { plan, pooled, topShare } = fitCategory(name, column, { purpose: options.purpose, zero });
  if (topShare === 1) return "constant";
  if (options.purpose === "clustering" && topShare > 0.995) return "nearly-constant";
  if (pooled) report.pooled.push({ column: name, levels: pooled });
  into.push(plan);
  return null;
}

function planOf(columns: (NumberPlan | CategoryPlan)[], purpose: "clustering" | "model"): FeaturePlan {
  const names: string[] = [];
  const sources: string[] = [];
  for (const plan of columns) {
    const made =
      plan.type === "category"
        ? categoryColumns(plan).map((level) => `${plan.column}=${level}`)
        : [plan.column, ...(plan.flag ? [`${plan.column}__isna`] : [])];
    names.push(...made);
    sources.push(...made.map(() => plan.column));
  }
  return { purpose, columns, names, sources, shift: names.map(() => 0), factor: names.map(() => 1), blocks: [] };
}

/** The same plan with column weights and, when balanced, each block centred and brought to one total variance. */
function weighted(plan: FeaturePlan, table: Table, { weights = {}, blocks = {}, blockWeights = {}, balance }: PlanOptions): FeaturePlan {
  const weight = plan.sources.map((column) => weights[column] ?? 1);
  const bad = weight.find((w) => !(w >= 0 && w <= 5));
  if (bad !== undefined) throw new RangeError(`fitPlan: weight ${bad}`);
  const factor = weight.map(Math.sqrt);
  const block = plan.sources.map((column) => blocks[column] ?? "");
  const all = [...new Set(block)];
  if (!(balance ?? all.length > 1)) return { ...plan, factor };
  const { means, variances } = momentsOf(plan, table);
  const total = new Map(all.map((name) => [name, 0]));
  block.forEach((name, j) => total.set(name, total.get(name)! + variances[j] * weight[j]));
  return {
    ...plan,
    shift: Array.from(means),
    factor: factor.map((f, j) => (f * Math.sqrt(blockWeights[block[j]] ?? 1)) / Math.sqrt(total.get(block[j])! || 1)),
    blocks: all.map((name) => ({ block: name, weight: blockWeights[name] ?? 1, columns: block.filter((b) => b === name).length })),
  };
}

/** Mean and population variance of each prepared column, made piece by piece and merged in order. Source: Chan, Golub & LeVeque 1983. */
function momentsOf(plan: FeaturePlan, table: Table): { means: Float64Array; variances: Float64Array } {
  const [means, squares] = [new Float64Array(plan.names.length), new Float64Array(plan.names.length)];
  for (const { from, part } of chunks(table)) {
    const { x, n, d } = applyPlan(plan, part);
    const own = columnMoments(x, n, d);
    for (let j = 0; j < d; ++j) {
      const gap = own.means[j] - means[j];
      means[j] += (gap * n) / (from + n);
      squares[j] += own.variances[j] * n + (gap * gap * from * n) / (from + n);
    }
  }
  return { means, variances: squares.map((sum) => sum / table.rows) };
}
