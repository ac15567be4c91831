import type { Crew } from "../crew.ts";
import { fault } from "../fault.ts";
import type { Design } from "../prepare/design.ts";
import { silent, type Progress } from "../progress.ts";
import { keepLoss, type LossOf } from "./logistic-rows.ts";
import { lbfgs } from "./lbfgs.ts";
import { newton } from "./newton.ts";

declare module "../fault.ts" {
  interface Faults {
    /** Every row says the same of the target. */
    "model/one-class": { target: string; rows: number; events: number };
    /** The rarer answer is too rare to learn from: `least` rows are needed, for `columns` columns where that is what needs them. */
    "model/few-events": { target: string; events: number; least: number; columns: number | null };
  }
}

/** A fitted logistic regression: P(y = 1) = 1 / (1 + exp(−f)), f = intercept + Σ coefficient · column. */
export interface Logit {
  /** One per column of the design, on its scale. */
  coefficients: number[];
  intercept: number;
  /** Ridge penalty λ/2 · Σ coefficient² beside the mean loss: 1/(C n). What was used, which is more than was asked where `separated`. */
  lambda: number;
  /** Passes over the rows. */
  passes: number;
  converged: boolean;
  /** Whether the columns tell the classes apart all but perfectly, so that coefficients grow without bound and a ridge was forced. */
  separated: boolean;
}

/** How a logistic regression is fitted. */
export interface LogisticOptions {
  /** Ridge penalty in the mean-loss form, 1/(C n); 0 for none. */
  lambda: number;
  /** Weight of each row's loss. Default 1. */
  weights?: Float64Array;
  /** Coefficients to start from, on the design's scale, with the intercept. */
  start?: { coefficients: readonly number[]; intercept: number };
}

/** Most columns for which second derivatives are worth their cost. */
const NEWTON = 500;

/** Coefficients beyond this, and scores beyond this, mean that a column tells the classes apart. */
const SEPARATED = { coefficient: 15, predictor: -Math.log(1e-9) };

/** Rows of the rarer answer that a model needs, and that each of its columns needs. */
const EVENTS = { least: 50, each: 5 };

/**
 * Fit by Newton's method, above 500 columns by L-BFGS; the intercept is free of the penalty.
 *
 * Stops when no first derivative of C · Σ loss + ½ Σ coefficient² exceeds 1e-9 · max(1, C n / 1000). Where hardly any penalty is asked for
 * and the columns tell the classes apart (a coefficient beyond 15, a probability within 1e-9 of 0 or 1), it is fitted with λ = 1/n instead,
 * and says so. Sums are made by chunk, so the number of threads changes no bit.
 *
 * Source: McCullagh & Nelder 1989; Nocedal & Wright 2006, algorithm 7.4. METHODS 10.
 * Checked: tests/golden/logit_bank.json (scikit-learn newton-cholesky).
 */
export async function fitLogistic(design: Design, y: Uint8Array, options: LogisticOptions, crew: Crew, progress: Progress = silent): Promise<Logit> {
  const { lambda, weights = null } = options;
  if (!(lambda >= 0)) throw new RangeError(`fitLogistic: lambda ${lambda}`);
  if (y.length !== design.n) throw new RangeError(`fitLogistic: ${y.length} answers for ${design.n} rows`);
  const loss = await keepLoss(design, y, weights, crew);
  try {
    const start = options.start ? Float64Array.of(...options.start.coefficients, options.start.intercept) : startOf(design.d, y, weights);
    const bare = lambda * design.n < 0.01;
    const first = await minimise(loss, start, lambda, { progress, limit: bare ? SEPARATED.coefficient : Infinity });
    if (!bare || !(first.stopped || separates(design, first.at))) return logitOf(first, lambda, false);
    const ridge = 1 / design.n;
    return logitOf(await minimise(loss, startOf(design.d, y, weights), ridge, { progress, limit: Infinity }), ridge, true);
  } finally {
    loss.close();
  }
}

/** Where a search for the least loss has come to. */
export interface Minimum {
  /** d coefficients, then the intercept. */
  at: Float64Array;
  passes: number;
  converged: boolean;
  /** Whether it was given up because a coefficient went beyond the limit. */
  stopped: boolean;
}

/** How a search is made: `limit` is the coefficient beyond which it is given up, `enough` the first derivative that is as good as 0. */
export interface Search {
  progress: Progress;
  limit: number;
  enough?: number;
}

/** Coefficients of least loss with a ridge. */
export function minimise(loss: LossOf, start: Float64Array, lambda: number, search: Search): Promise<Minimum> {
  return loss.d <= NEWTON ? newton(loss, start, lambda, search) : lbfgs(loss, start, lambda, search);
}

/** No coefficients, and the intercept that gives the mean of y. */
export function startOf(d: number, y: Uint8Array, weights: Float64Array | null = null): Float64Array {
  let [events, all] = [0, 0];
  for (let i = 0; i < y.length; ++i) {
    const weight = weights ? weights[i] : 1;
    events += y[i] * weight;
    all += weight;
  }
  const start = new Float64Array(d + 1);
  if (events > 0 && events < all) start[d] = Math.log(events / (all - events));
  return start;
}

function separates(design: Design, at: Float64Array): boolean {
  const f = linearPredictor(design, { coefficients: Array.from(at.subarray(0, design.d)), intercept: at[design.d] });
  return f.some((value) => Math.abs(value) > SEPARATED.predictor);
}

function logitOf({ at, passes, converged }: Minimum, lambda: number, separated: boolean): Logit {
  const d = at.length - 1;
  return { coefficients: Array.from(at.subarray(0, d)), intercept: at[d], lambda, passes, converged, separated };
}

/** f of each row: intercept and columns added in one fixed order, so that a cell and a model file give the same bits. */
export function linearPredictor(design: Design, { coefficients, intercept }: { coefficients: readonly number[]; intercept: number }): Float64Array {
  const f = new Float64Array(design.n).fill(intercept);
  for (const { values, at } of design.numbers) {
    const by = coefficients[at];
    if (by !== 0) for (let i = 0; i < f.length; ++i) f[i] += by * values[i];
  }
  for (const { codes, at } of design.codes) {
    const of = Float64Array.from(at, (j) => (j < 0 ? 0 : coefficients[j]));
    for (let i = 0; i < f.length; ++i) f[i] += of[codes[i]];
  }
  return f;
}

/** P(y = 1) from f. */
export function probabilityOf(f: number): number {
  const e = Math.exp(-Math.abs(f));
  return (f >= 0 ? 1 : e) / (1 + e);
}

/**
 * Refuse a target that no model can be fitted to.
 *
 * @throws Fault `model/one-class` when all rows say the same, `model/few-events` when the rarer class has fewer than 50 rows or, where
 * `columns` is given, fewer than 5 for each column
 */
export function checkTarget(y: Uint8Array, { target, columns = null }: { target: string; columns?: number | null }): void {
  let events = 0;
  for (const value of y) events += value;
  const rarer = Math.min(events, y.length - events);
  if (!rarer) throw fault("model/one-class", { target, rows: y.length, events });
  if (rarer < EVENTS.least) throw fault("model/few-events", { target, events: rarer, least: EVENTS.least, columns: null });
  if (columns !== null && rarer < EVENTS.each * columns) throw fault("model/few-events", { target, events: rarer, least: EVENTS.each * columns, columns });
}
