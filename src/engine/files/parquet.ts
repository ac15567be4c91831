import { tableFromIPC, Type } from "@uwdata/flechette";
import wasmUrl from "parquet-wasm/esm/parquet_wasm_bg.wasm?gzipped";
import init, { ParquetFile } from "parquet-wasm/esm/parquet_wasm.js";
import { fault } from "../../core/fault.ts";
import { silent } from "../../core/progress.ts";
import { numbers } from "../../core/table.ts";
import { asText, begin, beyondFifteenDigits, commit, countRows, dropTable, rollback, uuidAsText } from "../../sql/catalogue.ts";
import { decode } from "../decode.ts";
import type { Lane } from "../lane.ts";
import type { Started } from "../start.ts";
import { downloadWasm } from "../wasm.ts";
import type { Looking, Read, Reader, Reading, Sight } from "./reader.ts";

/** Rows a batch; larger ones are quicker to insert. */
const BATCH_ROWS = 131_072;

let ready: Promise<unknown> | undefined;

/** Parquet, whole row groups at a time. */
export const parquet: Reader = { format: "parquet", look, read };

async function prepare(): Promise<void> {
  ready ??= downloadWasm(wasmUrl, silent).then(async (wasm) => init({ module_or_path: await wasm.arrayBuffer() }));
  ready.catch(() => (ready = undefined));
  await ready;
}

async function look(_engine: Started, { file, options }: Looking): Promise<Sight> {
  await prepare();
  const parquet = await openParquet(file);
  const rows = parquet.metadata().fileMetadata().numRows();
  const fields = tableFromIPC(parquet.schema().intoIPCStream()).schema.fields;
  const columns = fields.map(({ name }) => ({ name, type: "other" as const }));
  return { how: { ...options, format: "parquet" }, sheets: [], columns, rows: [], lines: [], needs: { rows, memoryBytes: file.size } };
}

/** Read a Parquet file row group by row group, in one transaction, and count after: a broken stream is silent. */
async function read(engine: Started, reading: Reading): Promise<Read> {
  await prepare();
  const parquet = await openParquet(reading.file);
  const rows = parquet.metadata().fileMetadata().numRows();
  const found = await engine.inserts.hold(async (lane) => {
    await lane.all(begin);
    try {
      const types = await insertAll(lane, parquet, reading);
      await mend(lane, reading, types);
      const count = numbers(decode(await lane.all(countRows(reading.table))), "rows")[0];
      if (count === rows) await lane.all(commit);
      return count;
    } catch (error) {
      if (!engine.life.why) await lane.all(rollback);
      throw error;
    } finally {
      parquet.free();
    }
  }, reading.signal);
  if (found !== rows) {
    engine.life.lose(fault("engine/lost", { message: `parquet: ${found} of ${rows} rows arrived` }));
    throw engine.life.why!;
  }
  return { how: { ...reading.options, format: "parquet" }, rejected: { rows: 0, first: [] } };
}

async function openParquet(file: File): Promise<ParquetFile> {
  try {
    return await ParquetFile.fromFile(file);
  } catch (error) {
    throw parquetFault(error, file);
  }
}

/** Columns that need mending, by what their Arrow type is. */
interface Types {
  all: string[];
  whole: string[];
  sixteenBytes: string[];
}

async function insertAll(lane: Lane, parquet: ParquetFile, { table, file, signal, progress }: Reading): Promise<Types> {
  const groups = parquet.metadata().numRowGroups();
  let types: Types | undefined;
  await lane.all(dropTable(table));
  for (let i = 0; i < Math.max(1, groups); ++i) {
    signal?.throwIfAborted();
    const bytes = await readGroup(parquet, groups ? i : undefined, file);
    types ??= typesIn(bytes);
    await lane.insert(table, bytes, i === 0);
    progress((i + 1) / Math.max(1, groups));
  }
  return types!;
}

async function readGroup(parquet: ParquetFile, group: number | undefined, file: File): Promise<Uint8Array> {
  try {
    const read = await parquet.read({ rowGroups: group === undefined ? undefined : [group], batchSize: BATCH_ROWS });
    return read.intoIPCStream();
  } catch (error) {
    throw parquetFault(error, file);
  }
}

function typesIn(bytes: Uint8Array): Types {
  const { fields } = tableFromIPC(bytes).schema;
  return {
    all: fields.map(({ name }) => name),
    whole: fields.filter(({ type }) => type.typeId === Type.Int && type.bitWidth === 64).map(({ name }) => name),
    sixteenBytes: fields.filter(({ type }) => type.typeId === Type.FixedSizeBinary && type.stride === 16).map(({ name }) => name),
  };
}

/** UUIDs come as bytes; ids of more than 15 digits, and columns that are to stay text, become text. */
async function mend(lane: Lane, { table, options }: Reading, { all, whole, sixteenBytes }: Types): Promise<void> {
  for (const column of sixteenBytes) await lane.all(uuidAsText(table, column));
  const text = new Set(Object.keys(options.types ?? {}).filter((column) => options.types?.[column] === "text"));
  if (whole.length) {
    const long = decode(await lane.all(beyondFifteenDigits(table, whole)));
    whole.forEach((column, i) => numbers(long, String(i))[0] && text.add(column));
  }
  for (const column of text) if (all.includes(column)) await lane.all(asText(table, column));
}

function parquetFault(error: unknown, file: File): unknown {
  const message = String(error);
  if (/could not be read|NotReadable|NotFound/i.test(message)) return fault("file/unreadable", { name: file.name });
  return fault("file/not-a-table", { name: file.name, why: "parquet" });
}
