import type { Crew } from "../../src/core/crew.ts";
import { auc, compareAuc, type AucDifference } from "../../src/core/model/auc.ts";
import { fitPropensity, type Propensity, type PropensityInput } from "../../src/core/model/propensity-fit.ts";
import { fitRegression, type Regression, type RegressionInput } from "../../src/core/model/regression-fit.ts";
import type { Progress } from "../../src/core/progress.ts";

/** What the models worker does: functions of one input, with progress; long sums are shared with other threads. */
export const models = {
  regression: (input: RegressionInput, progress: Progress): Regression => fitRegression(input, progress),
  propensity: (input: PropensityInput, progress: Progress, crew: Crew): Promise<Propensity> => fitPropensity(input, progress, crew),
  /** Two scores of the same rows: the AUC of each, and how they differ. */
  compare: ({ y, a, b }: { y: Uint8Array; a: Float64Array; b: Float64Array }): { first: number; second: number; test: AucDifference } => ({
    first: auc(y, a),
    second: auc(y, b),
    test: compareAuc(y, a, b),
  }),
};

export type Models = typeof models;
