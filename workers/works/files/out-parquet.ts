import init, {
  Compression,
  Table,
  transformParquetStream,
  writeParquet as writeWhole,
  WriterPropertiesBuilder,
  type RecordBatch,
  type WriterProperties,
} from "parquet-wasm/esm/parquet_wasm.js";
import type { Progress } from "../../../src/core/progress.ts";
import { streamOf, talk, together, type Written } from "./out-talk.ts";

export interface ParquetOrder {
  port: MessagePort;
  /** parquet-wasm's own file. */
  wasm: Blob;
  /** Rows to come, for the progress. */
  rows: number;
}

/** Rows of a group: as many as DuckDB writes. A group is held in memory until it is full. */
const GROUP_ROWS = 122_880;

/** The end of an Arrow stream, which DuckDB leaves out. */
const END = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);

let ready: Promise<unknown> | undefined;

/** Write a Parquet file of Arrow batches, compressed by zstd, a row group at a time. */
export async function writeParquet({ port, wasm, rows: total }: ParquetOrder, progress: Progress): Promise<Written> {
  await (ready ??= wasm.arrayBuffer().then((bytes) => init({ module_or_path: bytes })));
  const page = talk(port);
  const groups = page.groups();
  const first = tableOf((await groups.next()).value!);
  let rows = 0;

  async function* batches(): AsyncGenerator<RecordBatch, void> {
    for (let table: Table | undefined = first; table; table = await nextOf(groups)) {
      const found = table.recordBatches();
      table.free();
      for (const batch of found) {
        rows += batch.numRows;
        yield batch;
      }
      progress(Math.min(1, rows / total));
    }
  }

  if (first.recordBatch(0)) await eachOf((await transformParquetStream(streamOf(batches()), settings())) as ReadableStream<Uint8Array>, page.give);
  else await page.give(writeWhole(first, settings()));
  return { rows, sizeBytes: await page.end() };
}

function settings(): WriterProperties {
  return new WriterPropertiesBuilder().setCompression(Compression.ZSTD).setMaxRowGroupSize(GROUP_ROWS).setCreatedBy("Contraflow").build();
}

async function nextOf(groups: AsyncGenerator<Uint8Array[], void>): Promise<Table | undefined> {
  const next = await groups.next();
  return next.done ? undefined : tableOf(next.value);
}

function tableOf(messages: Uint8Array[]): Table {
  return Table.fromIPCStream(together([...messages, END]));
}

async function eachOf<T>(stream: ReadableStream<T>, take: (item: T) => Promise<void>): Promise<void> {
  const reader = stream.getReader();
  for (let next; !(next = await reader.read()).done;) await take(next.value);
}
