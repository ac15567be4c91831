import * as v from "valibot";

const named = v.optional(v.string(), "");

export const grains = ["day", "week", "month", "quarter"] as const;
export const measures = ["sum", "mean", "count", "distinct"] as const;

export const schema = v.object({
  table: named,
  date: named,
  /** Columns that are followed; none counts rows. */
  values: v.optional(v.array(v.string()), []),
  measure: v.optional(v.picklist(measures), "sum"),
  /** Whose distinct values are counted. */
  of: named,
  /** One series a level of this column. */
  by: named,
  grain: v.optional(v.picklist(grains), "month"),
  /** Periods in a season; null goes by the grain, 1 has none. */
  season: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366))), null),
  horizon: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 6),
  /** What becomes of a last period that is not over. */
  incomplete: v.optional(v.picklist(["auto", "keep", "drop"]), "auto"),
  /** Whether a period without rows counts as 0. */
  gaps: v.optional(v.picklist(["leave", "zero"]), "leave"),
  top: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 12),
  /** How the small pictures stand. */
  sort: v.optional(v.picklist(["size", "growth"]), "size"),
  scale: v.optional(v.picklist(["shared", "own"]), "own"),
});

export type Spec = v.InferOutput<typeof schema>;
