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

/** What having an item adds to the log-odds of having another. */
export interface Term {
  /** A place among the items. */
  item: number;
  coefficient: number;
  /** Share of the customers learned from who have it. */
  share: number;
}

/** How often customers with the same other items have what one lacks: the chance by which those with one item and not yet another are ranked. */
export interface Chance {
  /** Places among the items. */
  has: number;
  lacks: number;
  intercept: number;
  terms: Term[];
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
  /** Where a pair of items was chosen and its candidates were ranked by a model of their items. */
  chance?: Chance;
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

/**
 * The model with the chance of a pair, and the items it speaks of beside those of the rules. As it was where an item of the long table is called as a
 * column of the wide one.
 *
 * @param chance places among `items`
 */
export function withChance(model: AssociationModel, items: readonly Item[], texts: readonly TextColumn[], chance: Chance): AssociationModel {
  const { has, lacks, intercept, terms } = chance;
  const used = [...new Set([has, lacks, ...terms.map(({ item }) => item)])].map((i) => items[i]);
  const wide = new Set(items.filter(({ held }) => held.is !== "listed").map(({ column }) => column));
  if (used.some(({ held, column }) => held.is === "listed" && wide.has(column))) return model;
  const more = used.filter(({ id }) => !model.items.some((known) => known.id === id));
  const told = [...model.items, ...more.map(({ id, axis, column, held }) => ({ id, axis, column, held }))];
  const place = (i: number) => told.findIndex(({ id }) => id === items[i].id);
  return {
    ...model,
    items: told,
    texts: texts.filter(({ column }) => told.some((item) => item.column === column && item.held.is !== "listed")),
    chance: { has: place(has), lacks: place(lacks), intercept, terms: terms.map((term) => ({ ...term, item: place(term.item) })) },
  };
}
