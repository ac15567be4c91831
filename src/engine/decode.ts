import { tableFromIPC, Type, type Batch, type Column as ArrowColumn } from "@uwdata/flechette";
import type { Coded, Column, Table } from "../core/table.ts";

/**
 * Columns of an Arrow stream: numbers and booleans as numbers, NaN where missing; the rest as text, dates as `2024-06-30`, times of a day
 * as `2024-06-30 12:00:00`, lists and structs as JSON. Whole numbers beyond 2⁵³ are rounded. Of two columns of one name the second is `a_1`.
 *
 * @param messages schema first, then batches, as DuckDB gives them; each a whole message
 */
export function decode(messages: Uint8Array[]): Table {
  const from = tableFromIPC(messages, { useBigInt: true });
  const columns: Record<string, Column> = {};
  from.children.forEach((column, i) => (columns[free(String(from.names[i]), columns)] = decodeColumn(column)));
  return { rows: from.numRows, columns };
}

function free(name: string, taken: Record<string, Column>): string {
  if (!Object.hasOwn(taken, name)) return name;
  for (let n = 1; ; ++n) if (!Object.hasOwn(taken, `${name}_${n}`)) return `${name}_${n}`;
}

function decodeColumn(column: ArrowColumn<unknown>): Column {
  switch (column.type.typeId) {
    case Type.Int:
    case Type.Float:
    case Type.Decimal:
    case Type.Bool:
      return decodeNumbers(column);
    case Type.Null:
      return new Float64Array(column.length).fill(NaN);
    default:
      return decodeTexts(column, wordsOf(column.type.typeId));
  }
}

function decodeNumbers(column: ArrowColumn<unknown>): Float64Array {
  const numbers = new Float64Array(column.length);
  let at = 0;
  for (const batch of column.data) {
    const plain = batch.values instanceof Float64Array || batch.values instanceof Int32Array;
    if (plain && column.type.typeId !== Type.Decimal) copyPlain(batch, numbers, at);
    else for (let i = 0; i < batch.length; ++i) numbers[at + i] = numberOf(batch.at(i));
    at += batch.length;
  }
  return numbers;
}

/** Missing slots hold whatever was in memory, so they are written over. */
function copyPlain(batch: Batch<unknown>, to: Float64Array, at: number): void {
  to.set((batch.values as Float64Array | Int32Array).subarray(0, batch.length), at);
  if (batch.nullCount) for (let i = 0; i < batch.length; ++i) if (!batch.isValid(i)) to[at + i] = NaN;
}

function numberOf(value: unknown): number {
  return value === null ? NaN : Number(value);
}

function decodeTexts(column: ArrowColumn<unknown>, words: (value: unknown) => string): Coded {
  const codes = new Int32Array(column.length);
  const index = new Map<unknown, number>();
  const levels: string[] = [];
  let at = 0;
  for (const batch of column.data)
    for (let i = 0; i < batch.length; ++i, ++at) {
      const value = batch.at(i);
      codes[at] = value === null ? -1 : codeOf(value);
    }
  return { codes, levels };

  function codeOf(value: unknown): number {
    const key = typeof value === "object" ? words(value) : value;
    let code = index.get(key);
    if (code === undefined) {
      index.set(key, (code = levels.length));
      levels.push(typeof key === "string" ? key : words(key));
    }
    return code;
  }
}

/** How a value that is no number is said in text. */
function wordsOf(typeId: number): (value: unknown) => string {
  if (typeId === Type.Date) return (value) => instant(Number(value)).slice(0, 10);
  if (typeId === Type.Timestamp) return (value) => instant(Number(value));
  if (typeId === Type.Time) return (value) => instant(Number(value) / 1000).slice(11);
  if (typeId === Type.Binary || typeId === Type.LargeBinary || typeId === Type.FixedSizeBinary) return (value) => hex(value as Uint8Array);
  return (value) => (typeof value === "string" ? value : JSON.stringify(value, plain));
}

/** A point in time, in milliseconds since 1970, as `2024-06-30 12:00:00`, with a fraction only where there is one. */
function instant(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (Math.abs(seconds) > 8.64e12) return ms < 0 ? "-infinity" : "infinity";
  const text = new Date(seconds * 1000).toISOString().slice(0, -5).replace("T", " ");
  const micros = Math.round((ms - seconds * 1000) * 1000);
  return micros ? `${text}.${String(micros).padStart(6, "0").replace(/0+$/, "")}` : text;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What JSON cannot say by itself: big numbers, typed arrays. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value;
}
