import type { Column } from "../table.ts";

/** Rows that share a level, or a range of a number, against the target. */
export interface WoeBin {
  /** Level; null for a range, "(missing)" for what is missing. */
  level: string | null;
  /** Range from < value ≤ to; null where open, and for levels. */
  from: number | null;
  to: number | null;
  n: number;
  events: number;
  /** Weight of evidence: ln of the bin's share of events over its share of the others. */
  woe: number;
  /** Its part of the information value. */
  part: number;
}

/** How much one column says about the target on its own. */
export interface Woe {
  /** Information value: below 0.02 nothing, 0.1 weak, 0.3 medium, 0.5 strong, above suspicious. */
  iv: number;
  bins: WoeBin[];
}

export interface WoeOptions {
  /** Most ranges a number is cut into. Default 10. */
  bins?: number;
  /** Whether numbers are levels. Default: where there are no more than 10 distinct ones. */
  levels?: boolean;
}

/** Weight of evidence and information value of a column. */
export declare function weightOfEvidence(column: Column, y: Uint8Array, options?: WoeOptions): Woe;
