import * as v from "valibot";

export const schema = v.object({
  /** Path of the file, as the page knows it; empty until one is chosen. */
  path: v.optional(v.string(), ""),
  /** Whom to score. */
  table: v.optional(v.string(), ""),
  /** Column that names the customer, or the campaign; empty for the number of the row. */
  key: v.optional(v.string(), ""),
});

export type Spec = v.InferOutput<typeof schema>;
