import * as v from "valibot";

export const measures = ["lift", "lift-overall", "rate", "n"] as const;
export const sorts = ["id", "lift", "size"] as const;

export type Measure = (typeof measures)[number];
export type Sort = (typeof sorts)[number];

export const schema = v.object({
  history: v.optional(v.string(), "history"),
  types: v.optional(v.string(), "types"),
  /** The cell of personas, new or historical; its members are read. */
  personas: v.optional(v.string(), "new_personas"),
  unit: v.optional(v.picklist(["contact", "customer"]), "contact"),
  /** What stands large in a cell. */
  measure: v.optional(v.picklist(measures), "lift"),
  /** Order of rows and columns. */
  sort: v.optional(v.picklist(sorts), "id"),
  /** Id of the type whose row puts the columns in order; empty for none. */
  order: v.optional(v.string(), ""),
});

export type Spec = v.InferOutput<typeof schema>;
