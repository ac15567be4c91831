import type { Outcome } from "../../core/outcome.ts";

/** What a reader should know; the View says each in words. */
export type Warning =
  "unknown-customers" | "unknown-campaigns" | "repeated-campaigns" | "blank-ids" | "unread-dates" | "no-dates" | "one-campaign" | "successes-only" | "merged";

/** Contacts whose id another table does not have. */
export interface Unknown {
  rows: number;
  /** Distinct ids. */
  ids: number;
  /** At most five, those with most contacts first. */
  examples: string[];
}

export interface HistoryResult {
  /** Rows of the history: one a customer and campaign. */
  contacts: number;
  customers: number;
  /** Rows of the table of campaigns. */
  campaigns: number;
  /** Contacts by outcome; `excluded` counts raw rows. */
  outcomes: Record<Outcome, number>;
  /** Raw rows of the control group, left out. */
  control: number;
  /** Raw statuses of contacts, most frequent first, at most 200. */
  statuses: { status: string; outcome: Outcome | null; rows: number }[];
  /** Raw rows merged into another of the same customer and campaign. */
  merged: number;
  /** Raw rows without a customer or a campaign, left out. */
  blank: number;
  /** Raw dates that could not be read. */
  unreadDates: number;
  unknownCustomers: Unknown;
  unknownCampaigns: Unknown;
  /** Rows of the table of campaigns whose key stood before, left out. */
  repeatedCampaigns: number;
  /** By month of contact, `2024-06`, in order. */
  byMonth: { month: string; success: number; intent: number; failure: number }[];
  /** First start of a campaign held out for checking, `2024-06-30`. */
  heldOutFrom: string | null;
  warnings: Warning[];
}
