import * as v from "valibot";

const weight = (by: number) => v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(5)), by);

export const schema = v.object({
  personas: v.optional(v.string(), ""),
  tags: v.optional(v.string(), ""),
  types: v.optional(v.string(), ""),
  history: v.optional(v.string(), ""),
  k: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(30))), null),
  weights: v.optional(v.object({ base: weight(1), trend: weight(1), preference: weight(0.5), affinity: weight(1), participation: weight(0.25) }), {}),
  seed: v.optional(v.string(), "new-personas"),
});

export type Spec = v.InferOutput<typeof schema>;
