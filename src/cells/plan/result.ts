import type { Neighbour, NearestType } from "../../core/plan/nearest.ts";
import type { PersonaRate } from "../../core/plan/score.ts";
import type { BestBy, CurvePoint } from "../../core/plan/volume.ts";

/** Steps of the waterfall, in the order in which they are asked. */
export type StepName =
  "optout" | "black" | "red" | "list" | "only" | "eligibility" | "holds" | "exclusive" | "rest" | "contacts" | "failed" | "persona" | "size" | "control";

export interface WaterfallRow {
  step: StepName;
  /** Customers that no step before removed. */
  removed: number;
  /** Customers it would remove if it were the only step; null for those that depend on the ranking. */
  alone: number | null;
  remaining: number;
}

/** A persona with what the plan makes of it. */
export interface PlanPersona extends PersonaRate {
  /** Customers left by all steps before the choice of personas. */
  left: number;
  chosen: boolean;
}

export type Warning =
  | { code: "new-kind" }
  | { code: "no-values" }
  | { code: "nobody"; step: StepName | null; removed: number }
  | { code: "size-larger"; size: number; candidates: number }
  | { code: "undated" }
  | { code: "no-start"; start: string }
  | { code: "list-unknown"; table: string; column: string; ids: number; known: number }
  | { code: "exclusive-unknown"; campaigns: string[] }
  | { code: "forced"; customers: number }
  | { code: "no-control" }
  | { code: "no-participation" }
  | { code: "unscored"; table: string; customers: number };

export interface Result {
  nearest: NearestType[];
  isNew: boolean;
  similar: Neighbour[];
  /** Base rate of the planned campaign's types, weighted. */
  base: number;
  /** Best first; all of the matrix. */
  personas: PlanPersona[];
  /** The table that ranks customers within their persona, and for how many it does; null where their participation does. */
  model: { table: string; scored: number; unscored: number } | null;
  waterfall: WaterfallRow[];
  start: number;
  candidates: number;
  /** Of the target group: contact + control. */
  size: number;
  /** The size proposed, and why. */
  best: number;
  bestBy: BestBy;
  contact: number;
  control: number;
  expected: { contact: number; accept: number; low: number; high: number };
  curve: CurvePoint[];
  holdout: { strata: { stratum: string; persona: string; tier: string; n: number; control: number }[]; salt: string };
  warnings: Warning[];
}
