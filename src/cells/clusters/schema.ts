import * as v from "valibot";

const named = v.optional(v.string(), "");
const many = v.optional(v.array(v.string()), []);

export const schema = v.object({
  table: named,
  /** Column that says who a row is; none where each row is another customer. */
  key: named,
  /** Columns that customers are compared by; none takes all that can be used. */
  columns: many,
  types: v.optional(v.record(v.string(), v.picklist(["number", "category", "skip"])), {}),
  weights: v.optional(v.record(v.string(), v.pipe(v.number(), v.minValue(0), v.maxValue(5))), {}),
  /** Columns in which a missing value means 0. */
  zero: many,
  k: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(30))), null),
  seed: v.optional(v.string(), "clusters"),
  scale: v.optional(v.picklist(["z", "robust"]), "z"),
  /** Column whose levels stand side by side, as brands. */
  partition: named,
  /** What customers have or have not. */
  services: many,
  /** What they use, in amounts. */
  usage: many,
});

export type Spec = v.InferOutput<typeof schema>;
