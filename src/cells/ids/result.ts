import type { Fate } from "../../core/ids/carry.ts";

/** Why an id was left out. */
export type Why = "zeros" | "repeated" | "hash" | "word" | "listed" | "shared";

/** What a reader should know; the View says each in words. */
export type Warning = "previous-unknown" | "previous-twice" | "giant" | "no-exclusive";

export interface IdsResult {
  /** What was read: one entry a table, in the order of the spec. */
  read: { table: string; rows: number; columns: { column: string; type: string; filled: number }[] }[];
  /** Types in use, the strongest first, with the ids that count and those left out, and in how many customers a type is. */
  types: { type: string; ids: number; leftOut: number; customers: number }[];
  /** Ids that count. */
  ids: number;
  /** Customers made of them: components. */
  customers: number;
  /** Customers with an id of an exclusive type. */
  known: number;
  /** Distinct links: all that were found, those of shared ids, those refused, and how many are left. */
  links: { found: number; shared: number; refused: number; used: number };
  /** Customers by number of ids, small numbers one by one; `to` is null for no end. */
  sizes: { from: number; to: number | null; customers: number }[];
  largest: number;
  /** Ids left out by type and reason. */
  dropped: { type: string; why: Why; ids: number; rows: number }[];
  /** Whether links have dates, so that shared ids are counted within days. */
  dated: boolean;
  /** Groups that would hold several ids of an exclusive type, and the ids of exclusive types in them. */
  conflicts: number;
  inConflict: number;
  review: number;
  /** What became of the unified ids of the last refresh. */
  since: (Record<Fate, number> & { before: number; gone: number; retired: number }) | null;
  /** Ids of the last mapping with several unified ids. */
  twice: { ids: number; example: string | null };
  warnings: Warning[];
}
