import * as v from "valibot";

export const schema = v.object({
  /** Path of the file, as the page knows it; empty until one is chosen. */
  path: v.optional(v.string(), ""),
  /** Further files of the same shape, read into the same table. */
  also: v.optional(v.array(v.string()), () => []),
  /** What is left out is found out from the file. */
  format: v.optional(v.picklist(["csv", "parquet"])),
  /** As TextDecoder names it: `gb18030`. */
  encoding: v.optional(v.string()),
  delimiter: v.optional(v.pipe(v.string(), v.length(1))),
  /** Whether the first row holds names. */
  header: v.optional(v.boolean()),
  /** Columns that stay text whatever they look like. */
  text: v.optional(v.array(v.string()), () => []),
});

export type Spec = v.InferOutput<typeof schema>;
