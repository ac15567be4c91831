import { table, type Table } from "../table.ts";
import type { Angle } from "./angles.ts";
import type { Item } from "./items.ts";
import type { Pair } from "./pairs.ts";
import type { Rule } from "./rules.ts";

/** Columns of the table of pairs, in order. */
export const pairColumns = [
  "angle",
  "item_a",
  "item_b",
  "n",
  "n_a",
  "n_b",
  "n_ab",
  "support",
  "confidence_ab",
  "confidence_ba",
  "lift",
  "relative",
  "low",
  "high",
  "p",
  "q",
  "leverage",
  "conviction",
  "jaccard",
  "phi",
  "hidden",
] as const;

/** Columns of the table of rules, in order. */
export const ruleColumns = [
  "left_side",
  "right_side",
  "items",
  "n",
  "n_left",
  "n_right",
  "n_both",
  "support",
  "confidence",
  "lift",
  "leverage",
  "conviction",
] as const;

/** Every pair of every angle; of a hidden one nothing but its items and how many have each. */
export function pairsTable(angles: readonly { angle: Angle; pairs: readonly Pair[]; hidden: readonly boolean[] }[], items: readonly Item[]): Table {
  const rows = angles.flatMap(({ angle, pairs, hidden }) => pairs.map((pair, i) => ({ angle, pair, hidden: hidden[i] })));
  const open = (say: (pair: Pair) => number) => rows.map(({ pair, hidden }) => (hidden ? null : say(pair)));
  return table({
    angle: rows.map(({ angle }) => angle),
    item_a: rows.map(({ pair }) => items[pair.a].id),
    item_b: rows.map(({ pair }) => items[pair.b].id),
    n: rows.map(({ pair }) => pair.n),
    n_a: rows.map(({ pair }) => pair.nA),
    n_b: rows.map(({ pair }) => pair.nB),
    n_ab: open(({ nAB }) => nAB),
    support: open(({ support }) => support),
    confidence_ab: open(({ confidenceAB }) => confidenceAB),
    confidence_ba: open(({ confidenceBA }) => confidenceBA),
    lift: open(({ lift }) => lift),
    relative: open(({ relative }) => relative),
    low: open(({ low }) => low),
    high: open(({ high }) => high),
    p: open(({ p }) => p),
    q: open(({ q }) => q),
    leverage: open(({ leverage }) => leverage),
    conviction: open(({ conviction }) => conviction),
    jaccard: open(({ jaccard }) => jaccard),
    phi: open(({ phi }) => phi),
    hidden: rows.map(({ hidden }) => hidden),
  });
}

/** Rules, best first. The left side's items stand with a plus between them. */
export function rulesTable(rules: readonly Rule[], items: readonly Item[]): Table {
  return table({
    left_side: rules.map(({ left }) => left.map((i) => items[i].id).join(" + ")),
    right_side: rules.map(({ right }) => items[right].id),
    items: rules.map(({ left }) => left.length + 1),
    n: rules.map(({ n }) => n),
    n_left: rules.map(({ nA }) => nA),
    n_right: rules.map(({ nB }) => nB),
    n_both: rules.map(({ nAB }) => nAB),
    support: rules.map(({ support }) => support),
    confidence: rules.map(({ confidenceAB }) => confidenceAB),
    lift: rules.map(({ lift }) => lift),
    leverage: rules.map(({ leverage }) => leverage),
    conviction: rules.map(({ conviction }) => conviction),
  });
}
