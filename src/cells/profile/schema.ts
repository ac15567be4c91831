import * as v from "valibot";

const asked = v.object({
  table: v.optional(v.string(), ""),
  /** Column of customers: null where it is to be found out, "" where there is none. */
  customer: v.optional(v.nullable(v.string()), null),
  /** Column of campaigns, likewise. */
  campaign: v.optional(v.nullable(v.string()), null),
  /** Columns that together stand on one row each: null where they are to be found out, none where there are none. */
  key: v.optional(v.nullable(v.array(v.string())), null),
  /** Columns left out. */
  without: v.optional(v.array(v.string()), []),
});

export const schema = v.object({
  /** The tables looked at, in order. */
  tables: v.optional(v.array(asked), []),
});

export type Spec = v.InferOutput<typeof schema>;

/** One table of a spec. */
export type Asked = Spec["tables"][number];
