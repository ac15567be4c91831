import type { Item } from "./items.ts";

/** Which item to offer to those who have others: what association found, to be used elsewhere. */
export interface AssociationModel {
  kind: "association";
  items: Item[];
  /** Share of the analysed customers who have each item. */
  shares: number[];
  /** Who has all on the left has what is on the right with this confidence; places among the items. The surest first. */
  rules: { left: number[]; right: number; confidence: number; lift: number; customers: number }[];
}
