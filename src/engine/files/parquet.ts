import wasmUrl from "parquet-wasm/esm/parquet_wasm_bg.wasm?gzipped";
import type { ParquetColumn, ParquetFacts, ParquetInput, Piece } from "../../../workers/works/files/parquet.ts";
import { compute } from "../../compute/compute.ts";
import { Fault, fault } from "../../core/fault.ts";
import { silent } from "../../core/progress.ts";
import { numbers } from "../../core/table.ts";
import { areText, bytesAsText, dropTable, renameTable, uuidAsText } from "../../sql/catalogue.ts";
import { decode } from "../decode.ts";
import type { Lane } from "../lane.ts";
import type { Started } from "../start.ts";
import { downloadWasm } from "../wasm.ts";
import type { ReadOptions } from "./file.ts";
import { insertStreams, PORTION_BYTES } from "./insert.ts";
import { rejectedTable, type Looking, type Read, type Reader, type Reading, type Sight } from "./reader.ts";
import { settleTypes } from "./settle-types.ts";

/** About how much of a file is decoded at a time. */
const PIECE_BYTES = 32 * 1024 * 1024;

/** Rows of an Arrow batch at most; large ones are quicker to put into a table. */
const BATCH_ROWS = 131_072;

/** Columns packed take about this share of their full size. */
const PACKED = 0.35;

/** How many rows are shown at a first look. */
const SHOWN_ROWS = 50;

/**
 * Parquet: row groups, or parts of large ones, one decoded in a thread while the one before goes into the table.
 *
 * Moments with a zone are read as their wall clock in UTC, UUIDs and other bytes as text, what is nested as JSON text.
 */
export const parquet: Reader = { format: "parquet", look, read };

let wasm: Promise<Blob> | undefined;
let keys = 0;

async function inputFor(file: File): Promise<ParquetInput> {
  wasm ??= downloadWasm(wasmUrl, silent);
  wasm.catch(() => (wasm = undefined));
  return { file, key: ++keys, wasm: await wasm };
}

async function look(_engine: Started, { file, options, signal = never }: Looking): Promise<Sight> {
  const input = await inputFor(file);
  return whole(file, async () => {
    const means = { signal, progress: silent };
    const facts = await compute("files", "describeParquet", input, means);
    const rows = await compute("files", "firstRows", { ...input, rows: SHOWN_ROWS }, means);
    const columns = facts.columns.map(({ name, type }) => ({ name, type: options.types?.[name] ?? type }));
    return {
      how: { ...options, format: "parquet" as const },
      sheets: [],
      columns,
      rows,
      lines: [],
      needs: needsOf(facts, chosen(facts, options, file), options),
    };
  });
}

async function read(engine: Started, { file, options, table, signal = never, progress }: Reading): Promise<Read> {
  const input = await inputFor(file);
  return whole(file, async () => {
    const means = { signal, progress: silent };
    const facts = await compute("files", "describeParquet", input, means);
    const columns = chosen(facts, options, file);
    const pieces = piecesOf(facts.groups, fullBytes(facts, columns) / (facts.rows || 1));
    async function* streams() {
      let rows = 0;
      for (const piece of pieces) {
        yield await compute("files", "readPiece", { ...input, ...piece, columns: columns.map(({ name }) => name) }, means);
        progress((rows += piece.limit) / (facts.rows || 1));
      }
    }
    let rejected: Read["rejected"] = { rows: 0, first: [] };
    let made = "";
    const finish = async (lane: Lane, making: string) => {
      made = rejectedTable(making);
      await sayBytes(lane, making, columns);
      rejected = await settleTypes(lane, making, { name: file.name, columns, options });
    };
    try {
      await insertStreams(engine, table, streams(), facts.rows, { signal, sample: options.sample, finish });
      await engine.cell.all(dropTable(rejectedTable(table)));
      if (rejected.rows) await engine.cell.all(renameTable(made, rejectedTable(table)));
    } finally {
      if (made && !engine.life.why) await engine.cell.all(dropTable(made));
    }
    return { how: { ...options, format: "parquet" as const }, rejected };
  });
}

/** For calls that nobody calls off. */
const never = new AbortController().signal;

/** A broken file can break the thread that reads it. */
async function whole<T>({ name }: File, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Fault && error.data.code === "compute/died") throw fault("file/not-a-table", { name, why: "parquet" });
    throw error;
  }
}

/** The columns to read. @throws Fault `file/no-column` */
function chosen({ columns }: ParquetFacts, options: ReadOptions, { name }: File): ParquetColumn[] {
  const names = columns.map((column) => column.name);
  const missing = options.columns?.find((column) => !names.includes(column));
  if (missing !== undefined) throw fault("file/no-column", { name, column: missing, columns: names });
  return options.columns?.length ? columns.filter((column) => options.columns!.includes(column.name)) : columns;
}

/** Bytes of some columns in memory, before they are packed. */
function fullBytes({ rows, columns: all, groups }: ParquetFacts, columns: readonly ParquetColumn[]): number {
  const stored = groups.reduce((sum, { bytes }) => sum + bytes, 0) * (columns.length / (all.length || 1));
  return Math.max(1.5 * stored, rows * columns.reduce((sum, { width }) => sum + width, 0));
}

function needsOf(facts: ParquetFacts, columns: readonly ParquetColumn[], { sample = 1 }: ReadOptions): Sight["needs"] {
  const full = sample * fullBytes(facts, columns);
  return { rows: Math.round(sample * facts.rows), memoryBytes: Math.round(Math.min(full, 1.5 * PORTION_BYTES) + PACKED * full) };
}

/** Small groups together, large ones in parts; one piece for a file without any. */
export function piecesOf(groups: ParquetFacts["groups"], bytesARow: number): Piece[] {
  const most = Math.max(1, Math.floor(PIECE_BYTES / (bytesARow || 1)));
  const batch = Math.min(BATCH_ROWS, most);
  const step = batch * Math.floor(most / batch);
  const pieces: Piece[] = [];
  groups.forEach(({ rows }, group) => {
    const last = pieces.at(-1);
    if (last && !last.part && !last.offset && last.limit + rows <= most) {
      last.groups.push(group);
      last.limit += rows;
      return;
    }
    for (let offset = 0; offset < rows || !offset; offset += step) {
      const limit = Math.min(step, rows - offset);
      pieces.push({ groups: [group], offset, limit, batch, part: offset + limit < rows });
    }
  });
  return pieces.length ? pieces : [{ groups: [], offset: 0, limit: 0, batch, part: false }];
}

/** What came as bytes becomes text: a UUID as usual, other bytes as the text they are, or else as hexadecimal digits. */
async function sayBytes(lane: Lane, table: string, columns: readonly ParquetColumn[]): Promise<void> {
  for (const { name, bytes } of columns)
    if (bytes === "uuid") await lane.all(uuidAsText(table, name));
    else if (bytes) {
      const [fits] = numbers(decode(await lane.all(areText(table, name))), "fits");
      await lane.all(bytesAsText(table, name, fits === 1));
    }
}
