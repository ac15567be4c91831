import type { Item } from "./items.ts";

/** A column of text that items are made of. */
export interface TextColumn {
  column: string;
  /** Frequent levels; of others nothing is known. */
  levels: string[];
  /** Levels of customers who cannot have the items of the column. */
  cannot: string[];
}

/** Who has all on the left has what is on the right with this confidence; places among the items. */
export interface Offering {
  left: number[];
  right: number;
  confidence: number;
  lift: number;
  /** Customers who have both sides. */
  customers: number;
}

/** Which item to offer to those who have others: what association found, to be used elsewhere. */
export interface AssociationModel {
  kind: "association";
  /** Items that rules speak of. */
  items: Item[];
  /** Columns of text among theirs. */
  texts: TextColumn[];
  /** The surest first. */
  rules: Offering[];
}

/** Rules that travel. */
const MOST = 500;

/**
 * The surest rules towards a service, with the items they speak of and no others.
 *
 * An item of the long table that is called as a column of the wide one is left out: one table could not hold both.
 *
 * @param rules places among `items`
 */
export function associationModel(items: readonly Item[], rules: readonly Offering[], texts: readonly TextColumn[]): AssociationModel {
  const wide = new Set(items.filter(({ held }) => held.is !== "listed").map(({ column }) => column));
  const clear = (i: number) => items[i].held.is !== "listed" || !wide.has(items[i].column);
  const offered = rules.filter(({ left, right }) => items[right].axis === "service" && [...left, right].every(clear));
  offered.sort((a, b) => b.confidence - a.confidence || b.customers - a.customers);
  const kept = offered.slice(0, MOST);
  const used = [...new Set(kept.flatMap(({ left, right }) => [...left, right]))].sort((a, b) => a - b);
  const told = used.map((i) => items[i]);
  return {
    kind: "association",
    items: told.map(({ id, axis, column, held }) => ({ id, axis, column, held })),
    texts: texts.filter(({ column }) => told.some((item) => item.column === column && item.held.is !== "listed")),
    rules: kept.map((rule) => ({ ...rule, left: rule.left.map((i) => used.indexOf(i)), right: used.indexOf(rule.right) })),
  };
}
