import type { Condition } from "../../core/condition.ts";
import type { AngleFound, Kept } from "../../core/lift/associate.ts";
import type { AssociationModel } from "../../core/lift/model.ts";
import type { Base } from "../../core/lift/pairs.ts";
import type { Trained } from "../../core/model/model-file.ts";
import type { Rule } from "../../core/lift/rules.ts";

export type Warning =
  | { code: "rare"; items: string[]; count: number; least: number }
  | { code: "nothing-in"; column: string }
  | { code: "too-many"; items: number; most: number }
  | { code: "repeated"; table: string; rows: number; customers: number }
  | { code: "counted"; column: string }
  | { code: "stopped"; least: number }
  | { code: "no-worth" };

/** Customers who have one item and not yet another. */
export interface CandidatesFound {
  has: string;
  lacks: string;
  n: number;
  /** Of them, expected to take it if they do as others with the same items. */
  expected: number;
  both: number;
  /** What ranks them: their other items, a table of scores, or nothing for want of cases. */
  by: "items" | "model" | "share";
}

export interface AssociationResult {
  /** Customers analysed. */
  n: number;
  customers: string;
  holdings: string;
  group: Condition[];
  base: Base;
  items: Kept[];
  angles: AngleFound[];
  /** The best rules, at most 200, and how many there are. */
  rules: Rule[];
  rulesFound: number;
  ruleLeast: number;
  candidates: CandidatesFound | null;
  k: number;
  /** What may be used elsewhere. */
  model: AssociationModel;
  trained: Trained;
  warnings: Warning[];
}
