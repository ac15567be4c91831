/** The blocks of METHODS 5.2 that a tag can belong to; `profile` is who the customer is. */
export type TagCategory = "profile" | "usage" | "holding" | "contact" | "trend" | "preference";

/** How a tag's number was made of its source. */
export type TagMeasure =
  | "value"
  | "level"
  | "slope"
  | "ratio"
  | "forecast"
  | "direction"
  | "holds"
  | "held"
  | "share"
  | "drift"
  | "top"
  | "contacts"
  | "successes"
  | "participation"
  | "recency";

/** What one column of the wide table of tags means, as facts; i18n puts them into words. */
export interface Tag {
  /** Column in the wide table. */
  column: string;
  category: TagCategory;
  measure: TagMeasure;
  /** Column, item or indicator it was made of; empty where there is none. */
  of: string;
  type: "number" | "text";
}

/** One thing that sets a group apart, as a fact. */
export interface Trait {
  column: string;
  /** The level, for text and for two-valued columns; else null. */
  level: string | null;
  direction: "high" | "low";
  /** `very` from |d| = 0.8 on, `rather` from 0.5 on; levels are always `very`. */
  strength: "very" | "rather";
  /** |d| for numbers, standardised difference of shares for levels; for ranking. */
  score: number;
}
