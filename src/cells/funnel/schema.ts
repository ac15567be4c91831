import * as v from "valibot";
import { condition } from "./condition-schema.ts";

export const schema = v.object({
  from: v.optional(v.string(), ""),
  customer: v.optional(v.string(), ""),
  steps: v.optional(v.array(v.object({ label: v.optional(v.string(), ""), conditions: v.optional(v.array(condition), []) })), []),
});

export type Spec = v.InferOutput<typeof schema>;
