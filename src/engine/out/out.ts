import { compute } from "../../compute/compute.ts";
import { csvLine, FORMULA_MARKS, QUOTED_MARKS } from "../../core/csv.ts";
import { fault } from "../../core/fault.ts";
import { SHEET } from "../../core/sheet.ts";
import { silent, type Progress } from "../../core/progress.ts";
import { numbers, rowsOf } from "../../core/table.ts";
import { columnsOf, letGo, rowsIn, type OutColumn } from "../../sql/out-columns.ts";
import { csvLines, csvSize } from "../../sql/out-csv.ts";
import { excelRows, excelWidths } from "../../sql/out-excel.ts";
import { parquetRows } from "../../sql/out-parquet.ts";
import type { Sql } from "../../sql/sql.ts";
import { decode } from "../decode.ts";
import { grouped } from "../grouped.ts";
import type { Lane } from "../lane.ts";
import { parquetWasm } from "../parquet-wasm.ts";
import type { Started } from "../start.ts";
import { serve } from "./serve.ts";
import type { Sink } from "./sink.ts";
import { workbook } from "./workbook.ts";

declare module "../../core/fault.ts" {
  interface Faults {
    /** More rows than a sheet of Excel holds below its header. */
    "out/too-many-rows": { rows: number; most: number };
    /** More columns than a sheet of Excel holds. */
    "out/too-many-columns": { columns: number; most: number };
  }
}

/** A table that goes out, and as what. */
export interface Order {
  /** The rows and columns, in order. */
  query: Sql;
  format: "csv" | "excel" | "parquet";
  /** CSV: UTF-8 with a byte order mark or without, or GB18030. */
  encoding: "utf-8-mark" | "utf-8" | "gb18030";
  /**
   * Whether a text that a spreadsheet would run as a formula is disarmed: in CSV by an apostrophe before it, in Excel, where text is never run,
   * by a mark that keeps it text when somebody edits it. Numbers are left alone.
   */
  defused: boolean;
  /** Excel: the name of the sheet. */
  sheet: string;
}

/** What went out. */
export interface Sent {
  rows: number;
  sizeBytes: number;
  /** GB18030: characters without a code, which became `?`. */
  unfit: number;
  /** Excel: cells longer than 32,767 signs, which were cut. */
  cut: number;
}

/** What an order comes to, before it is carried out. */
export interface Weight {
  rows: number;
  columns: number;
  /** Estimated from the first rows. */
  sizeBytes: number;
}

export interface SendOptions {
  signal?: AbortSignal;
  progress?: Progress;
}

/** How many of DuckDB's batches, of some 2,000 rows each, go to the thread at a time. */
const BATCHES = 16;

/** What a file takes for a byte of CSV, as measured on 12 mixed columns. */
const FOR_A_BYTE = { csv: 1, excel: 0.65, parquet: 0.4 };

/** How many rows an order has, and about how large its file will be. @throws Fault `engine/…` */
export async function weigh({ reader }: Started, { query, format }: Order, signal?: AbortSignal): Promise<Weight> {
  return reader.hold(async (lane) => {
    const columns = await describe(lane, query, signal);
    const rows = numbers(decode(await lane.all(rowsIn(query), signal)), "rows")[0];
    const each = numbers(decode(await lane.all(csvSize(query, columns, cellsOf(false)), signal)), "bytes")[0];
    return { rows, columns: columns.length, sizeBytes: Math.round(rows * each * FOR_A_BYTE[format]) };
  }, signal);
}

/**
 * Write the rows of a SELECT to a sink, as a stream: memory holds a few pieces. Goes on beside whatever else the engine does. When it fails or is
 * called off, the sink is told to leave nothing behind.
 *
 * @throws Fault `out/…`, `engine/…`; the signal's reason
 */
export async function send(started: Started, order: Order, sink: Sink, options: SendOptions = {}): Promise<Sent> {
  try {
    const sent = await started.out.hold((lane) => sendBy(lane, order, sink, options), options.signal);
    await sink.close();
    return sent;
  } catch (error) {
    await sink.abort();
    if (!started.life.why) await started.out.all(letGo);
    throw error;
  }
}

async function sendBy(lane: Lane, order: Order, sink: Sink, { signal, progress = silent }: SendOptions): Promise<Sent> {
  const columns = await describe(lane, order.query, signal);
  const rows = numbers(decode(await lane.all(rowsIn(order.query), signal)), "rows")[0];
  const { statement, write } = await writerOf(lane, order, columns, rows);
  const off = new AbortController();
  const stop = signal ? AbortSignal.any([signal, off.signal]) : off.signal;
  const { port1, port2 } = new MessageChannel();
  const groups = grouped(lane.stream(statement, { signal: stop, streaming: true }), BATCHES);
  serve(port1, groups, sink).catch((error: unknown) => off.abort(error));
  try {
    return { unfit: 0, cut: 0, ...(await write(port2, { signal: stop, progress })) };
  } finally {
    port1.close();
    await groups.return();
    off.abort();
  }
}

type Write = (port: MessagePort, how: { signal: AbortSignal; progress: Progress }) => Promise<Pick<Sent, "rows" | "sizeBytes"> & Partial<Sent>>;

/** What the engine is to give, and the work that makes a file of it. @throws Fault `out/too-many-rows`, `out/too-many-columns` */
async function writerOf(lane: Lane, order: Order, columns: readonly OutColumn[], rows: number): Promise<{ statement: Sql; write: Write }> {
  const { query, encoding, defused } = order;
  const names = columns.map(({ name }) => name);
  if (order.format === "csv") {
    const header = csvLine(names, defused);
    return { statement: csvLines(query, columns, cellsOf(defused)), write: (port, how) => compute("files", "writeCsv", { port, encoding, header, rows }, how) };
  }
  if (order.format === "parquet") {
    const wasm = await parquetWasm();
    return { statement: parquetRows(query, columns), write: (port, how) => compute("files", "writeParquet", { port, wasm, rows }, how) };
  }
  if (rows > SHEET.rows) throw fault("out/too-many-rows", { rows, most: SHEET.rows });
  if (columns.length > SHEET.columns) throw fault("out/too-many-columns", { columns: columns.length, most: SHEET.columns });
  const widths = rowsOf(decode(await lane.all(excelWidths(query, columns))))[0];
  const book = workbook(order.sheet, names, Object.values(widths).map(Number));
  const write: Write = (port, how) => compute("files", "writeExcel", { port, ...book, rows, columns: columns.length }, how);
  return { statement: excelRows(query, columns, defused ? FORMULA_MARKS : []), write };
}

function cellsOf(defused: boolean) {
  return { quotedMarks: QUOTED_MARKS, formulaMarks: defused ? FORMULA_MARKS : [] };
}

async function describe(lane: Lane, query: Sql, signal?: AbortSignal): Promise<OutColumn[]> {
  return rowsOf(decode(await lane.all(columnsOf(query), signal))).map(({ name, type }) => ({ name: String(name), type: String(type) }));
}
