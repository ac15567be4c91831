import type { Width } from "../../core/cluster/pam.ts";
import type { GowerPlan } from "../../core/cluster/gower.ts";
import type { Trait } from "../../core/tag.ts";

/** What the reader should know of the types. */
export type Banner =
  /** The widest cut is narrower than 0.25: campaigns shade into one another. */
  | "no-clear-types"
  /** Fewer than 10 campaigns: sorted by their declared type alone. */
  | "few-campaigns"
  /** The same, but no declared type is known: all are one type. */
  | "one-type"
  /** Nothing that is known of the campaigns tells one from another: all are one type. */
  | "alike"
  /** Effects weigh in, so rates of types look better than they are. */
  | "effects-weigh"
  /** Some campaigns have nothing in common to be compared by. */
  | "blind";

export interface CampaignOfType {
  id: string;
  /** In the order of `frozen.features`. */
  values: (number | string | null)[];
  type: string;
  /** Place in the picture. */
  x: number;
  y: number;
  startsOn: string | null;
  contacts: number;
  successes: number;
}

export interface CampaignType {
  /** `T1`…, the largest first. */
  id: string;
  /** The campaign that is most like the others of its type. */
  medoid: string;
  members: string[];
  traits: Trait[];
  /** 95 % of the members are within this distance of the medoid. */
  radius: number;
  contacts: number;
  /** At least so many distinct customers: those of its largest campaign. */
  customers: number;
  successes: number;
  intents: number;
  failures: number;
  /** Successes per contact; null without contacts. */
  rate: number | null;
}

export interface CampaignTypesResult {
  mode: "similar" | "exact";
  /** Columns whose equal values make a type; empty when types are found by likeness. */
  by: string[];
  k: number;
  /** Numbers of types tried. */
  table: Width[];
  width: number;
  banners: Banner[];
  /** Features with a weight that do not differ between campaigns, or have no value at all. */
  leftOut: string[];
  frozen: GowerPlan;
  campaigns: CampaignOfType[];
  types: CampaignType[];
}
