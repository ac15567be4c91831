import { fault } from "../../../src/core/fault.ts";
import { randomFrom } from "../../../src/core/random.ts";
import type { ReadOptions, Rejected } from "../../../src/engine/files/file.ts";
import { BLANK, type Column } from "./column.ts";
import { readAs } from "./read-as.ts";
import { isWhole, seenIn, typeOfSeen, type Typed } from "./typed.ts";

/** Columns with their names, as they came. */
export interface Named {
  name: string;
  column: Column;
  /** The kinds of all its values, where these are not all; `mixed` where they cannot be of one type all the same. */
  seen?: number;
  mixed?: boolean;
}

export interface Settled {
  columns: Typed[];
  /** The rows that are kept. */
  rows: Uint32Array;
  rejected: Rejected[];
}

export interface SettleOptions extends Pick<ReadOptions, "columns" | "types" | "sample"> {
  file: string;
  /** The line of the file that a row stands on, counted from 1. */
  line: (row: number) => number;
  /** Which part of the file this is: each draws its own share of rows. */
  part?: number;
}

/**
 * Settle which columns and rows are read and as what; a row with a value that its column's chosen type cannot hold is rejected.
 *
 * @throws Fault `file/no-column`
 */
export function settle(named: readonly Named[], all: Uint32Array, { file, line, columns, types = {}, sample, part = 0 }: SettleOptions): Settled {
  const drawn = sample === undefined || sample >= 1 ? all : drawnFrom(all, sample, part);
  const missing = columns?.find((column) => !named.some(({ name }) => name === column));
  if (missing !== undefined) throw fault("file/no-column", { name: file, column: missing, columns: named.map(({ name }) => name) });
  const wanted = columns?.length ? named.filter(({ name }) => columns.includes(name)) : named;
  const typed = wanted.map(({ name, column, seen = seenIn(column, drawn), mixed }): Typed => {
    const natural = mixed ? "text" : typeOfSeen(seen);
    const type = Object.hasOwn(types, name) ? types[name] : natural;
    return { name, column, type, natural: type === natural || (type === "moment" && natural === "date"), whole: isWhole(seen) };
  });
  const chosen = typed.filter(({ natural, type }) => !natural && type !== "text");
  if (!chosen.length) return { columns: typed, rows: drawn, rejected: [] };
  const rejected: Rejected[] = [];
  const rows = drawn.filter((row) => {
    const wrong = chosen.find(({ column, type }) => readAs(column, row, type) === undefined);
    if (wrong) rejected.push({ file, line: line(row), column: wrong.name, why: "type", text: wrong.column.text(row)!.slice(0, 200) });
    return !wrong;
  });
  return { columns: typed, rows, rejected };
}

/** A share of the rows, drawn the same way each time. */
function drawnFrom(rows: Uint32Array, share: number, part: number): Uint32Array {
  const random = randomFrom("sample").child(String(part));
  return rows.filter(() => random.uniform() < share);
}

/** The first rows as text, null where there is no value. */
export function shownRows({ columns, rows }: Settled, count: number): (string | null)[][] {
  return Array.from(rows.subarray(0, count), (row) =>
    columns.map(({ column, type }) => (type !== "text" && column.kind(row) === BLANK ? null : column.text(row))),
  );
}

/** About the memory that rows take as a table, by what the first of them take. */
export function memoryOf({ columns, rows }: Settled, count: number): number {
  const seen = rows.subarray(0, 1000);
  const bytes = columns.map(({ column, type }) => (type === "text" ? 16 + meanLength(column, seen) : type === "boolean" ? 1 : 8));
  return Math.ceil(count * bytes.reduce((sum, one) => sum + one, 0));
}

function meanLength(column: Column, rows: Uint32Array): number {
  let all = 0;
  for (const row of rows) all += 2 * (column.text(row)?.length ?? 0);
  return rows.length ? all / rows.length : 0;
}
