import { designOf } from "../prepare/design.ts";
import type { FeaturePlan } from "../prepare/plan.ts";
import type { Table } from "../table.ts";
import { linearPredictor } from "./logistic.ts";

/** A fitted linear regression: plain JSON, the same answer wherever it is asked. */
export interface RegressionModel {
  kind: "regression";
  plan: FeaturePlan;
  /** One per prepared column; 0 for one that others add up to. */
  coefficients: number[];
  intercept: number;
  /** Ridge penalty beside half the mean squared error; 0 for none. */
  lambda: number;
  /** The column that is foretold. */
  target: string;
}

/** What a regression expects of each row. A row's answer depends on that row alone. @throws RangeError when the table lacks a column */
export function scoreRegression(model: RegressionModel, table: Table): Float64Array {
  return linearPredictor(designOf(model.plan, table, { double: true }), model);
}
