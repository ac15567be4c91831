import type { Column, Table } from "../table.ts";
import { silent, type Progress } from "../progress.ts";
import { typeOf, type ColumnType } from "../prepare/typing.ts";
import { auc } from "./auc.ts";
import { lookalikes, type Signature } from "./lookalikes.ts";
import { weightOfEvidence, type Woe } from "./woe.ts";

/** A step of the screening, in order. */
export type ScreenStep = "constant" | "missing" | "id" | "duplicate" | "weak" | "lasso";

/** A column that a step dropped. */
export interface Dropped {
  column: string;
  /** The column a duplicate repeats. */
  of?: string;
  /** What the step looks at: share missing, |r|, information value. */
  value?: number;
}

export interface Screening {
  /** Columns that were looked at. */
  of: number;
  /** Columns left, in the order of the table. */
  kept: string[];
  /** What each step left and dropped. */
  steps: { step: ScreenStep; left: number; dropped: Dropped[] }[];
  /** Kept columns that tell the target too well to have been known before it. */
  suspects: { column: string; auc: number; iv: number }[];
}

export interface ScreenOptions {
  /** What a column is, where the reader knows better; "skip" leaves it out before the count. */
  types?: Readonly<Record<string, ColumnType>>;
  /** Columns in which a missing value means 0. */
  zeroIfMissing?: readonly string[];
  /** Least information value that is kept. Default 0.02. */
  leastIv?: number;
}

/** Share missing beyond which a column is dropped. */
const MISSING = 0.95;

/** What one column tells alone beyond which it is suspect: IV from 0.5 on, AUC above 0.95. */
const SUSPECT = { iv: 0.5, auc: 0.95 };

/** An AUC above 0.95 leaves no IV below this, so that the AUC need not be worked out. */
const PLAIN = 0.3;

/**
 * Leave out columns that cannot help, step by step: constant, missing in more than 95 %, an id or free text, a double of an earlier column
 * (|r| > 0.95), weak (IV below 0.02). Says which of the others tell the target so well that they may have been written after it.
 *
 * Holds a few thousand numbers of each column beside the table, so 2,000 columns pass.
 *
 * @param y 1 for an event, else 0
 *
 * Source: METHODS 10.
 */
export function screen(table: Table, y: Uint8Array, options: ScreenOptions = {}, progress: Progress = silent): Screening {
  const { types = {}, zeroIfMissing = [], leastIv = 0.02 } = options;
  const names = Object.keys(table.columns).filter((name) => types[name] !== "skip");
  const steps: Screening["steps"] = [];
  let kept = names;
  const drop = (step: ScreenStep, dropped: Dropped[]) => {
    const out = new Set(dropped.map(({ column }) => column));
    kept = kept.filter((name) => !out.has(name));
    steps.push({ step, left: kept.length, dropped });
  };
  const columns = new Map(names.map((name) => [name, zeroIfMissing.includes(name) ? filled(table.columns[name]) : table.columns[name]]));
  const facts = new Map(names.map((name) => [name, typeOf(columns.get(name)!, types[name], false)]));
  drop(
    "constant",
    list(kept, (name) => facts.get(name)!.missing < 1 && constant(columns.get(name)!) && {}),
  );
  drop(
    "missing",
    list(kept, (name) => facts.get(name)!.missing > MISSING && { value: facts.get(name)!.missing }),
  );
  drop(
    "id",
    list(kept, (name) => facts.get(name)!.type === "skip" && {}),
  );
  const signature = (name: string): Signature => ({ name, column: columns.get(name)!, number: facts.get(name)!.type === "number" });
  drop(
    "duplicate",
    lookalikes(kept.map(signature), table.rows, (share) => progress(share / 2)),
  );
  const woes = new Map<string, Woe>();
  kept.forEach((name, i) => {
    woes.set(name, weightOfEvidence(columns.get(name)!, y, { levels: facts.get(name)!.type === "category" }));
    progress(0.5 + i / kept.length / 2);
  });
  drop(
    "weak",
    list(kept, (name) => woes.get(name)!.iv < leastIv && { value: woes.get(name)!.iv }),
  );
  const suspects = kept.flatMap((column) => suspect(column, columns.get(column)!, woes.get(column)!, y));
  return { of: names.length, kept, steps, suspects };
}

/** The screening with a last step: what the L1 penalty kept. */
export function withLasso(screening: Screening, kept: readonly string[]): Screening {
  const stays = new Set(kept);
  const [left, out] = [screening.kept.filter((name) => stays.has(name)), screening.kept.filter((name) => !stays.has(name))];
  const step = { step: "lasso" as const, left: left.length, dropped: out.map((column) => ({ column })) };
  return { ...screening, kept: left, steps: [...screening.steps, step], suspects: screening.suspects.filter(({ column }) => stays.has(column)) };
}

function list(names: readonly string[], why: (name: string) => false | Omit<Dropped, "column">): Dropped[] {
  return names.flatMap((column) => {
    const found = why(column);
    return found ? [{ column, ...found }] : [];
  });
}

/** Whether a column has one value wherever it has any, and a missing one says nothing more. */
function constant(column: Column): boolean {
  let [first, missing] = [NaN, false];
  const values = column instanceof Float64Array ? column : column.codes;
  for (const value of values) {
    if (column instanceof Float64Array ? !Number.isFinite(value) : value < 0) missing = true;
    else if (Number.isNaN(first)) first = value;
    else if (value !== first) return false;
  }
  return !missing || Number.isNaN(first);
}

/** Numbers with 0 where they are missing. */
function filled(column: Column): Column {
  return column instanceof Float64Array ? column.map((value) => (Number.isFinite(value) ? value : 0)) : column;
}

function suspect(column: string, values: Column, { iv, bins }: Woe, y: Uint8Array): Screening["suspects"] {
  if (iv < PLAIN) return [];
  const alone = values instanceof Float64Array && bins.some(({ level }) => level === null) ? numberAuc(values, y) : levelAuc(bins);
  return iv >= SUSPECT.iv || alone > SUSPECT.auc ? [{ column, auc: alone, iv }] : [];
}

/** AUC of a number as a score, in whichever direction it points; missing in the middle of nowhere, below all. */
function numberAuc(values: Float64Array, y: Uint8Array): number {
  const one = auc(
    y,
    values.map((value) => (Number.isFinite(value) ? value : -Number.MAX_VALUE)),
  );
  return Math.max(one, 1 - one);
}

/** AUC of a category scored by the share of events of its level. */
function levelAuc(bins: Woe["bins"]): number {
  const ranked = [...bins].sort((a, b) => b.events / b.n - a.events / a.n);
  let [won, events, others] = [0, 0, 0];
  for (const bin of ranked) {
    const lost = bin.n - bin.events;
    won += lost * (events + bin.events / 2);
    events += bin.events;
    others += lost;
  }
  return won / (events * others);
}
