import * as v from "valibot";

const name = v.optional(v.string(), "");

const offer = v.object({
  name,
  /** Table with customer_id and probability. */
  from: name,
  /** Column of the table of customers that says they have it already. */
  lacks: name,
  /** What an acceptance is worth. */
  value: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
});

const list = v.object({
  table: v.string(),
  column: name,
  use: v.optional(v.picklist(["exclude", "force", "only"]), "exclude"),
  label: v.optional(v.picklist(["optout", "black", "red", "other"]), "other"),
});

export const schema = v.object({
  customers: name,
  key: v.optional(v.string(), "customer_id"),
  offers: v.optional(v.array(offer), []),
  /** A matrix whose campaign types are offers too, the personas it was made with, and the types' own cell, for their names. */
  matrix: name,
  personas: name,
  types: name,
  /** A plan whose exclusions hold here too. */
  plan: name,
  lists: v.optional(v.array(list), []),
  /** Offers a customer, at most. */
  n: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)), 3),
  /** Chances below this are no recommendation. */
  least: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0),
});

export type Spec = v.InferOutput<typeof schema>;
export type OfferSpec = Spec["offers"][number];
