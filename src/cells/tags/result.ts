import type { Tag } from "../../core/tag.ts";

/** What a reader should know; the View says each in words. */
export type Warning =
  | "snapshot"
  | "no-usage"
  | "short-usage"
  | "after-usage"
  | "few-successes"
  | "no-split"
  | "empty-tags"
  | "duplicate-customers"
  | "blank-customers"
  | "unread-months"
  | "unknown-usage"
  | "merged-usage";

/** Rows of the raw tables that were left out or joined. */
export interface Dropped {
  duplicateCustomers: number;
  blankCustomers: number;
  /** Usage rows whose month is blank or cannot be read. */
  unreadMonths: number;
  /** Usage rows of customers that are not in the table of customers. */
  unknownUsage: number;
  /** Usage rows added to another of the same customer and month. */
  mergedUsage: number;
}

/** Where the numbers of a tag lie: quantiles 1, 25, 50, 75 and 99 %, and customers in equal steps from the first to the last. */
export interface NumberLook {
  column: string;
  quantiles: [number, number, number, number, number];
  bins: number[];
}

/** The most frequent values of a tag, and how many there are. */
export interface LevelLook {
  column: string;
  levels: { level: string; n: number }[];
  distinct: number;
}

export type TagLook = NumberLook | LevelLook;

export interface TagsResult {
  /** Reference month T0, `2024-06`; "" where the data know no time. */
  month: string;
  /** Months of usage behind each tag. */
  window: number;
  customers: number;
  /** What each column means, in the order of the table. */
  tags: Tag[];
  parts: { part: string; rows: number }[];
  missing: { column: string; share: number }[];
  looks: TagLook[];
  /** Tags of the past that are in truth of today. */
  snapshotLeak: boolean;
  /** First and last month of usage; null without usage. */
  usage: { first: string; last: string } | null;
  dropped: Dropped;
  warnings: Warning[];
}
