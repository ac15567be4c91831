import * as v from "valibot";

const feature = v.object({
  column: v.string(),
  group: v.optional(v.picklist(["rule", "type", "period", "effect"]), "rule"),
  measure: v.optional(v.picklist(["numeric", "log", "nominal", "symmetric", "asymmetric", "ordinal", "multi"]), "nominal"),
  weight: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(5)), 1),
  levels: v.optional(v.array(v.string())),
});

export const schema = v.object({
  campaigns: v.optional(v.string(), ""),
  features: v.optional(v.array(feature), []),
  mode: v.optional(v.picklist(["similar", "exact"]), "similar"),
  exact: v.optional(v.array(v.string()), []),
  k: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(30))), null),
  effectWeight: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(5)), 0),
});

export type Spec = v.InferOutput<typeof schema>;
export type Feature = v.InferOutput<typeof feature>;
