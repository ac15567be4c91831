import * as v from "valibot";

export const schema = v.object({
  tags: v.optional(v.string(), ""),
  history: v.optional(v.string(), ""),
  types: v.optional(v.string(), ""),
  columns: v.optional(v.array(v.string()), []),
  weights: v.optional(v.record(v.string(), v.pipe(v.number(), v.minValue(0), v.maxValue(5))), {}),
  k: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(30))), null),
  seed: v.optional(v.string(), "personas"),
});

export type Spec = v.InferOutput<typeof schema>;
