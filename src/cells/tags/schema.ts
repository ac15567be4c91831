import * as v from "valibot";

const named = v.optional(v.string(), "");
const columns = v.optional(v.array(v.string()), []);

export const schema = v.object({
  /** Table with one row a customer: the base of all tags. */
  customers: named,
  customer: named,
  /** Attributes that become tags; none means all columns but the key. */
  attributes: columns,
  /** Table with one row a customer and month. */
  usage: named,
  usageCustomer: named,
  usageMonth: named,
  /** Numbers of usage; none means all but ids and the month. */
  indicators: columns,
  /** A month without a row means no use, not an unknown use. */
  absentIsZero: v.optional(v.boolean(), true),
  /** Slope as the median of pairwise slopes, which single odd months do not move. */
  robust: v.optional(v.boolean(), false),
  /** Indicators in one unit whose shares are what a customer prefers. */
  spending: columns,
  /** Table with one row a customer and item held. */
  holdings: named,
  holdingCustomer: named,
  item: named,
  since: named,
  until: named,
  /** Table of a history cell. */
  history: named,
});

export type Spec = v.InferOutput<typeof schema>;
