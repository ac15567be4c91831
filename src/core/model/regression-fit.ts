import { fault } from "../fault.ts";
import { uniformOf } from "../plan/holdout.ts";
import { designOf } from "../prepare/design.ts";
import { spread } from "../prepare/fit-column.ts";
import type { FeaturePlan, PlanReport } from "../prepare/plan.ts";
import type { ColumnType } from "../prepare/typing.ts";
import { silent, within, type Progress } from "../progress.ts";
import type { Coded, Table } from "../table.ts";
import type { FoldRow } from "./folds.ts";
import { rowsTaken } from "./importance.ts";
import { deviations } from "./lasso.ts";
import { fitLinear, type Linear, type LinearTerm } from "./linear.ts";
import { linearPath } from "./linear-cv.ts";
import { plainPlan } from "./plain-plan.ts";
import { scoreRegression, type RegressionModel } from "./regression.ts";
import { residualPicture, type ResidualPicture } from "./residual-picture.ts";

declare module "../fault.ts" {
  interface Faults {
    /** The target of a regression has one value, or none. */
    "model/constant-target": { target: string; rows: number };
  }
}

export interface RegressionInput {
  /** Columns to explain by. */
  table: Table;
  ids: Coded;
  /** NaN where it is not known: such rows are foretold, not learned from. */
  y: Float64Array;
  target: string;
  types: Readonly<Record<string, ColumnType>>;
  zeroIfMissing: readonly string[];
  /** Ridge penalty, or have it chosen. */
  lambda: number | "cv";
  /** Rows a square of the picture must have. */
  least: number;
  seed: string;
  /** Rows to foretell; null for those of `table`. */
  apply: Table | null;
}

/** A coefficient as it is read. */
export interface RegressionTerm extends LinearTerm {
  /** Level against the first one; null for a number. */
  level: string | null;
  /** Whether it says where a number is missing. */
  lacks: boolean;
  /** Standard deviations of the target for one of the column, with its interval. */
  beta: { estimate: number; low: number; high: number };
}

export interface Regression {
  model: RegressionModel;
  /** In the units of the table: so much more of the target for one more of the column, or for this level rather than the first. */
  terms: RegressionTerm[];
  /** What is expected where every number is at its mean and every level the first. */
  intercept: LinearTerm;
  /** The same where every number is 0. */
  origin: number;
  fit: Pick<Linear, "n" | "df" | "r2" | "adjustedR2" | "sigma" | "f" | "collinear" | "lambda"> & { residuals: Omit<Linear["residuals"], "min" | "max"> };
  /** Of the target: mean and population standard deviation. */
  answers: { mean: number; sd: number };
  path: { rows: FoldRow[]; min: number; oneSe: number } | null;
  report: PlanReport;
  picture: ResidualPicture;
  /** Of each row of `apply`, or of `table`. */
  predicted: Float64Array;
}

const FOLDS = 5;

/**
 * Fit a number by linear regression on the rows where it is known, and foretell it for all.
 *
 * @throws Fault `model/constant-target`, `model/too-few-rows`, `prepare/no-columns`
 */
export function fitRegression(input: RegressionInput, progress: Progress = silent): Regression {
  const rows = Uint32Array.from(input.y.keys()).filter((i) => Number.isFinite(input.y[i]));
  const y = Float64Array.from(rows, (i) => input.y[i]);
  const answers = summary(y);
  if (!(answers.sd > 0)) throw fault("model/constant-target", { target: input.target, rows: y.length });
  const table = rows.length === input.table.rows ? input.table : rowsTaken(input.table, rows);
  const { plan, report } = plainPlan(table, input);
  progress(0.2);
  const design = designOf(plan, table, { double: true });
  const folds = () => {
    const byId = input.ids.levels.map((id) => Math.floor(uniformOf(input.seed, id) * FOLDS));
    return Uint8Array.from(rows, (i) => byId[input.ids.codes[i]]);
  };
  const path = input.lambda === "cv" ? linearPath(design, y, folds(), within(progress, 0.2, 0.7)) : null;
  const linear = fitLinear(design, y, { lambda: path ? path.min : (input.lambda as number) });
  progress(0.9);
  const byName = new Map(linear.coefficients.map((term) => [term.name, term.estimate]));
  const model: RegressionModel = {
    kind: "regression",
    plan,
    coefficients: plan.names.map((name) => byName.get(name) ?? 0),
    intercept: linear.intercept.estimate,
    lambda: linear.lambda,
    target: input.target,
  };
  const widths = deviations(design);
  const ratio = new Map(plan.names.map((name, j) => [name, widths[j] / answers.sd]));
  const { n, df, r2, adjustedR2, sigma, f, collinear, lambda } = linear;
  const { min: _min, max: _max, ...residuals } = linear.residuals;
  return {
    model,
    terms: linear.coefficients.map((term) => termOf(term, plan, ratio.get(term.name)!)),
    intercept: linear.intercept,
    origin: originOf(linear, plan),
    fit: { n, df, r2, adjustedR2, sigma, f, residuals, collinear, lambda },
    answers,
    path,
    report,
    picture: residualPicture(linear.fitted, linear.residual, input.least),
    predicted: scoreRegression(model, input.apply ?? input.table),
  };
}

/** A coefficient in the units of the table. */
function termOf(term: LinearTerm, plan: FeaturePlan, ratio: number): RegressionTerm {
  const column = plan.columns.find((part) => part.column === term.source)!;
  const lacks = column.type === "number" && term.name !== term.source;
  const unit = column.type === "number" && !lacks ? column.scale : 1;
  const { estimate, se, low, high } = term;
  return {
    ...term,
    estimate: estimate / unit,
    se: se / unit,
    low: low / unit,
    high: high / unit,
    level: column.type === "category" ? term.name.slice(term.source.length + 1) : null,
    lacks,
    beta: { estimate: estimate * ratio, low: low * ratio, high: high * ratio },
  };
}

/** What is expected where numbers are 0, not at their mean. */
function originOf({ coefficients, intercept }: Linear, { columns }: FeaturePlan): number {
  const plans = new Map(columns.map((part) => [part.column, part]));
  return coefficients.reduce((sum, { name, source, estimate }) => {
    const part = plans.get(source)!;
    return part.type === "number" && name === source ? sum - (estimate * part.centre) / part.scale : sum;
  }, intercept.estimate);
}

function summary(y: Float64Array): Regression["answers"] {
  const { mean, sd } = spread(y);
  return { mean, sd: sd > 1e-12 * Math.abs(mean) ? sd : 0 };
}
