import { tableFromIPC, Type, type Batch } from "@uwdata/flechette";
import { fault } from "../core/fault.ts";
import type { Column, Table } from "../core/table.ts";
import { wordsOf } from "./in-words.ts";
import { openLevels } from "./levels.ts";

/**
 * Columns of an Arrow stream: numbers and booleans as numbers, NaN where missing; the rest as text, dates as `2024-06-30`, times of a day
 * as `2024-06-30 12:00:00`, lists and structs as JSON. Whole numbers beyond 2⁵³ are rounded. Of two columns of one name the second is `a_1`.
 *
 * @param messages schema first, then batches, as DuckDB gives them; each a whole message
 */
export function decode(messages: Uint8Array[]): Table {
  const decoder = openDecoder();
  decoder.add(messages);
  return decoder.table();
}

/** Takes a stream piece by piece, so that the page is never held up for long by a large one. */
export interface Decoder {
  /** Some batches, the schema before them. */
  add(messages: Uint8Array[]): void;
  /** All that was added, as one table. To be asked for once. */
  table(): Table;
}

/** Start with nothing. */
export function openDecoder(): Decoder {
  let growing: { name: string; column: Growing }[] | undefined;
  let rows = 0;
  return {
    add(messages) {
      growing ??= columnsOf(messages[0]);
      const from = tableFromIPC(messages, { useBigInt: true });
      from.children.forEach((column, i) => column.data.forEach((batch) => growing![i].column.add(batch)));
      rows += from.numRows;
    },
    table() {
      const columns: Record<string, Column> = {};
      for (const { name, column } of growing ?? []) columns[free(name, columns)] = column.whole(rows);
      return { rows, columns };
    },
  };
}

function free(name: string, taken: Record<string, Column>): string {
  if (!Object.hasOwn(taken, name)) return name;
  for (let n = 1; ; ++n) if (!Object.hasOwn(taken, `${name}_${n}`)) return `${name}_${n}`;
}

/** A column that grows by batches. */
interface Growing {
  add(batch: Batch<unknown>): void;
  whole(rows: number): Column;
}

/** What a schema announces. An ENUM comes without the words its codes stand for. @throws Fault `engine/sql` */
function columnsOf(schema: Uint8Array): { name: string; column: Growing }[] {
  return tableFromIPC(schema).schema.fields.map(({ name, type: { typeId } }) => {
    if (typeId === Type.Dictionary) throw fault("engine/sql", { message: `"${name}" is an ENUM: write "${name}"::VARCHAR`, line: null, position: null });
    return { name, column: growingFor(typeId) };
  });
}

function growingFor(typeId: number): Growing {
  const isNumber = typeId === Type.Int || typeId === Type.Float || typeId === Type.Decimal || typeId === Type.Bool || typeId === Type.Null;
  if (isNumber) return growingNumbers(typeId);
  return typeId === Type.Utf8 ? growingUtf8() : growingTexts(wordsOf(typeId));
}

function growingNumbers(typeId: number): Growing {
  const pieces: Float64Array[] = [];
  return {
    add: (batch) => pieces.push(numbersIn(batch, typeId)),
    whole(rows) {
      const all = new Float64Array(rows);
      let at = 0;
      for (const piece of pieces.splice(0)) {
        all.set(piece, at);
        at += piece.length;
      }
      return all;
    },
  };
}

/** Missing slots hold whatever was in memory, so they are written over. */
function numbersIn(batch: Batch<unknown>, typeId: number): Float64Array {
  const { length, values } = batch;
  const numbers = new Float64Array(length);
  if (typeId === Type.Int && values instanceof BigInt64Array) copyLong(values, numbers);
  else if (typeId !== Type.Decimal && (values instanceof Float64Array || values instanceof Int32Array)) numbers.set(values.subarray(0, length));
  else {
    for (let i = 0; i < length; ++i) {
      const value = batch.at(i);
      numbers[i] = value === null ? NaN : Number(value);
    }
    return numbers;
  }
  if (batch.nullCount) for (let i = 0; i < length; ++i) if (!batch.isValid(i)) numbers[i] = NaN;
  return numbers;
}

/** 64-bit integers by their halves: several times as quick as by BigInt. */
function copyLong(from: BigInt64Array, to: Float64Array): void {
  const halves = new Int32Array(from.buffer, from.byteOffset, from.length * 2);
  for (let i = 0; i < to.length; ++i) to[i] = halves[2 * i + 1] * 2 ** 32 + (halves[2 * i] >>> 0);
}

function growingTexts(words: (value: unknown) => string): Growing {
  const pieces: Int32Array[] = [];
  const index = new Map<unknown, number>();
  const levels: string[] = [];
  const codeOf = (value: unknown) => {
    const key = typeof value === "object" ? words(value) : value;
    let code = index.get(key);
    if (code === undefined) {
      index.set(key, (code = levels.length));
      levels.push(typeof key === "string" ? key : words(key));
    }
    return code;
  };
  return {
    add(batch) {
      const codes = new Int32Array(batch.length);
      for (let i = 0; i < codes.length; ++i) {
        const value = batch.at(i);
        codes[i] = value === null ? -1 : codeOf(value);
      }
      pieces.push(codes);
    },
    whole: (rows) => ({ codes: together(pieces, rows), levels }),
  };
}

/** Text by its bytes: a string is made once for each level, not for each row. */
function growingUtf8(): Growing {
  const pieces: Int32Array[] = [];
  const levels = openLevels();
  return {
    add(batch) {
      const { length, values, offsets } = batch as unknown as { length: number; values: Uint8Array; offsets: Int32Array };
      const codes = new Int32Array(length);
      for (let i = 0; i < length; ++i) codes[i] = batch.nullCount && !batch.isValid(i) ? -1 : levels.codeOf(values, offsets[i], offsets[i + 1]);
      pieces.push(codes);
    },
    whole: (rows) => ({ codes: together(pieces, rows), levels: levels.all }),
  };
}

/** The pieces in one. They are let go: all columns twice would be much memory. */
function together(pieces: Int32Array[], rows: number): Int32Array {
  const codes = new Int32Array(rows);
  let at = 0;
  for (const piece of pieces.splice(0)) {
    codes.set(piece, at);
    at += piece.length;
  }
  return codes;
}
