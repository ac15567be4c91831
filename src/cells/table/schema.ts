import * as v from "valibot";
import { condition } from "../funnel/condition-schema.ts";

export const schema = v.object({
  from: v.optional(v.string(), ""),
  /** Empty is all. */
  columns: v.optional(v.array(v.string()), []),
  sort: v.optional(v.array(v.object({ column: v.string(), descending: v.optional(v.boolean(), false) })), []),
  filter: v.optional(v.array(condition), []),
  /** Rows a page. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)), 25),
});

export type Spec = v.InferOutput<typeof schema>;
