import { closeSync, openSync, writeSync } from "node:fs";
import { ReadableStream } from "node:stream/web";
import {
  DateDay,
  Field,
  Float64,
  Int16,
  Int32,
  Int8,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  type Data,
  type DataType,
} from "apache-arrow";
import { Compression, transformParquetStream, WriterPropertiesBuilder, WriterVersion, Table as WasmTable } from "parquet-wasm";
import type { RecordBatch as WasmBatch } from "parquet-wasm";
import type { Codes, Layout, Rows, Storage } from "./sheet.ts";

const arrays = { int8: Int8Array, int16: Int16Array, int32: Int32Array, float64: Float64Array, date: Int32Array };
const types = {
  int8: () => new Int8(),
  int16: () => new Int16(),
  int32: () => new Int32(),
  float64: () => new Float64(),
  date: () => new DateDay(),
  text: () => new Utf8(),
};

/**
 * Write rows that come in parts to a Parquet file, Zstandard inside.
 *
 * Memory holds one part and one row group at a time, so a table may be far larger than memory.
 * Text is plain UTF-8, days are DATE.
 */
export async function writeParquet(path: string, layout: Layout, parts: AsyncIterable<Rows> | Iterable<Rows>): Promise<void> {
  const properties = new WriterPropertiesBuilder()
    .setCompression(Compression.ZSTD)
    .setWriterVersion(WriterVersion.V2)
    .setMaxRowGroupSize(1_000_000)
    .setDataPageSizeLimit(1 << 20)
    .setDictionaryPageSizeLimit(1 << 22)
    .setCreatedBy("contraflow")
    .build();
  const bytes = await transformParquetStream(ReadableStream.from(batches(layout, parts)) as never, properties);
  const file = openSync(path, "w");
  try {
    for await (const chunk of bytes as unknown as AsyncIterable<Uint8Array>) writeSync(file, chunk);
  } finally {
    closeSync(file);
  }
}

async function* batches(layout: Layout, parts: AsyncIterable<Rows> | Iterable<Rows>): AsyncGenerator<WasmBatch> {
  for await (const part of parts) {
    const table = WasmTable.fromIPCStream(tableToIPC(arrowTable(layout, part), "stream"));
    for (const batch of table.recordBatches()) yield batch;
    table.free();
  }
}

/** Rows as an Arrow table. */
export function arrowTable(layout: Layout, { count, columns }: Rows): Table {
  const names = Object.keys(layout);
  const schema = new Schema(names.map((name) => new Field(name, types[layout[name]](), true)));
  const children = names.map((name) => vector(layout[name], columns[name]));
  const data = makeData({ type: new Struct(schema.fields), length: count, nullCount: 0, children });
  return new Table([new RecordBatch(schema, data)]);
}

function vector(storage: Storage, column: Float64Array | Codes): Data<DataType> {
  if (!(column instanceof Float64Array)) return text(column);
  if (storage === "text") throw new RangeError("vector: numbers in a text column");
  const missing = Number.isNaN;
  const { bits, nullCount } = validity(column.length, (i) => !missing(column[i]));
  const values = new arrays[storage](column.map((value) => (missing(value) ? 0 : value)));
  return makeData({ type: types[storage](), length: column.length, nullCount, nullBitmap: bits, data: values } as never);
}

function text({ codes, levels }: Codes): Data<DataType> {
  const encoder = new TextEncoder();
  const encoded = levels.map((level) => encoder.encode(level));
  const offsets = new Int32Array(codes.length + 1);
  for (let i = 0; i < codes.length; ++i) offsets[i + 1] = offsets[i] + (codes[i] < 0 ? 0 : encoded[codes[i]].length);
  const data = new Uint8Array(offsets[codes.length]);
  for (let i = 0; i < codes.length; ++i) if (codes[i] >= 0) data.set(encoded[codes[i]], offsets[i]);
  const { bits, nullCount } = validity(codes.length, (i) => codes[i] >= 0);
  return makeData({ type: new Utf8(), length: codes.length, nullCount, nullBitmap: bits, valueOffsets: offsets, data });
}

function validity(length: number, present: (i: number) => boolean): { bits: Uint8Array | null; nullCount: number } {
  const bits = new Uint8Array(Math.ceil(length / 64) * 8);
  let nullCount = 0;
  for (let i = 0; i < length; ++i) present(i) ? (bits[i >> 3] |= 1 << (i & 7)) : ++nullCount;
  return { bits: nullCount ? bits : null, nullCount };
}
