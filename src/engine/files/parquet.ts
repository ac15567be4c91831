import type { ParquetColumn, ParquetFacts, ParquetInput } from "../../../workers/works/files/parquet.ts";
import { compute } from "../../compute/compute.ts";
import { Fault, fault } from "../../core/fault.ts";
import { silent } from "../../core/progress.ts";
import { numbers } from "../../core/table.ts";
import { areText, bytesAsText, dropTable, renameTable, uuidAsText } from "../../sql/catalogue.ts";
import { decode } from "../decode.ts";
import type { Lane } from "../lane.ts";
import type { Started } from "../start.ts";
import { parquetWasm } from "../parquet-wasm.ts";
import type { ReadOptions } from "./file.ts";
import { insertStreams, PORTION_BYTES } from "./insert.ts";
import { piecesOf } from "./pieces.ts";
import { rejectedTable, type Looking, type Read, type Reader, type Reading, type Sight } from "./reader.ts";
import { settleTypes } from "./settle-types.ts";

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

let keys = 0;

async function inputFor(file: File): Promise<ParquetInput> {
  return { file, key: ++keys, wasm: await parquetWasm() };
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
      needs: needsOf(facts, chosen(facts, options, file), rows, options),
    };
  });
}

async function read(engine: Started, { file, options, table, signal = never, progress }: Reading): Promise<Read> {
  const input = await inputFor(file);
  return whole(file, async () => {
    const means = { signal, progress: silent };
    const facts = await compute("files", "describeParquet", input, means);
    const columns = chosen(facts, options, file);
    async function* streams() {
      let [rows, bytes] = [0, 0];
      const bytesARow = () => (rows ? bytes / rows : rowBytes(columns));
      for (const piece of piecesOf(facts.groups, bytesARow)) {
        const stream = await compute("files", "readPiece", { ...input, ...piece, columns: columns.map(({ name }) => name) }, means);
        rows += piece.limit;
        bytes += stream.length;
        yield stream;
        progress(rows / (facts.rows || 1));
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

/** Bytes of a row of some columns, texts left out. */
function rowBytes(columns: readonly ParquetColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/** What loading takes, the texts being as long as in the first rows: all of it for a while, or a portion, and what is packed already. */
function needsOf(facts: ParquetFacts, columns: readonly ParquetColumn[], first: Sight["rows"], { sample = 1 }: ReadOptions): Sight["needs"] {
  const places = columns.filter(({ type }) => type === "text").map((column) => facts.columns.indexOf(column));
  const letters = first.reduce((sum, row) => sum + places.reduce((sum, place) => sum + (row[place]?.length ?? 0), 0), 0);
  const stored = (facts.groups.reduce((sum, { bytes }) => sum + bytes, 0) * columns.length) / (facts.columns.length || 1);
  const full = sample * Math.max(stored, facts.rows * (rowBytes(columns) + letters / (first.length || 1)));
  return { rows: Math.round(sample * facts.rows), memoryBytes: Math.round(Math.min(full, PORTION_BYTES) + PACKED * full) };
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
