import type { Trained } from "../../core/model/model-file.ts";
import type { RegressionModel } from "../../core/model/regression.ts";
import type { Regression } from "../../core/model/regression-fit.ts";
import type { DropReason } from "../../core/prepare/plan.ts";

/** What the reader should know. */
export type Warning =
  /** Rows whose target is not known: foretold, not learned from. */
  | { code: "unknown"; rows: number }
  | { code: "collinear"; names: string[] }
  /** Fewer than ten rows for each coefficient. */
  | { code: "few"; rows: number; columns: number }
  /** Residuals bend or spread with what is expected. */
  | { code: "bent" }
  | { code: "repeated"; rows: number }
  /** More coefficients than are kept in the result. */
  | { code: "cut"; terms: number; shown: number };

export interface Result {
  table: string;
  /** Rows of the table, and those learned from. */
  rows: { all: number; known: number };
  terms: Regression["terms"];
  intercept: Regression["intercept"];
  origin: number;
  fit: Regression["fit"];
  answers: Regression["answers"];
  path: Regression["path"];
  /** Columns that took no part, and why; `of` is the one it doubles. */
  leftOut: { column: string; reason: DropReason; of: string | null }[];
  picture: Regression["picture"];
  /** Source columns in use. */
  used: string[];
  model: RegressionModel;
  trained: Trained;
  warnings: Warning[];
}
