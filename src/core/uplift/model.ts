import { linearPredictor, probabilityOf } from "../model/logistic.ts";
import { designOf } from "../prepare/design.ts";
import type { FeaturePlan } from "../prepare/plan.ts";
import type { Coded, Table } from "../table.ts";

/** How the effect on a row is learned: a model for each arm, one model of both with interactions, or a model of the transformed class. */
export type Learner = "t" | "s" | "class";

/** A fitted logistic regression, on the scale of a design. */
export interface Coefficients {
  coefficients: number[];
  intercept: number;
  /** Ridge penalty in the mean-loss form. */
  lambda: number;
}

/** Parts of the score, of how much more likely a yes is with the treatment than without: regions of the score, not facts about a person. */
export const regions = ["persuadable", "sure", "lost", "sleeping", "between"] as const;

export type Region = (typeof regions)[number];

/** A fitted uplift: how much more likely a row says yes when treated. Plain JSON, the same answer wherever it is asked. */
export interface UpliftModel {
  kind: "uplift";
  learner: Learner;
  plan: FeaturePlan;
  /** Chance of a yes with the treatment, and without; null where the class was transformed. */
  treated: Coefficients | null;
  control: Coefficients | null;
  /** Chance that arm and answer agree; null for the other learners. */
  transformed: Coefficients | null;
  /** Where the regions of the score lie; null when the score told nothing on rows it was not fitted on. */
  regions: {
    /** Persuadable from this uplift on. */
    from: number;
    /** Of the others, sure from this chance without the treatment on. */
    base: number;
  } | null;
  target: { column: string; yes: string[] };
  arm: { column: string; treated: string[] };
}

/** What a model says of rows. */
export interface UpliftScores {
  /** Difference of the two chances, −1…1. */
  uplift: Float64Array;
  /** NaN where the class was transformed. */
  treated: Float64Array;
  control: Float64Array;
}

/**
 * Score the rows of a table. A row's answer depends on that row alone.
 *
 * @throws RangeError when the table lacks a column of the model
 */
export function scoreUplift(model: Pick<UpliftModel, "plan" | "treated" | "control" | "transformed">, table: Table): UpliftScores {
  const design = designOf(model.plan, table);
  const chance = (fitted: Coefficients | null) => (fitted ? linearPredictor(design, fitted).map(probabilityOf) : new Float64Array(table.rows).fill(NaN));
  if (model.transformed) return { uplift: chance(model.transformed).map((p) => 2 * p - 1), treated: chance(null), control: chance(null) };
  const [treated, control] = [chance(model.treated), chance(model.control)];
  return { uplift: treated.map((p, i) => p - control[i]), treated, control };
}

/** The region of the score each row lies in; missing everywhere when the model has no regions. */
export function regionsOf(model: Pick<UpliftModel, "regions">, { uplift, control }: UpliftScores): Coded {
  const codes = new Int32Array(uplift.length).fill(-1);
  if (model.regions) for (let i = 0; i < codes.length; ++i) codes[i] = regions.indexOf(regionOf(model.regions, uplift[i], control[i]));
  return { codes, levels: [...regions] };
}

function regionOf({ from, base }: NonNullable<UpliftModel["regions"]>, uplift: number, control: number): Region {
  if (uplift < 0) return "sleeping";
  if (uplift >= from) return "persuadable";
  if (Number.isNaN(control)) return "between";
  return control >= base ? "sure" : "lost";
}
