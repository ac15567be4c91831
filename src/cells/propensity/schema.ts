import * as v from "valibot";

const name = (byDefault = "") => v.optional(v.string(), byDefault);
const names = v.optional(v.array(v.string()), []);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const money = v.optional(v.pipe(v.number(), v.minValue(0)), 0);

export const schema = v.object({
  /** Those who said yes; or all, where `target` tells. */
  yes: name(),
  /** Those who said no; empty where `target` tells. */
  no: name(),
  target: name(),
  /** Values of the target that mean yes, as text. */
  success: names,
  /** Column that names the customer; empty for the number of the row. */
  key: name(),
  /** Column that says when a row is from; empty where none does. */
  time: name(),
  /** What is tested: the latest rows, the last rows of the table, or customers by chance. */
  split: v.optional(v.picklist(["time", "order", "random"]), "time"),
  testShare: v.optional(v.pipe(v.number(), v.minValue(0.05), v.maxValue(0.8)), 0.3),
  /** Columns the model may use; none means all. */
  columns: names,
  /** Columns it may not: known only afterwards. */
  leave: names,
  types: v.optional(v.record(v.string(), v.picklist(["number", "category", "skip"])), {}),
  /** Columns in which a missing value means 0. */
  zero: names,
  penalty: v.optional(v.picklist(["ridge", "lasso"]), "ridge"),
  lambda: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0))), null),
  purpose: v.optional(v.picklist(["response", "purchase", "churn"]), "response"),
  /** Whom to score; empty for the rows learned from. */
  apply: name(),
  /** Share of customers in the target group; null is the most profitable, or a tenth where no money is given. */
  cut: v.optional(v.nullable(share), null),
  value: money,
  cost: money,
  /** Shares that end the tiers, rising. */
  tiers: v.optional(v.pipe(v.array(share), v.length(3)), [0.05, 0.1, 0.2]),
  /** Another propensity to compare with. */
  against: name(),
  /** What is drawn on the chart. */
  curve: v.optional(v.picklist(["gains", "lift", "response", "profit", "roi"]), "gains"),
  seed: name("propensity"),
});

export type Spec = v.InferOutput<typeof schema>;
export type CurveName = Spec["curve"];
