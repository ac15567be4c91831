import { fault } from "../fault.ts";
import type { Design } from "../prepare/design.ts";
import { quantiles } from "../quantile.ts";
import { betaIncomplete, betaQuantile } from "../special.ts";
import { centredGram, solve, type CentredGram } from "./gram.ts";
import { linearPredictor } from "./logistic.ts";

declare module "../fault.ts" {
  interface Faults {
    /** A linear regression has no more rows than coefficients. */
    "model/too-few-rows": { rows: number; columns: number };
  }
}

/** A coefficient and how sure it is. */
export interface LinearTerm {
  name: string;
  source: string;
  estimate: number;
  se: number;
  t: number;
  /** Of no effect, two-sided; Student t with n − d − 1 degrees of freedom. */
  p: number;
  /** 95 % interval. */
  low: number;
  high: number;
}

/** A linear regression. */
export interface Linear {
  n: number;
  /** Residual degrees of freedom. */
  df: number;
  intercept: LinearTerm;
  /** On the design's scale, in its order; without the collinear ones. */
  coefficients: LinearTerm[];
  /** Columns that others of the model add up to: left out. */
  collinear: string[];
  lambda: number;
  r2: number;
  adjustedR2: number;
  /** Residual standard error. */
  sigma: number;
  f: { value: number; df1: number; df2: number; p: number };
  /** Of each row: fitted, and answer less fitted. */
  fitted: Float64Array;
  residual: Float64Array;
  /** Quantiles of the residuals. */
  residuals: { min: number; p01: number; q1: number; median: number; q3: number; p99: number; max: number };
}

/** What a column may have of its own, as a share of its variance, for it not to be collinear. */
const OWN = 1e-10;

/**
 * Fit by least squares, with a ridge where `lambda` is above 0: λ/2 · Σ coefficient² beside half the mean squared error, the intercept free.
 *
 * A column that earlier ones add up to is left out by name, unless there is a ridge. With a ridge the degrees of freedom are the effective
 * ones, and intervals say how much the estimate moves, not how far the ridge has drawn it in.
 *
 * @param y finite
 * @throws Fault `model/too-few-rows` when there are no more rows than coefficients
 *
 * Source: Hastie, Tibshirani & Friedman 2009, 3.2 and 3.4.
 * Checked: tests/golden/linear.json (numpy, scipy).
 */
export function fitLinear(design: Design, y: Float64Array, { lambda = 0 }: { lambda?: number } = {}): Linear {
  const { n } = design;
  if (!(lambda >= 0)) throw new RangeError(`fitLinear: lambda ${lambda}`);
  const gram = centredGram(design, y);
  const { kept, collinear } = independent(gram, lambda > 0);
  if (n <= kept.length + 1) throw fault("model/too-few-rows", { rows: n, columns: kept.length });
  const solved = solve(gram, kept, n * lambda);
  const coefficients = Array.from(design.names, () => 0);
  kept.forEach((j, k) => (coefficients[j] = solved.estimates[k]));
  const intercept = gram.mean - coefficients.reduce((sum, b, j) => sum + b * gram.means[j], 0);
  const fitted = linearPredictor(design, { coefficients, intercept });
  const residual = y.map((value, i) => value - fitted[i]);
  const [df, own] = [n - 1 - solved.effective, sumOfSquares(residual)];
  const sigma = Math.sqrt(own / df);
  const reach = studentQuantile(df);
  const term = (name: string, source: string, estimate: number, spread: number): LinearTerm => {
    const se = sigma * Math.sqrt(Math.max(0, spread));
    const t = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, se > 0 ? estimate / se : 0));
    return {
      name,
      source,
      estimate,
      se,
      t,
      p: se > 0 ? betaIncomplete(df / (df + t * t), df / 2, 0.5) : 1,
      low: estimate - reach * se,
      high: estimate + reach * se,
    };
  };
  const pulled = kept.reduce((sum, a, i) => sum + gram.means[a] * kept.reduce((part, b, j) => part + solved.covariance[i][j] * gram.means[b], 0), 0);
  const explained = Math.max(0, gram.total - own);
  const value = own > 0 ? explained / solved.effective / (own / df) : Number.MAX_VALUE;
  const [min, p01, q1, median, q3, p99, max] = quantiles(residual, [0, 0.01, 0.25, 0.5, 0.75, 0.99, 1]);
  return {
    n,
    df,
    intercept: term("", "", intercept, 1 / n + pulled),
    coefficients: kept.map((j, k) => term(design.names[j], design.sources[j], coefficients[j], solved.covariance[k][k])),
    collinear: collinear.map((j) => design.names[j]),
    lambda,
    r2: gram.total > 0 ? explained / gram.total : 0,
    adjustedR2: gram.total > 0 ? 1 - own / df / (gram.total / (n - 1)) : 0,
    sigma,
    f: { value, df1: solved.effective, df2: df, p: betaIncomplete(df / (df + solved.effective * value), df / 2, solved.effective / 2) },
    fitted,
    residual,
    residuals: { min, p01, q1, median, q3, p99, max },
  };
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** The 97.5 % quantile of Student's t. */
function studentQuantile(df: number): number {
  const x = betaQuantile(0.05, df / 2, 0.5);
  return Math.sqrt((df * (1 - x)) / x);
}

/** Columns that earlier ones do not add up to, by sweeping the columns one after the other. */
function independent({ products }: CentredGram, all: boolean): { kept: number[]; collinear: number[] } {
  const [kept, collinear]: [number[], number[]] = [[], []];
  const rows: Float64Array[] = [];
  products.forEach((product, j) => {
    const row = new Float64Array(kept.length + 1);
    let own = product[j];
    kept.forEach((k, at) => {
      let sum = product[k];
      for (let m = 0; m < at; ++m) sum -= row[m] * rows[at][m];
      row[at] = sum / rows[at][at];
      own -= row[at] ** 2;
    });
    if (!(product[j] > 0) || (!all && own <= OWN * product[j])) return void collinear.push(j);
    row[kept.length] = Math.sqrt(own);
    kept.push(j);
    rows.push(row);
  });
  return { kept, collinear };
}
