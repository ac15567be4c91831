import * as v from "valibot";
import type { Outcome } from "../../core/outcome.ts";

export const outcomes = ["success", "intent", "failure", "excluded"] as const satisfies readonly Outcome[];

const named = v.optional(v.string(), "");

export const schema = v.object({
  /** Table of contacts, or of customers with one column a campaign. */
  contacts: named,
  shape: v.optional(v.picklist(["long", "wide"]), "long"),
  customer: named,
  campaign: named,
  date: named,
  channel: named,
  outcome: named,
  control: named,
  /** Columns that are campaigns, in the wide shape. */
  wide: v.optional(v.array(v.string()), []),
  /** What each raw status counts as; the empty text is a blank one. */
  statuses: v.optional(v.record(v.string(), v.picklist(outcomes)), {}),
  campaigns: named,
  campaignKey: named,
  start: named,
  end: named,
  customers: named,
  customerKey: named,
});

export type Spec = v.InferOutput<typeof schema>;
