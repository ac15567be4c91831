import type { Crew } from "../crew.ts";
import type { Design } from "../prepare/design.ts";
import type { Progress } from "../progress.ts";

/** A fit of the path. */
export interface LassoStep {
  lambda: number;
  /** Coefficients that are not 0. */
  df: number;
  /** Source columns with a coefficient that is not 0, in the design's order. */
  sources: string[];
  /** Share of the deviance explained, 0…1. */
  devRatio: number;
  /** Those that are not 0, on the design's scale: index of the column and value. */
  coefficients: { at: number; value: number }[];
  /** On the design's scale. */
  intercept: number;
}

export interface LassoPath {
  /** The least λ at which every coefficient is 0. */
  lambdaMax: number;
  path: LassoStep[];
}

export interface LassoOptions {
  /** λ to fit, from strong to weak. Default: 20 from λ_max to 1e-3 λ_max. */
  lambdas?: readonly number[];
}

/** A path with the log loss on rows held out. */
export interface LassoCv extends LassoPath {
  rows: { lambda: number; logLoss: number; se: number }[];
  min: number;
  oneSe: number;
  /** Source columns kept at `oneSe`. */
  kept: string[];
}

/** Fit logistic regressions with an L1 penalty on standardised columns, from strong to weak. */
export declare function lassoPath(design: Design, y: Uint8Array, options: LassoOptions, crew: Crew, progress?: Progress): Promise<LassoPath>;

/** The path, and λ chosen on it by 5-fold cross-validation. */
export declare function lassoCv(design: Design, y: Uint8Array, options: LassoOptions & { fold: Uint8Array }, crew: Crew, progress?: Progress): Promise<LassoCv>;
