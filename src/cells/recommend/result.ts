/** An offer, and whom it reaches. */
export interface OfferReach {
  offer: string;
  /** The table that its chances come from. */
  source: string;
  /** Customers whose best offer it is, and those who have it among their best; null where there are few, or to protect another. */
  first: number | null;
  reached: number | null;
  /** Mean chance of those reached; null where they are few. */
  mean: number | null;
}

export type Warning =
  /** Chances of models and rates of personas stand side by side. */
  | { code: "mixed" }
  /** Offers that reach nobody. */
  | { code: "reaches-nobody"; offers: string[] }
  /** Customers for whom no offer is left. */
  | { code: "without"; customers: number }
  /** Lists that would force customers in; here nothing can be forced. */
  | { code: "forced"; tables: string[] };

export interface RecommendResult {
  customers: number;
  /** Left by the exclusions. */
  left: number;
  /** Who is recommended something. */
  reached: number;
  /** Rows of the table: one for each customer and offer. */
  rows: number;
  n: number;
  least: number;
  /** Whether chances are multiplied by values. */
  valued: boolean;
  plan: string;
  offers: OfferReach[];
  /** Customers whom two offers both reach, most first, at most 50 pairs; null where there are few. */
  overlap: { a: string; b: string; n: number | null }[];
  k: number;
  warnings: Warning[];
}
