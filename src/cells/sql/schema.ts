import * as v from "valibot";
import { lines } from "../lines.ts";

export const schema = v.object({
  /** Exactly one query. */
  query: v.optional(lines, ""),
});

export type Spec = v.InferOutput<typeof schema>;
