import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { ranked, typeNamed, unifiedType } from "../../core/ids/id-type.ts";
import { rowsOf } from "../../core/table.ts";
import { idsBadWeights, idsTypeWords, type Place, type RowsQuery } from "../../sql/ids-rows.ts";
import type { Raw } from "../../sql/key.ts";
import { name } from "../../sql/sql.ts";
import type { Field, Reach } from "../cell.ts";
import type { IdTable, Spec } from "./schema.ts";

/** A column of types with more words than this is something else. */
const MOST_TYPES = 100;

/** A table as it is to be read. */
export interface IdSource {
  table: string;
  /** What stands in each place, in words for the result. */
  columns: { column: string; type: string }[];
  query: Omit<RowsQuery, "codes" | "cleanings">;
}

/** @throws Fault `ids/choose` for the first thing that must be chosen and is not, `ids/one-column`, `ids/reserved` */
export function checkChoices({ tables }: Spec): void {
  if (!tables.length) throw fault("ids/choose", { what: "tables", table: "" });
  for (const { table, shape, ids, a, aType, b, bType } of tables) {
    if (!table) throw fault("ids/choose", { what: "table", table: "" });
    if (shape === "links" && !(a && aType && b && bType)) throw fault("ids/choose", { what: "ends", table });
    if (shape === "links") continue;
    if (!ids.length || ids.some(({ column }) => !column)) throw fault("ids/choose", { what: "columns", table });
    if (ids.some(({ type }) => !type.trim())) throw fault("ids/choose", { what: "type", table });
    for (const { column, type } of ids) if (type === unifiedType) throw fault("ids/reserved", { table, column });
  }
  const [{ table, shape, ids }] = tables;
  if (tables.length === 1 && shape === "rows" && ids.length === 1) throw fault("ids/one-column", { table, column: ids[0].column });
}

/** Find the columns of every table, and check weights. @throws Fault `ids/no-column`, `ids/types`, `ids/bad-weight`, `ids/reserved` */
export async function sourcesOf({ tables, priority }: Spec, reach: Reach): Promise<IdSource[]> {
  const found: IdSource[] = [];
  for (const each of tables) {
    const fields = await reach.columns(each.table);
    const raw = (column: string) => rawOf(each.table, fields, column);
    const places = each.shape === "rows" ? inRows(each, priority, raw) : await ofLinks(each, raw, reach);
    const weight = each.weight ? raw(each.weight) : undefined;
    if (weight) await checkWeights(each, weight, reach);
    found.push({
      table: each.table,
      columns: each.shape === "rows" ? strongestFirst(each, priority) : [each.a, each.b].map((column) => ({ column, type: "" })),
      query: { from: each.table, places, weight, date: each.date ? raw(each.date) : undefined },
    });
  }
  return found;
}

/** The names of all types in use. */
export function typesIn(sources: readonly IdSource[]): string[] {
  const of = ({ type }: Place) => (typeof type === "string" ? [type] : Object.values(type.meanings));
  return [...new Set(sources.flatMap(({ query }) => query.places.flatMap(of)))];
}

/** A column as SQL reads it. @throws Fault `ids/no-column` */
export function rawOf(table: string, fields: readonly Field[], column: string): Raw {
  const found = fields.find((field) => field.name === column) ?? fields.find((field) => field.name.toLowerCase() === column.toLowerCase());
  if (!found) throw fault("ids/no-column", { table, column });
  return { column: name(found.name), type: found.type };
}

/** The columns of ids by the strength of their types: what a row's strongest id is linked with are all the others. */
function strongestFirst({ ids }: IdTable, priority: readonly string[]): { column: string; type: string }[] {
  const order = ranked(
    ids.map(({ type }) => type),
    priority,
  );
  return ids.toSorted((x, y) => order.indexOf(x.type) - order.indexOf(y.type));
}

function inRows(table: IdTable, priority: readonly string[], raw: (column: string) => Raw): Place[] {
  return strongestFirst(table, priority).map(({ column, type }) => ({ raw: raw(column), type }));
}

async function ofLinks({ table, a, aType, b, bType }: IdTable, raw: (column: string) => Raw, reach: Reach): Promise<Place[]> {
  const place = async (id: string, types: string): Promise<Place> => ({
    raw: raw(id),
    type: { raw: raw(types), meanings: await meaningsOf(table, types, raw(types), reach) },
  });
  return [await place(a, aType), await place(b, bType)];
}

/** What the words in a column of types mean: a type we know where a word names it, else a type of that name; blanks are `other`. */
async function meaningsOf(table: string, column: string, raw: Raw, reach: Reach): Promise<Record<string, string>> {
  const words = rowsOf(await reach.query(idsTypeWords(table, raw))).map(({ word }) => String(word ?? ""));
  if (words.length > MOST_TYPES) throw fault("ids/types", { table, column, types: MOST_TYPES });
  const meanings = words.map((word) => [word, typeNamed(word) ?? (word || "other")] as const);
  if (meanings.some(([, type]) => type === unifiedType)) throw fault("ids/reserved", { table, column });
  return Object.fromEntries(meanings);
}

async function checkWeights({ table, weight: column }: IdTable, weight: Raw, reach: Reach): Promise<void> {
  const [bad] = rowsOf(await reach.query(idsBadWeights(table, weight)));
  if (bad.rows)
    throw fault("ids/bad-weight", { table, column, rows: Number(bad.rows), row: Number(bad.row), value: bad.value === null ? null : String(bad.value) });
}
