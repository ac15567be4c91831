import type { Column, Table } from "../core/table.ts";

/** One value of a table: a number, a text, or null where missing. */
export type Value = string | number | boolean | null;

/** One row to show, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** A column to show. */
export interface ColumnDef<R extends object = Row> {
  /** The row's field. */
  key: string;
  label: string;
  /** Said under the label, small: a type, a unit. */
  hint?: string;
  /** Numbers stand at the end; that is the default for a column whose first value is a number. */
  align?: "start" | "end";
  /** The value in words; by default as it is. */
  format?: (value: never, row: R) => string;
  /** What it is sorted by, when not by the field. */
  sortBy?: (row: R) => Value;
  /** False takes the sort button away. */
  sortable?: boolean;
}

/** The order of rows. */
export interface Sorting {
  column: string;
  descending: boolean;
}

/** A field of a row. */
export function valueOf(row: object, key: string): unknown {
  return (row as Row)[key];
}

/** Rows of a small table as objects. */
export function rowsIn(table: Table): Row[] {
  const entries = Object.entries(table.columns);
  return Array.from({ length: table.rows }, (_, i) => Object.fromEntries(entries.map(([name, column]) => [name, at(column, i)])));
}

/** A table's columns under their own names. */
export function columnsIn<R extends object = Row>(table: Table): ColumnDef<R>[] {
  return Object.entries(table.columns).map(([key, column]) => ({ key, label: key, align: column instanceof Float64Array ? "end" : "start" }));
}

/** A value as it is: numbers to six decimals without grouping, since it may be a year or an id. */
export function plain(value: unknown): string {
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : String(Math.round(value * 1e6) / 1e6 || value);
  return String(value);
}

/** Rows in order; what is missing comes last either way, and ties keep their order. */
export function sorted<R extends object>(rows: readonly R[], by: (row: R) => unknown, descending: boolean): R[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [by(a), by(b)];
    if (missing(x) || missing(y)) return Number(missing(x)) - Number(missing(y));
    if (typeof x === "number" && typeof y === "number") return sign * (x - y);
    return String(x) < String(y) ? -sign : String(x) > String(y) ? sign : 0;
  });
}

/** First letters that make a spreadsheet take a text for a formula, also in their full-width forms. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;
const NUMBER = /^[+-]?[\d.,]+\s?%?$/;

/** Rows as lines of tabs, for a spreadsheet; line breaks and tabs inside values become blanks, and what would run as a formula gets an apostrophe. */
export function tabbed(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, ...rows].map((cells) => cells.map(pasted).join("\t")).join("\n");
}

function pasted(cell: string): string {
  const line = cell.replace(/[\t\r\n]+/g, " ");
  return FORMULA.test(line) && !NUMBER.test(line) ? `'${line}` : line;
}

/** Whether there is no value. */
export function missing(value: unknown): value is null | undefined {
  return value === null || value === undefined || (typeof value === "number" && Number.isNaN(value));
}

function at(column: Column, index: number): Value {
  if (column instanceof Float64Array) return Number.isNaN(column[index]) ? null : column[index];
  const code = column.codes[index];
  return code < 0 ? null : column.levels[code];
}
