import { tableFromIPC, TimeUnit, timestamp, Type, type DataType, type Field } from "@uwdata/flechette";
import init, { ParquetFile, type RecordBatch } from "parquet-wasm/esm/parquet_wasm.js";
import { Fault, fault } from "../../../src/core/fault.ts";
import { readFooter, withArrow, type Footer, type Root } from "./footer.ts";
import { isForeign, joined, reshape, rowsOf, schemaOf, type Kept } from "./reshape.ts";

declare module "../../../src/core/fault.ts" {
  interface Faults {
    /** A column of a type that cannot be read. */
    "file/odd-column": { name: string; column: string; type: string };
  }
}

/** A file's last eight bytes: the length of its footer, and a mark. */
const TAIL_BYTES = 8;

export interface ParquetInput {
  file: File;
  /** Tells one file from another: the same key, the same file. */
  key: number;
  /** The reader itself, as downloaded. */
  wasm: Blob;
}

/** A column as it will be in the engine. */
export interface ParquetColumn {
  /** Its name; a second one of the same name is `a_1`, one without is `column3`. */
  name: string;
  type: "text" | "number" | "date" | "moment" | "boolean" | "other";
  /** Bytes, which the engine has still to say in text: of a UUID, or any. */
  bytes: "uuid" | "any" | null;
  /** Bytes a value takes, decoded; of text without the text itself. */
  width: number;
}

/** What a Parquet file holds, told without reading its rows. */
export interface ParquetFacts {
  rows: number;
  columns: ParquetColumn[];
  /** Bytes are those of the columns once unpacked, still encoded. */
  groups: { rows: number; bytes: number }[];
}

/** Whole row groups, or part of a large one. */
export interface Piece {
  /** Row groups, by place; a part is of one. */
  groups: number[];
  /** Rows of these groups to pass over. */
  offset: number;
  /** Rows to read. */
  limit: number;
  /** Rows of an Arrow batch; `limit` is so many times this, but at the end of a group. */
  batch: number;
  /** Whether the group goes on after it. */
  part: boolean;
}

export interface PieceInput extends ParquetInput, Piece {
  /** Names as in `ParquetFacts`; all by default. */
  columns?: readonly string[];
}

/** Tell what is in a Parquet file, from its footer alone. @throws Fault `file/not-a-table`, `file/encrypted`, `file/unreadable` */
export async function describeParquet(input: ParquetInput): Promise<ParquetFacts> {
  const { parquet, columns } = await open(input);
  const metadata = parquet.metadata();
  return {
    rows: metadata.fileMetadata().numRows(),
    columns: columns.map(({ name, field: { type }, root }) => ({ name, type: typeOf(type, root), bytes: bytesOf(type, root), width: widthOf(type) })),
    groups: metadata.rowGroups().map((group) => ({ rows: group.numRows(), bytes: group.totalByteSize() })),
  };
}

/**
 * Some rows of a Parquet file as one whole Arrow stream, as the engine takes it.
 *
 * @throws Fault `file/not-a-table`, `file/odd-column`, `file/unreadable`
 */
export async function readPiece(input: PieceInput): Promise<Uint8Array> {
  const { stream, kept, width } = await decode(input);
  return reshape(stream, kept, width);
}

/** The first rows of a Parquet file in words; null where there is no value, or none that can be read. @throws as `readPiece` */
export async function firstRows({ rows, ...input }: ParquetInput & { rows: number }): Promise<(string | null)[][]> {
  const { parquet, columns: all } = await open(input);
  const groups = Array.from({ length: parquet.metadata().numRowGroups() }, (_, i) => i);
  const columns = all.filter(({ root }) => root.kind !== "interval").map(({ name }) => name);
  if (!groups.length || !columns.length) return [];
  const { stream, kept } = await decode({ ...input, groups, offset: 0, limit: rows, batch: rows, part: false, columns });
  const places = all.map(({ name }) => columns.indexOf(name));
  return rowsOf(stream, kept).map((row) => places.map((place) => (place < 0 ? null : row[place])));
}

/** Rows as they are stored, and which columns of theirs are wanted. */
async function decode({ columns: names, ...input }: PieceInput): Promise<{ stream: Uint8Array; kept: Kept[]; width: number }> {
  const { parquet, columns } = await open(input);
  const wanted = names?.length ? columns.filter(({ name }) => names.includes(name)) : columns;
  const odd = wanted.find(({ root }) => root.kind === "interval");
  if (odd) throw fault("file/odd-column", { name: input.file.name, column: odd.name, type: "INTERVAL" });
  const asked = wanted.length < columns.length ? wanted.map(({ field }) => field.name) : undefined;
  const found = asked ? columns.filter(({ field: { name } }) => asked.some((one) => name === one || name.startsWith(`${one}.`))) : columns;
  const kept = wanted.map((one) => ({ name: one.name, type: one.field.type, place: found.indexOf(one), uuid: one.root.kind === "uuid" }));
  try {
    const stream = input.part || input.offset ? await nextPart(parquet, input, asked) : await readWhole(parquet, input, asked);
    return { stream, kept, width: found.length };
  } catch (error) {
    throw parquetFault(error, input.file);
  }
}

async function readWhole(parquet: ParquetFile, { groups, limit, batch }: Piece, columns?: string[]): Promise<Uint8Array> {
  return (await parquet.read({ rowGroups: groups, limit, columns, batchSize: batch })).intoIPCStream();
}

/** A large group that is read part by part, so that its bytes are fetched once. */
let going: { key: number; group: number; at: number; batch: number; batches: ReadableStreamDefaultReader<RecordBatch> } | undefined;

async function nextPart(
  parquet: ParquetFile,
  { key, groups: [group], offset, limit, batch }: Piece & { key: number },
  columns?: string[],
): Promise<Uint8Array> {
  if (going?.key !== key || going.group !== group || going.at !== offset || going.batch !== batch) {
    await going?.batches.cancel();
    const stream: ReadableStream<RecordBatch> = await parquet.stream({ rowGroups: [group], offset, columns, batchSize: batch });
    going = { key, group, at: offset, batch, batches: stream.getReader() };
  }
  const streams: Uint8Array[] = [];
  for (let rows = 0; rows < limit;) {
    const { done, value } = await going.batches.read();
    if (done) break;
    rows += value.numRows;
    going.at += value.numRows;
    streams.push(value.intoIPCStream());
  }
  return joined(streams);
}

/** A column of the file and its name in the engine. */
interface Named {
  name: string;
  field: Field;
  root: Root;
}

interface Opened {
  parquet: ParquetFile;
  columns: Named[];
}

let ready: Promise<unknown> | undefined;
let last: { key: number; opened: Promise<Opened> } | undefined;

/** The file opened, once for all its pieces. */
async function open({ file, wasm, key }: ParquetInput): Promise<Opened> {
  await (ready ??= wasm.arrayBuffer().then((bytes) => init({ module_or_path: bytes })));
  if (last?.key !== key) {
    last?.opened.then(({ parquet }) => parquet.free()).catch(() => undefined);
    last = { key, opened: openNow(file) };
  }
  return last.opened;
}

async function openNow(file: File): Promise<Opened> {
  try {
    const { footer, parts } = await footerOf(file);
    let parquet = await ParquetFile.fromFile(new Blob(parts(footer.bytes)));
    const { fields } = tableFromIPC(parquet.schema().intoIPCStream()).schema;
    const taken = new Set<string>();
    const columns = fields.map((field, i) => ({ name: free(field.name, i, taken), field, root: footer.roots[i] }));
    const old = columns.filter(({ root }) => root.kind === "int96");
    for (const column of old) column.field = { ...column.field, type: timestamp(TimeUnit.MICROSECOND) };
    if (old.length) parquet = await ParquetFile.fromFile(new Blob(parts(withArrow(footer.bytes, schemaOf(columns.map(({ field }) => field))))));
    return { parquet, columns };
  } catch (error) {
    throw parquetFault(error, file);
  }
}

/**
 * The footer, and the file with another one. What its writer says of Arrow is taken out: types are then read as they are stored, whoever wrote them.
 * Moments of 96 bits are in nanoseconds, of which 64 bits hold only the years 1678 to 2261: they are read in microseconds.
 */
async function footerOf(file: File): Promise<{ footer: Footer & { bytes: Uint8Array }; parts: (footer: Uint8Array) => BlobPart[] }> {
  const tail = new Uint8Array(await file.slice(-TAIL_BYTES).arrayBuffer());
  const mark = new TextDecoder().decode(tail.subarray(4));
  if (mark === "PARE") throw fault("file/encrypted", { name: file.name });
  const from = mark === "PAR1" ? file.size - TAIL_BYTES - new DataView(tail.buffer).getUint32(0, true) : 0;
  if (from < TAIL_BYTES / 2) throw fault("file/not-a-table", { name: file.name, why: "parquet" });
  const bytes = new Uint8Array(await file.slice(from, -TAIL_BYTES).arrayBuffer());
  const footer = readFooter(bytes);
  if (footer.encrypted) throw fault("file/encrypted", { name: file.name });
  if (footer.arrowAt !== null) bytes[footer.arrowAt] = 0;
  const parts = (footer: Uint8Array) => [file.slice(0, from), footer as Uint8Array<ArrayBuffer>, Uint32Array.of(footer.length), "PAR1"];
  return { footer: { ...footer, bytes }, parts };
}

/** A name that no column before has, in any case. */
function free(name: string, place: number, taken: Set<string>): string {
  const wish = name || `column${place}`;
  let found = wish;
  for (let n = 1; taken.has(found.toLowerCase()); ++n) found = `${wish}_${n}`;
  taken.add(found.toLowerCase());
  return found;
}

function typeOf(type: DataType, root: Root): ParquetColumn["type"] {
  if (isForeign(type)) return type.typeId === Type.Float ? "number" : "text";
  switch (type.typeId) {
    case Type.Int:
    case Type.Float:
    case Type.Decimal:
    case Type.Null:
      return "number";
    case Type.Utf8:
    case Type.Binary:
    case Type.FixedSizeBinary:
      return "text";
    case Type.Bool:
      return "boolean";
    case Type.Date:
      return "date";
    case Type.Timestamp:
      return "moment";
    default:
      return root.kind === "interval" ? "text" : "other";
  }
}

function bytesOf(type: DataType, root: Root): ParquetColumn["bytes"] {
  if (type.typeId !== Type.Binary && type.typeId !== Type.FixedSizeBinary) return null;
  return root.kind === "uuid" ? "uuid" : "any";
}

function widthOf(type: DataType): number {
  if ("bitWidth" in type && type.bitWidth) return type.bitWidth / 8;
  if (type.typeId === Type.Bool) return 1;
  if (type.typeId === Type.Date) return 4;
  if (type.typeId === Type.Float) return 4 * type.precision;
  return 8;
}

function parquetFault(error: unknown, { name }: File): unknown {
  if (error instanceof Fault) return error;
  if (/could not be read|NotReadable|NotFound/i.test(String(error))) return fault("file/unreadable", { name });
  return fault("file/not-a-table", { name, why: "parquet" });
}
