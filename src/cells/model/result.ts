import type { Fitted, FittedKind } from "../../core/model/fitted.ts";
import type { Fit } from "../../core/model/fits.ts";
import type { Trained } from "../../core/model/model-file.ts";
import type { Need } from "../../core/model/needs.ts";

/** What a model says of all rows together. */
export type Summary =
  | {
      by: "groups";
      /** Of those in no group the id is that of the outside, and empty for those of whom nothing is said. A size is null where few stand behind it, or to protect another. */
      groups: { id: string; n: number | null; share: number | null; before: number | null }[];
    }
  | {
      by: "score";
      column: string;
      mean: number;
      /** Least, quartiles, greatest. */
      quartiles: [number, number, number, number, number];
      /** Rows in equal stretches of the score; null where there are few. */
      bins: { from: number; to: number; n: number | null }[];
    };

/** Rows that have one item and not yet another, of which an association says how likely they are to have it. */
export interface Chances {
  has: string;
  lacks: string;
  /** Null where they are few. */
  n: number | null;
}

export type Warning =
  /** Levels that the model has not seen. */
  | { code: "unseen"; columns: { column: string; rows: number; levels: string[] }[] }
  /** Columns without a single value. */
  | { code: "empty"; columns: string[] }
  /** Numbers whose mean is half a standard deviation or more from where it was. */
  | { code: "shifted"; columns: { column: string; shift: number }[] }
  /** Keys that stand in several rows. */
  | { code: "doubles"; column: string; rows: number };

export interface ModelResult {
  kind: FittedKind;
  /** The cell it was fitted in. */
  name: string;
  program: string;
  trained: Trained;
  needs: Need[];
  table: string;
  /** Rows scored. */
  rows: number;
  fits: Fit[];
  summary: Summary;
  /** Of an association learned with a pair of items; else null. */
  chances: Chances | null;
  warnings: Warning[];
  model: Fitted;
}
