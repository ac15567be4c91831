import type { Table } from "../table.ts";
import type { Progress } from "../progress.ts";

/** A step of the screening, in order. */
export type ScreenStep = "constant" | "missing" | "id" | "duplicate" | "weak" | "lasso";

export interface Screening {
  /** Columns that were looked at. */
  of: number;
  /** Columns left, in the order of the table. */
  kept: string[];
  /** What each step left, and dropped: `of` is the column a duplicate repeats, `value` what the step looks at (share missing, |r|, IV). */
  steps: { step: ScreenStep; left: number; dropped: { column: string; of?: string; value?: number }[] }[];
  /** Kept columns that tell the target too well to have been known before it. */
  suspects: { column: string; auc: number; iv: number }[];
}

export interface ScreenOptions {
  /** What a column is, where the reader knows better; "skip" leaves it out before the count. */
  types?: Readonly<Record<string, "number" | "category" | "skip">>;
  /** Columns in which a missing value means 0. */
  zeroIfMissing?: readonly string[];
  /** Least information value that is kept. Default 0.02. */
  leastIv?: number;
}

/** Leave out columns that cannot help: constant, missing, ids, duplicates, weak. */
export declare function screen(table: Table, y: Uint8Array, options?: ScreenOptions, progress?: Progress): Screening;

/** The screening with a last step: what the L1 penalty kept. */
export declare function withLasso(screening: Screening, kept: readonly string[]): Screening;
