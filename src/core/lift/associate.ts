import type { Crew } from "../crew.ts";
import { fault } from "../fault.ts";
import type { Masks } from "../kernels/pairs.ts";
import { within, type Progress } from "../progress.ts";
import type { Table } from "../table.ts";
import { angles, pairsOf, type Angle } from "./angles.ts";
import { hiddenPairs } from "./hide.ts";
import type { Item } from "./items.ts";
import { associationModel, type AssociationModel, type TextColumn } from "./model.ts";
import { countsOf, workedOut, type Base, type Bit, type Counted, type Pair } from "./pairs.ts";
import { searchRules, type RuleSearch, type Ruled } from "./search.ts";
import { pairsTable, rulesTable } from "./tables.ts";

declare module "../fault.ts" {
  interface Faults {
    /** No item is held by enough of the customers analysed. */
    "association/all-rare": { items: number; least: number; customers: number };
    /** One item alone makes no pair. */
    "association/one-item": { item: string };
  }
}

/** An item with its bit and that of those eligible. */
export type Placed = Item & Bit;

export interface AssociateInput {
  n: number;
  /** Masks of the customers analysed. METHODS 9; bits as in `placed`. */
  words: Masks["words"];
  items: Placed[];
  base: Base;
  /** What makes a pair worth saying. */
  minLift: number;
  minCount: number;
  maxQ: number;
  /** Counts of fewer customers are not told. */
  k: number;
  rules: RuleSearch;
  /** What is known of the columns of text, for those who use what is found elsewhere. */
  texts?: TextColumn[];
}

/** An item that enough customers hold. */
export interface Kept extends Item {
  customers: number;
  /** Customers who could hold it. */
  eligible: number;
}

/** A pair as it may be told: what is hidden is null. */
export interface Told {
  a: number;
  b: number;
  n: number;
  nA: number;
  nB: number;
  nAB: number | null;
  q: number | null;
}

/** What an angle shows. */
export interface AngleFound {
  angle: Angle;
  /** Places of the items down and across, at most `SHOWN` each: those of the strongest pairs first, then the most held. */
  rows: number[];
  columns: number[];
  /** Every pair of these. */
  pairs: Told[];
  /** Pairs of all items that are worth saying, the highest lift first; at most `SAID`. */
  strong: Told[];
  /** Pairs worth saying in all, and pairs tested. */
  worth: number;
  tested: number;
}

export interface Associated extends Ruled {
  n: number;
  items: Kept[];
  /** Items that too few hold, and how many that is. */
  rare: string[];
  least: number;
  angles: AngleFound[];
  model: AssociationModel;
  /** Every pair, and every rule, for the cell's tables. */
  pairsTable: Table;
  rulesTable: Table;
}

/** Items down and across in a picture, and pairs in a list. */
const SHOWN = 40;
const SAID = 200;

/** Fewest customers of an item: 30, and one in two hundred. METHODS 9. */
export function leastOf(n: number): number {
  return Math.max(30, Math.ceil(0.005 * n - 1e-9));
}

/**
 * How the items of customers go together: pairs by angle, then sets and rules.
 *
 * @throws Fault `association/all-rare`, `association/one-item`
 */
export function associate(input: AssociateInput, progress: Progress, { kernels }: Crew): Associated {
  const { n, words, base, k } = input;
  const size = 32 * words.length;
  const counted: Counted = { counts: kernels.pairs({ n, items: size, words }, within(progress, 0, 0.3)), size, n };
  const held = (bit: number) => counted.counts[bit * size + bit];
  const least = leastOf(n);
  const items = input.items.filter(({ bit }) => held(bit) >= least);
  if (!items.length) throw fault("association/all-rare", { items: input.items.length, least, customers: n });
  if (items.length === 1) throw fault("association/one-item", { item: items[0].id });
  const customers = items.map(({ bit }) => held(bit));
  const found = angles.flatMap(({ angle, a, b }) => {
    const places = pairsOf(items, a, b).map((place) => ({ ...place, ...countsOf(counted, items[place.a], items[place.b], base) }));
    return places.length ? [{ angle, pairs: workedOut(places) }] : [];
  });
  progress(0.4);
  const kept = items.map(({ id, axis, column, held: how, gate }, i): Kept => {
    return { id, axis, column, held: how, customers: customers[i], eligible: gate < 0 ? n : held(gate) };
  });
  const told = found.map(({ angle, pairs }) => ({ angle, pairs, hidden: hiddenPairs(pairs, items, k) }));
  const ruled = searchRules(input, items, within(progress, 0.4, 1));
  return {
    n,
    items: kept,
    rare: input.items.filter(({ bit }) => held(bit) < least).map(({ id }) => id),
    least,
    angles: told.map((each) => shown(each, kept, input)),
    ...ruled,
    model: modelOf(kept, told, ruled, input),
    pairsTable: pairsTable(told, kept),
    rulesTable: rulesTable(ruled.rules, kept),
  };
}

interface Worked {
  angle: Angle;
  pairs: readonly Pair[];
  hidden: readonly boolean[];
}

function shown({ angle, pairs, hidden }: Worked, items: readonly Kept[], { minLift, minCount, maxQ }: AssociateInput): AngleFound {
  const { a, b } = angles.find((each) => each.angle === angle)!;
  const told = pairs.map((pair, i) => tell(pair, hidden[i]));
  const strong = pairs.map((_, i) => i).filter((i) => !hidden[i] && pairs[i].lift >= minLift && pairs[i].nAB >= minCount && pairs[i].q < maxQ);
  strong.sort((i, j) => pairs[j].lift - pairs[i].lift || pairs[j].support - pairs[i].support || i - j);
  const inPairs = [...new Set(strong.flatMap((i) => [pairs[i].a, pairs[i].b]))];
  const [rows, columns] = [foremost(items, a, inPairs), foremost(items, b, inPairs)];
  return {
    angle,
    rows,
    columns,
    pairs: told.filter((pair) => rows.includes(pair.a) && columns.includes(pair.b)),
    strong: strong.slice(0, SAID).map((i) => told[i]),
    worth: strong.length,
    tested: pairs.length,
  };
}

function tell({ a, b, n, nA, nB, nAB, q }: Pair, hidden: boolean): Told {
  return { a, b, n, nA, nB, nAB: hidden ? null : nAB, q: hidden ? null : Number(q.toPrecision(6)) };
}

/** The items of an axis that a picture has room for: those of strong pairs in their order, then the most held. */
function foremost(items: readonly Kept[], axis: Kept["axis"], inPairs: readonly number[]): number[] {
  const most = items.map((_, i) => i).sort((i, j) => items[j].customers - items[i].customers || i - j);
  return [...new Set([...inPairs, ...most])].filter((i) => items[i].axis === axis).slice(0, SHOWN);
}

/** Rules of one item on the left from the pairs, then those of several; all say more than chance would. */
function modelOf(items: readonly Kept[], told: readonly Worked[], { rules }: Ruled, { minCount, maxQ, texts = [] }: AssociateInput): AssociationModel {
  const worth = told.flatMap(({ pairs, hidden }) => pairs.filter((pair, i) => !hidden[i] && pair.lift > 1 && pair.nAB >= minCount && pair.q < maxQ));
  const ones = worth.flatMap(({ a, b, nAB, confidenceAB, confidenceBA, lift }) => [
    { left: [a], right: b, confidence: confidenceAB, lift, customers: nAB },
    { left: [b], right: a, confidence: confidenceBA, lift, customers: nAB },
  ]);
  const more = rules
    .filter(({ left, lift }) => left.length > 1 && lift > 1)
    .map(({ left, right, confidenceAB, lift, nAB }) => ({ left, right, confidence: confidenceAB, lift, customers: nAB }));
  return associationModel(items, [...ones, ...more], texts);
}
