import type { Banner, KRow } from "../../core/cluster/choose-k.ts";
import type { Profile } from "../../core/cluster/profile.ts";
import type { Trained } from "../../core/model/model-file.ts";
import type { Block } from "../../core/persona/blocks.ts";
import type { Check } from "../../core/persona/check.ts";
import type { Coverage } from "../../core/persona/coverage.ts";
import type { NewPersonasModel } from "../../core/persona/frozen.ts";
import type { Flow, Relation } from "../../core/persona/flow.ts";
import type { Tag, Trait } from "../../core/tag.ts";

/** Why the check could not be made. */
export type Unchecked = "no-split" | "few-successes" | "few-contacts";

/** What a reader should know. */
export type Warning =
  /** Every customer was contacted before: nobody is new. */
  | "all-contacted"
  /** Nobody was contacted, by the ids of the tags. */
  | "none-contacted"
  /** There is too little history before the window to see drift. */
  | "no-drift"
  /** Blocks that have a weight but no column that differs. */
  | "no-trend"
  | "no-preference"
  | "no-affinity"
  | "no-participation"
  /** Free starts fitted clearly better than the old personas did. */
  | "not-seeded"
  /** Types have successes but no contact without one: rates say who was asked. */
  | "successes-only";

export interface NewPersona {
  /** `N1`, `N2`…; the first come from the historical personas of the same number. */
  id: string;
  n: number;
  /** Of all customers, 0…1. */
  share: number;
  profile: Profile;
  relation: Relation;
  /** Historical personas that hold a fifth of it or more. */
  parents: { id: string; share: number }[];
  coverage: Pick<Coverage, "contacted" | "never">;
  /** Largest standardised difference between its contacted and other members; null where one side has fewer than two. */
  smd: number | null;
  extrapolation: boolean;
}

export interface NewPersonasResult {
  /** Reference month, `2024-06`. */
  month: string | null;
  /** Months between then and now of the drift. */
  window: number;
  k: number;
  /** Numbers tried; empty where not even one could be. */
  table: KRow[];
  seeded: boolean;
  /** What the choice of a number of groups wants said. */
  banners: Banner[];
  /** Blocks in use, with the number of their columns. */
  blocks: { block: Block; weight: number; columns: number }[];
  customers: number;
  contacted: number;
  personas: NewPersona[];
  /** Historical personas as they are named, the outside left out. */
  historical: { id: string; traits: Trait[] }[];
  flow: Flow;
  flowContacted: number[][];
  flowNever: number[][];
  /** Historical personas one window ago and now; null without history. */
  drift: Flow | null;
  priors: { types: string[]; personas: string[]; means: number[][] };
  /** By type. */
  rates: Record<string, number>;
  /** On campaigns held out, from `from` on; null where there is nothing to check on. */
  check: (Check & { from: string | null }) | null;
  unchecked: Unchecked | null;
  tags: Tag[];
  /** What may be used elsewhere. */
  model: NewPersonasModel;
  trained: Trained;
  warnings: Warning[];
}
