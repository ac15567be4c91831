import * as v from "valibot";

const name = (byDefault = "") => v.optional(v.string(), byDefault);
const names = v.optional(v.array(v.string()), []);

export const schema = v.object({
  /** One row a customer of the experiment. */
  table: name(),
  /** Column that names the customer; empty for the number of the row. */
  key: name(),
  outcome: name(),
  /** Values of the outcome that mean yes, as text. */
  yes: names,
  /** Column that says who was treated. */
  arm: name(),
  /** Values of the arm that mean treated, as text. */
  treated: names,
  /** Values that mean control; none means the one value that is left. */
  control: names,
  /** Columns the score may use; none means all. */
  columns: names,
  /** Columns it may not: known only afterwards. */
  leave: names,
  learner: v.optional(v.picklist(["t", "s", "class"]), "t"),
  /** Ridge penalty in the mean-loss form; null has it chosen. */
  lambda: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0))), null),
  testShare: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(0.9)), 0.5),
  /** Whom to score; empty for the customers of the experiment. */
  apply: name(),
  /** Share of customers in the target group; null is where the most is gained. */
  cut: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), null),
  seed: name("uplift"),
});

export type Spec = v.InferOutput<typeof schema>;
