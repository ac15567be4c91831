import type { Table } from "../table.ts";
import type { FeaturePlan } from "./plan.ts";

/** A prepared column of numbers. */
export interface DesignNumber {
  /** One value a row, finite, as the plan scales it. */
  values: Float32Array | Float64Array;
  /** Index of its coefficient. */
  at: number;
}

/** A prepared column of levels: a row has one level, and each level one coefficient or none. */
export interface DesignCodes {
  /** Level of each row, 0…levels−1. */
  codes: Uint8Array;
  /** Index of the coefficient of each level; −1 for a level that has none, as the reference has. */
  at: Int32Array;
}

/** Rows as a model takes them: numbers beside codes, never the n×d matrix of zeros and ones. */
export interface Design {
  n: number;
  /** Coefficients without the intercept. */
  d: number;
  /** Name of each coefficient; a level is `column=level`. */
  names: string[];
  /** Source column of each coefficient. */
  sources: string[];
  numbers: DesignNumber[];
  codes: DesignCodes[];
}

/** Options of `designOf`. */
export interface DesignOptions {
  /** Keep numbers in double precision: for small exact work, as linear regression. Default: single precision, as the kernels take them. */
  double?: boolean;
}

/**
 * Turn a table into the columns of a model by a plan fitted before, on this or another table. The values are those of `applyPlan`.
 *
 * @throws RangeError when the table lacks a column of the plan, or the plan weighs or balances its columns
 */
export declare function designOf(plan: FeaturePlan, table: Table, options?: DesignOptions): Design;

/** Some rows of a design, in the order given. */
export declare function rowsOfDesign(design: Design, rows: ArrayLike<number>): Design;

/** A design of some coefficients only: those where `keep` is not 0, in their order. */
export declare function columnsOfDesign(design: Design, keep: ArrayLike<number>): Design;
