import { itemsOf, listedItem, saysCannot, type ColumnLook } from "../../core/lift/items.ts";
import { leastOf, type Placed } from "../../core/lift/associate.ts";
import type { TextColumn } from "../../core/lift/model.ts";
import { numbers, rowsOf, texts } from "../../core/table.ts";
import { fault } from "../../core/fault.ts";
import { analysed, itemLevels, itemNumbers, itemsHeld } from "../../sql/item-looks.ts";
import type { LongTable, WideTable } from "../../sql/item-masks.ts";
import { WORD, type WideItem } from "../../sql/item-words.ts";
import type { Reach } from "../cell.ts";
import type { Asked, Chosen } from "./inputs.ts";
import type { Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

/** Items of which the kernel counts every pair in a moment. */
export const MOST_ITEMS = 300;

/** Items with their bits, and the tables these are read from. */
export interface Laid {
  items: Placed[];
  wide: WideTable | null;
  long: LongTable | null;
  /** Words of a mask. */
  words: number;
  /** What is known of the columns of text. */
  texts: TextColumn[];
  warnings: Warning[];
}

/** Look at the columns chosen and lay their items out as bits. @throws Fault `association/empty-group`, `association/all-rare` */
export async function laidOut(spec: Spec, { wide, long }: Asked, reach: Reach): Promise<Laid> {
  const warnings: Warning[] = [];
  const from = wide ? await wideItems(spec, wide, warnings, reach) : { n: 0, items: [], bits: [], texts: [] };
  const listed = long ? await longItems(spec, long, wide === null, MOST_ITEMS - from.items.length, reach) : { names: [], left: 0 };
  if (listed.left) warnings.push({ code: "too-many", items: listed.left, most: MOST_ITEMS });
  if (!from.items.length && !listed.names.length)
    throw fault("association/all-rare", { items: wide?.columns.length ?? 0, least: leastOf(from.n), customers: from.n });
  const start = WORD * Math.ceil(from.bits.length / WORD);
  const items = [...from.items, ...listed.names.map((name, i): Placed => ({ ...listedItem(name), bit: start + i, gate: -1 }))];
  const kept = wide && { table: wide.table, customer: wide.customer, customerType: wide.customerType, items: from.bits };
  return {
    items,
    wide: kept,
    long: long && listed.names.length ? { ...long, items: listed.names } : null,
    words: start / WORD + Math.ceil(listed.names.length / WORD),
    texts: from.texts,
    warnings,
  };
}

type Wide = NonNullable<Asked["wide"]>;

async function wideItems(spec: Spec, wide: Wide, warnings: Warning[], reach: Reach) {
  const counted = rowsOf(await reach.query(analysed(wide.table, wide.customer, spec.group)))[0];
  const [n, customers] = [Number(counted.n), Number(counted.customers)];
  if (!n) throw fault("association/empty-group", { table: wide.table, conditions: spec.group.length });
  if (customers < n && wide.customer) warnings.push({ code: "repeated", table: wide.table, rows: n, customers });
  const looks = await looksOf(spec, wide, n, reach);
  const bits: WideItem[] = [];
  const items: Placed[] = [];
  for (const [i, { axis, column }] of wide.columns.entries()) {
    const look = looks[i];
    const made = itemsOf(axis, look, spec.eligibility[column] ?? []);
    if (!made.length) warnings.push({ code: "nothing-in", column });
    if (look.kind === "number" && !look.flag && (axis === "service" || axis === "bearer")) warnings.push({ code: "counted", column });
    const not = (spec.eligibility[column] ?? []).filter((level) => look.kind === "levels" && level !== "");
    const gate = not.length && made.length ? bits.push({ column, held: { is: "eligible", not }, flag: false }) - 1 : -1;
    for (const item of made) {
      if (items.length === MOST_ITEMS) break;
      const flag = look.kind === "number" && look.flag && !look.missing;
      items.push({ ...item, gate, bit: bits.push({ column, held: item.held, flag }) - 1 });
    }
  }
  const texts = looks.flatMap((look): TextColumn[] =>
    look.kind === "levels" ? [{ column: look.column, levels: look.levels.map(({ level }) => level), cannot: spec.eligibility[look.column] ?? [] }] : [],
  );
  return { n, items, bits, texts };
}

/** Looks of the columns, in their order. */
async function looksOf({ group }: Spec, { table, columns }: Wide, n: number, reach: Reach): Promise<ColumnLook[]> {
  const of = (type: Chosen["type"]) => columns.filter((column) => column.type === type).map(({ column }) => column);
  const [levelled, numbered] = [of("text"), of("number")];
  const levels = levelled.length ? await levelsOf(table, levelled, group, n, reach) : [];
  const measured = numbered.length ? rowsOf(await reach.query(itemNumbers(table, numbered, group)))[0] : {};
  return columns.map(({ column, type }): ColumnLook => {
    if (type === "text") return { kind: "levels", column, levels: levels[levelled.indexOf(column)] };
    const place = numbered.indexOf(column);
    const at = (field: string) => Number(measured[field] ?? NaN);
    const edges = (letter: string) => [1, 2, 3].map((i) => at(`${letter}${place}_${i}`)).filter(Number.isFinite);
    const [missing, zeros] = [at(`m${place}`), at(`z${place}`)];
    const [min, max] = [at(`l${place}`), at(`h${place}`)];
    return { kind: "number", column, flag: at(`o${place}`) === 0, min, max, missing, zeros, edges: edges("e"), edgesAbove: edges("a") };
  });
}

async function levelsOf(table: string, columns: readonly string[], group: Spec["group"], n: number, reach: Reach) {
  const found = await reach.query(itemLevels(table, columns, group, leastOf(n)));
  const [places, counts] = [numbers(found, "place"), numbers(found, "n")];
  const said = texts(found, "level");
  const levels = columns.map((): { level: string; n: number }[] => []);
  for (let i = 0; i < found.rows; ++i) levels[places[i]].push({ level: said.levels[said.codes[i]], n: counts[i] });
  return levels;
}

async function longItems(spec: Spec, long: NonNullable<Asked["long"]>, alone: boolean, room: number, reach: Reach) {
  const found = await reach.query(itemsHeld(long, alone ? spec.group : []));
  const said = texts(found, "item");
  const names = Array.from(said.codes, (code) => said.levels[code]);
  if (!names.length && alone) {
    const { n } = rowsOf(await reach.query(analysed(long.table, long.customer, spec.group)))[0];
    throw n
      ? fault("association/all-rare", { items: 0, least: leastOf(Number(n)), customers: Number(n) })
      : fault("association/empty-group", { table: long.table, conditions: spec.group.length });
  }
  return { names: names.slice(0, Math.max(0, room)), left: Math.max(0, names.length - room) };
}

/** Levels of a column that say a customer cannot have it. */
export function cannotIn(levels: readonly string[]): string[] {
  return levels.filter(saysCannot);
}
