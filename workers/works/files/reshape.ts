import { Column, columnFromArray, float32, Table, tableFromIPC, tableToIPC, Type, utf8, type DataType, type ExtractionOptions } from "@uwdata/flechette";
import { uuidOf, wordsOf, type Says } from "./as-words.ts";

/** Values as exact as they are stored. */
const EXACT: ExtractionOptions = { useBigInt: true, useDecimalInt: true, useMap: true };

/** The first eight bytes of an Arrow message: a mark, and the length of what describes it. */
const PREFIX_BYTES = 8;

/** Types of values in values. */
const NESTED: ReadonlySet<number> = new Set([Type.List, Type.LargeList, Type.FixedSizeList, Type.Struct, Type.Map, Type.Union]);

/** A column of a stream: its type and the name it is to have. */
export interface Kept {
  name: string;
  type: DataType;
  /** Its place in the stream. */
  place: number;
  /** Whether its bytes are a UUID. */
  uuid: boolean;
}

/** Whether the engine cannot take a column as it is. */
export function isForeign(type: DataType): boolean {
  return Boolean(saysOf(type)) || (type.typeId === Type.Float && type.precision === 0);
}

/**
 * The rows of an Arrow stream in words; null where there is no value.
 *
 * @param kept the columns said, in their order
 */
export function rowsOf(stream: Uint8Array, kept: readonly Kept[]): (string | null)[][] {
  const table = tableFromIPC(stream, EXACT);
  const columns = kept.map(({ place, type, uuid }) => ({
    column: table.getChildAt(place),
    says: uuid ? (value: unknown) => uuidOf(value as Uint8Array) : wordsOf(type),
  }));
  return Array.from({ length: table.numRows }, (_, i) =>
    columns.map(({ column, says }) => {
      const value: unknown = column.at(i);
      return value === null ? null : says(value);
    }),
  );
}

/**
 * An Arrow stream as the engine takes it: columns under their own names, moments without their zone, nested values as JSON text,
 * numbers that the engine has not as text or as wider ones.
 *
 * @param stream a whole IPC stream of `width` columns
 * @param kept the columns that stay, in their order
 */
export function reshape(stream: Uint8Array, kept: readonly Kept[], width: number): Uint8Array {
  return kept.length === width && !kept.some(({ type }) => isForeign(type)) ? spliced(stream, kept) : rebuilt(stream, kept);
}

/** The same batches behind another schema: they know neither names nor zones. */
function spliced(stream: Uint8Array, kept: readonly Kept[]): Uint8Array {
  const fields = kept.map(({ name, type }) => ({ name, type: readableType(type) }));
  return put([schemaOf(fields), stream.subarray(messageBytes(stream))]);
}

/** The message that announces some columns. */
export function schemaOf(fields: readonly { name: string; type: DataType }[]): Uint8Array {
  const empty = encoded(
    fields,
    fields.map(({ type }) => new Column([], type)),
  );
  return empty.subarray(0, messageBytes(empty));
}

/** The end of a stream. */
const END_BYTES = 8;

/** Streams of the same columns as one. */
export function joined([first, ...others]: readonly Uint8Array[]): Uint8Array {
  const parts = [first.subarray(0, -END_BYTES), ...others.map((stream) => stream.subarray(messageBytes(stream), -END_BYTES)), first.subarray(-END_BYTES)];
  return put(parts);
}

function put(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function messageBytes(stream: Uint8Array): number {
  return PREFIX_BYTES + new DataView(stream.buffer, stream.byteOffset).getInt32(4, true);
}

function rebuilt(stream: Uint8Array, kept: readonly Kept[]): Uint8Array {
  const table = tableFromIPC(stream, EXACT);
  return encoded(
    kept.map(({ name, type }) => ({ name, type: readableType(type) })),
    kept.map(({ place, type }) => readable(table.getChildAt(place), type)),
  );
}

function encoded(fields: readonly { name: string; type: DataType }[], columns: readonly Column<unknown>[]): Uint8Array {
  const all = fields.map((field) => ({ ...field, nullable: true, metadata: new Map<string, string>() }));
  return tableToIPC(new Table({ version: 4, endianness: 0, fields: all, metadata: null }, [...columns]), { format: "stream" })!;
}

function readableType(type: DataType): DataType {
  if (type.typeId === Type.Timestamp) return { ...type, timezone: null };
  if (saysOf(type)) return utf8();
  return isForeign(type) ? float32() : type;
}

/** The same number of batches, each said in words where it is foreign. */
function readable(column: Column<unknown>, type: DataType): Column<unknown> {
  if (!isForeign(type)) return column;
  const says = saysOf(type);
  const target = readableType(type);
  const batches = column.data.map((batch) => {
    const values = Array.from({ length: batch.length }, (_, i) => batch.at(i));
    const said = says ? values.map((value) => (value === null ? null : says(value))) : values;
    return columnFromArray(said, target).data[0];
  });
  return new Column(batches, target);
}

/** How a foreign type is said in text; undefined where it need not be. */
function saysOf(type: DataType): Says | undefined {
  const isText = NESTED.has(type.typeId) || (type.typeId === Type.Decimal && type.bitWidth === 256);
  return isText ? wordsOf(type) : undefined;
}
