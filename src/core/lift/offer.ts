import { isBlank } from "../prepare/typing.ts";
import type { Coded, Column, Table } from "../table.ts";
import type { Held, Item } from "./items.ts";
import { probabilityOf } from "../model/logistic.ts";
import { strongest } from "./candidates.ts";
import type { AssociationModel } from "./model.ts";

/**
 * What each row of a table lacks and most surely would have: the first rule, the surest, all of whose left side it has and whose right side it
 * lacks and could have. Ids of the items; nothing where no rule says anything.
 *
 * Columns: has (items of the left side, a plus between them), lacks, lift, confidence.
 *
 * @throws RangeError when the table lacks a column of an item
 */
export function offers(model: AssociationModel, table: Table): { has: Coded; lacks: Coded; lift: Float64Array; confidence: Float64Array } {
  const { items, rules } = model;
  const held = items.map((item) => heldBy(item, table));
  const barred = items.map((item) => barredFrom(item, model, table));
  const rule = Int32Array.from({ length: table.rows }, (_, i) =>
    rules.findIndex(({ left, right }) => !held[right][i] && !barred[right]?.[i] && left.every((item) => held[item][i])),
  );
  const said = (of: (rule: AssociationModel["rules"][number]) => number) => Float64Array.from(rule, (r) => (r < 0 ? NaN : of(rules[r])));
  const named = (of: (rule: AssociationModel["rules"][number]) => string): Coded => {
    const levels = [...new Set(rules.map(of))];
    const place = Int32Array.from(rules, (each) => levels.indexOf(of(each)));
    return { codes: rule.map((r) => (r < 0 ? -1 : place[r])), levels };
  };
  return {
    has: named(({ left }) => sideId(items, left)),
    lacks: named(({ right }) => items[right].id),
    lift: said(({ lift }) => lift),
    confidence: said(({ confidence }) => confidence),
  };
}

/**
 * How likely each row that has the one item of the pair, lacks the other and could have it, is to have it, and the item that speaks most for it; NaN and
 * nothing for all other rows. The same bits as where it was found. No columns where the model has no pair.
 */
export function chances(model: AssociationModel, table: Table): { probability?: Float64Array; reason?: Coded } {
  const { items, chance } = model;
  if (!chance) return {};
  const [has, lacks] = [heldBy(items[chance.has], table), heldBy(items[chance.lacks], table)];
  const barred = barredFrom(items[chance.lacks], model, table);
  const held = chance.terms.map(({ item }) => heldBy(items[item], table));
  const wanted = (i: number) => has[i] === 1 && !lacks[i] && !barred?.[i];
  const probability = Float64Array.from({ length: table.rows }, (_, i) =>
    wanted(i) ? probabilityOf(chance.terms.reduce((f, { coefficient }, j) => f + (held[j][i] ? coefficient : 0), chance.intercept)) : NaN,
  );
  const codes = Int32Array.from({ length: table.rows }, (_, i) => (wanted(i) ? (strongest(chance.terms, (j) => held[j][i] === 1)?.item ?? -1) : -1));
  return { probability, reason: { codes, levels: items.map(({ id }) => id) } };
}

/** 1 for each row that cannot have an item; null where every row could. */
function barredFrom({ column, held: { is } }: Item, { texts }: AssociationModel, table: Table): Uint8Array | null {
  const cannot = is === "listed" ? [] : (texts.find((text) => text.column === column)?.cannot ?? []);
  return cannot.length ? levelsIn(columnOf(table, column), cannot) : null;
}

/** What a side of a rule is called in tables. */
export function sideId(items: readonly Item[], side: readonly number[]): string {
  return side.map((i) => items[i].id).join(" + ");
}

/** 1 for each row that has an item, by the same words and bounds as where it was found. */
export function heldBy({ column: name, held }: Item, table: Table): Uint8Array {
  const column = columnOf(table, name);
  if (held.is === "yes") return levelsIn(column, held.levels);
  if (held.is === "level") return levelsIn(column, [held.level]);
  if (column instanceof Float64Array) return Uint8Array.from(column, (value) => (holds(value, held) ? 1 : 0));
  throw new RangeError(`heldBy: column ${name} is text`);
}

function holds(value: number, held: Exclude<Held, { is: "yes" | "level" }>): boolean {
  if (held.is === "missing") return !Number.isFinite(value);
  if (!Number.isFinite(value)) return false;
  if (held.is === "zero") return value === 0;
  if (held.is === "between") return (held.above === null || value > held.above) && (held.to === null || value <= held.to);
  return value > 0;
}

function levelsIn(column: Column, levels: readonly string[]): Uint8Array {
  if (column instanceof Float64Array) return Uint8Array.from(column, (value) => (Number.isFinite(value) && levels.includes(String(value)) ? 1 : 0));
  const among = column.levels.map((level) => (!isBlank(level) && levels.includes(level) ? 1 : 0));
  return Uint8Array.from(column.codes, (code) => (code < 0 ? 0 : among[code]));
}

function columnOf({ columns }: Table, name: string): Column {
  if (!columns[name]) throw new RangeError(`offers: column ${name} is missing`);
  return columns[name];
}
