import {
  batchType,
  bool,
  Column as ArrowColumn,
  columnFromValues,
  dateDay,
  float64,
  int64,
  tableFromColumns,
  tableToIPC,
  timestamp,
  TimeUnit,
  utf8,
  type Batch,
  type DataType,
} from "@uwdata/flechette";
import type { ColumnType } from "../../../src/engine/files/file.ts";
import { BLANK, BOOLEAN, DAY, FRACTION, LONG, MISSING, MOMENT, SPAN_ROWS, TEXT, WHOLE, type Column } from "./column.ts";
import { readAs } from "./read-as.ts";

/** A column with its name and what it becomes. `natural` where the values are of the type as they stand. */
export interface Typed {
  name: string;
  column: Column;
  type: ColumnType;
  natural: boolean;
  /** All numbers are whole, and of at most 15 digits. */
  whole: boolean;
}

const DAY_MS = 86_400_000;

/** The kinds of values that a column has: of each the bit of its number. */
export function seenIn(column: Column, rows: Uint32Array): number {
  let seen = 0;
  for (const row of rows) seen |= 1 << column.kind(row);
  return seen;
}

/** Whether some kinds of values are whole numbers of at most 15 digits, and nothing else. */
export function isWhole(seen: number): boolean {
  return (seen & ~((1 << MISSING) | (1 << BLANK))) === 1 << WHOLE;
}

/**
 * What values of some kinds are together: all numbers, all days, all moments or days, all true or false; else text. Whole numbers of which one has more
 * than 15 digits are ids, so text.
 */
export function typeOfSeen(seen: number): ColumnType {
  const only = (...kinds: number[]) => (seen & ~kinds.reduce((all, kind) => all | (1 << kind), (1 << MISSING) | (1 << BLANK))) === 0;
  const has = (kind: number) => (seen & (1 << kind)) !== 0;
  if (only()) return "text";
  if (only(WHOLE, FRACTION, LONG)) return has(LONG) && !has(FRACTION) ? "text" : "number";
  if (only(DAY)) return "date";
  if (only(DAY, MOMENT)) return "moment";
  return only(BOOLEAN) ? "boolean" : "text";
}

/** Rows of columns as Arrow streams of at most 65,536 rows, each whole; one without rows where there are none. */
export function streamsOf(columns: readonly Typed[], rows: Uint32Array): Uint8Array[] {
  const streams: Uint8Array[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += SPAN_ROWS) {
    const part = rows.subarray(from, from + SPAN_ROWS);
    const arrow = columns.map((column): [string, ArrowColumn<unknown>] => [column.name, arrowOf(column, part)]);
    streams.push(tableToIPC(tableFromColumns(arrow), { format: "stream" })!);
  }
  return streams;
}

function arrowOf(typed: Typed, rows: Uint32Array): ArrowColumn<unknown> {
  const { column, type } = typed;
  if (type === "text") return textColumn(column, rows);
  const value = valuesOf(typed);
  if (type === "number" && typed.whole) return wholeColumn(rows, value);
  if (type === "number") return fixedColumn(float64(), new Float64Array(rows.length), rows, value);
  if (type === "date") return fixedColumn(dateDay(), new Int32Array(rows.length), rows, (row) => Math.floor(value(row) / DAY_MS));
  if (type === "moment") return momentColumn(rows, value);
  const visit = (hear: (value: boolean | null) => void) => rows.forEach((row) => hear(Number.isNaN(value(row)) ? null : value(row) === 1));
  return columnFromValues(visit, bool());
}

/** The values of a column as numbers, NaN where missing: days and moments in milliseconds since 1970-01-01, true as 1. */
function valuesOf({ column, type, natural }: Typed): (row: number) => number {
  if (!natural) return (row) => readAs(column, row, type) ?? NaN;
  return (row) => (column.kind(row) > TEXT ? column.number(row) : NaN);
}

function fixedColumn(type: DataType, values: Float64Array | Int32Array, rows: Uint32Array, value: (row: number) => number): ArrowColumn<unknown> {
  const validity = new Bits(rows.length);
  for (let i = 0; i < rows.length; ++i) {
    const found = value(rows[i]);
    if (Number.isNaN(found)) continue;
    values[i] = found;
    validity.set(i);
  }
  return arrowColumn(type, { values, validity });
}

/** Numbers of at most 15 digits by the halves of 64 bits: quicker than by BigInt. */
function wholeColumn(rows: Uint32Array, value: (row: number) => number): ArrowColumn<unknown> {
  const values = new BigInt64Array(rows.length);
  const halves = new Int32Array(values.buffer);
  const validity = new Bits(rows.length);
  for (let i = 0; i < rows.length; ++i) {
    const found = value(rows[i]);
    if (Number.isNaN(found)) continue;
    halves[2 * i] = found;
    halves[2 * i + 1] = Math.floor(found / 2 ** 32);
    validity.set(i);
  }
  return arrowColumn(int64(), { values, validity });
}

function momentColumn(rows: Uint32Array, value: (row: number) => number): ArrowColumn<unknown> {
  const values = new BigInt64Array(rows.length);
  const validity = new Bits(rows.length);
  for (let i = 0; i < rows.length; ++i) {
    const found = value(rows[i]);
    if (Number.isNaN(found)) continue;
    const whole = Math.floor(found);
    values[i] = BigInt(whole) * 1000n + BigInt(Math.round((found - whole) * 1000));
    validity.set(i);
  }
  return arrowColumn(timestamp(TimeUnit.MICROSECOND), { values, validity });
}

function textColumn(column: Column, rows: Uint32Array): ArrowColumn<unknown> {
  const offsets = new Int32Array(rows.length + 1);
  const validity = new Bits(rows.length);
  const encoder = new TextEncoder();
  let values = new Uint8Array(16 * rows.length + 64);
  let at = 0;
  for (let i = 0; i < rows.length; ++i) {
    const text = column.text(rows[i]);
    if (text !== null) {
      validity.set(i);
      while (values.length - at < 3 * text.length) values = doubled(values);
      at += encoder.encodeInto(text, values.subarray(at)).written;
    }
    offsets[i + 1] = at;
  }
  return arrowColumn(utf8(), { offsets, values: values.slice(0, at), validity });
}

function doubled(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(2 * bytes.length);
  more.set(bytes);
  return more;
}

/** A bit a row: whether it has a value. */
class Bits {
  readonly length: number;
  readonly bytes: Uint8Array;
  ones = 0;

  constructor(length: number) {
    this.length = length;
    this.bytes = new Uint8Array((((length + 7) >> 3) + 7) & ~7);
  }

  set(i: number): void {
    this.bytes[i >> 3] |= 1 << (i & 7);
    ++this.ones;
  }
}

interface Buffers {
  values: Float64Array | Int32Array | BigInt64Array | Uint8Array;
  offsets?: Int32Array;
  validity: Bits;
}

function arrowColumn(type: DataType, { values, offsets, validity }: Buffers): ArrowColumn<unknown> {
  const Kind = batchType(type) as new (options: object) => Batch<unknown>;
  const { length, ones, bytes } = validity;
  return new ArrowColumn([new Kind({ length, nullCount: length - ones, type, validity: bytes, values, offsets })], type);
}
