import type { Design } from "../prepare/design.ts";

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
  /** min, 1 %, quartiles, 99 %, max of the residuals. */
  residuals: { min: number; p01: number; q1: number; median: number; q3: number; p99: number; max: number };
}

/** Fit by least squares, with a ridge where `lambda` is above 0: λ/2 · Σ coefficient² beside half the mean squared error. */
export declare function fitLinear(design: Design, y: Float64Array, options?: { lambda?: number }): Linear;
