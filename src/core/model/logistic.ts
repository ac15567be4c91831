import type { Crew } from "../crew.ts";
import type { Design } from "../prepare/design.ts";
import type { Progress } from "../progress.ts";

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

/** Fit by Newton's method, above 500 columns by L-BFGS. */
export declare function fitLogistic(design: Design, y: Uint8Array, options: LogisticOptions, crew: Crew, progress?: Progress): Promise<Logit>;

/** f of each row: intercept and columns added in one fixed order, so that a cell and a model file give the same bits. */
export declare function linearPredictor(design: Design, logit: { coefficients: readonly number[]; intercept: number }): Float64Array;

/** P(y = 1) from f. */
export declare function probabilityOf(f: number): number;

/**
 * Refuse a target that no model can be fitted to.
 *
 * @throws Fault `model/one-class` when all rows say the same, `model/few-events` when the rarer class has fewer than 50 rows or, where
 * `columns` is given, fewer than 5 for each column
 */
export declare function checkTarget(y: Uint8Array, options: { target: string; columns?: number }): void;
