import * as v from "valibot";

const name = v.optional(v.string(), "");
const names = v.optional(v.array(v.string()), []);

export const schema = v.object({
  table: name,
  /** Column that names the customer; empty for the number of the row. */
  key: name,
  /** Column of numbers that is explained. */
  target: name,
  /** Columns to explain by; none means all. */
  columns: names,
  types: v.optional(v.record(v.string(), v.picklist(["number", "category", "skip"])), {}),
  /** Columns in which a missing value means 0. */
  zero: names,
  /** Ridge penalty; "cv" has it chosen. */
  lambda: v.optional(v.union([v.literal("cv"), v.pipe(v.number(), v.minValue(0))]), 0),
  /** Whom to foretell; empty for the rows learned from. */
  apply: name,
  seed: v.optional(v.string(), "regression"),
});

export type Spec = v.InferOutput<typeof schema>;
