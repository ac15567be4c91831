import type { Field } from "../cells/cell.ts";
import { fault, type Fault } from "../core/fault.ts";
import { silent, type Progress } from "../core/progress.ts";
import { numbers, rowsOf, type Table } from "../core/table.ts";
import { countRows, createIn, dropIn, emptyTable, hiddenTables, insertIn, tableFields, tableList } from "../sql/catalogue.ts";
import { sql, type Sql } from "../sql/sql.ts";
import type { Loaded, Look, ReadOptions } from "./files/file.ts";
import { roomFor } from "./files/room.ts";
import { grouped } from "./grouped.ts";
import type { Order, Sent, Weight } from "./out/out.ts";
import type { Sink } from "./out/sink.ts";
import { typeOf } from "./field-type.ts";
import type { Started } from "./start.ts";

export interface QueryOptions {
  /** Calls the statement off; the call then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Whose connection: of the running cell (default), or of the reader's own questions, which go on beside it. */
  lane?: "cell" | "reader";
  /** Let rows come while the statement still runs: a large answer is then never whole in the engine's memory. */
  streaming?: boolean;
}

export interface RunOptions {
  signal?: AbortSignal;
  /** Hears how far the statement is, 0…1. */
  progress?: Progress;
}

/** DuckDB in its own thread, locked: it reads what it is given and reaches nothing else. Every call may throw `engine/…`. */
export interface Engine {
  /** All rows of a SELECT. */
  query(query: Sql, options?: QueryOptions): Promise<Table>;
  /** Do one statement for what it does: CREATE TABLE … AS, DROP, ALTER … RENAME. */
  run(statement: Sql, options?: RunOptions): Promise<void>;
  /** Make a table of the rows of one SELECT or several on end, replacing what was there; what comes in several is large, and compressed. Gives its number of rows. */
  make(table: string, queries: readonly Sql[], options?: RunOptions): Promise<number>;
  /** Make a table of columns, replacing what was there: numbers as DOUBLE, text as VARCHAR. Gives its number of rows. */
  write(table: string, content: Table): Promise<number>;
  /** The columns of a table. @throws Fault `engine/no-table` */
  fields(table: string): Promise<readonly Field[]>;
  /** The tables there are, in the order they were made. */
  tables(): Promise<readonly { name: string; rows: number }[]>;
  /**
   * Read files into one table, replacing what was there; on a fault what was there stays. Of several files, and of several in a zip, each row
   * says in a column `file` where it comes from.
   *
   * @throws Fault `file/…`
   */
  load(table: string, files: readonly File[], options: ReadOptions, more?: RunOptions): Promise<Loaded>;
  /** Look at the first of some files: how it is written, and its first rows. @throws Fault `file/…` */
  look(files: readonly File[], options: ReadOptions, signal?: AbortSignal): Promise<Look>;
  /** How many rows an order to hand a table out has, and about how large its file will be. */
  weigh(order: Order, signal?: AbortSignal): Promise<Weight>;
  /**
   * Write the rows of a SELECT to a file, as a stream, beside whatever else goes on. When it fails or is called off nothing is left behind.
   *
   * @throws Fault `out/…`
   */
  send(order: Order, sink: Sink, more?: RunOptions): Promise<Sent>;
  /** End the thread; all tables are gone, and calls that wait reject. */
  close(): void;
}

export interface OpenOptions {
  /** Hears how far download and start are, 0…1. */
  progress?: Progress;
  /** The thread broke, or had to be ended since a statement would not stop. All tables are gone: open another and run again. */
  lost: (why: Fault) => void;
}

/** Open the engine: 8 MB to fetch the first time, then about a second. @throws Fault `engine/open` */
export async function openEngine({ progress = silent, lost }: OpenOptions): Promise<Engine> {
  const { start } = await import("./start.ts");
  return engineOn(await start({ progress, lost }));
}

/** How many of DuckDB's batches, of some 2,000 rows each, are decoded at a time. */
const BATCHES = 16;

/** What share of the memory tables may take before those that are made are compressed, which takes half of the time of making a wide one. */
const QUICK = 0.15;

/** The face of an engine that runs. */
export async function engineOn(started: Started): Promise<Engine> {
  const [{ decode, openDecoder }, { encode }, { load, look }] = await Promise.all([import("./decode.ts"), import("./encode.ts"), import("./files/load.ts")]);
  const { cell, reader, inserts, life, client } = started;

  async function query(statement: Sql, { signal, lane = "cell", streaming }: QueryOptions = {}): Promise<Table> {
    const decoder = openDecoder();
    for await (const messages of grouped(started[lane].stream(statement, { signal, streaming }), BATCHES)) decoder.add(messages);
    return decoder.table();
  }

  async function heard(statement: Sql, { signal, progress }: RunOptions): Promise<void> {
    const deaf = progress && client.hear(progress);
    try {
      await cell.all(statement, signal);
    } finally {
      deaf?.();
    }
  }

  async function run(statement: Sql, options: RunOptions = {}): Promise<void> {
    await heard(statement, options);
    if (/^\s*CREATE\b/i.test(statement)) await dropHidden();
  }

  /** A name stands for one table, the newest. */
  async function dropHidden(): Promise<void> {
    for (const { name } of rowsOf(decode(await cell.all(hiddenTables)))) await cell.all(dropIn("quick", String(name)));
  }

  async function make(table: string, [first, ...more]: readonly Sql[], options: RunOptions = {}): Promise<number> {
    const room = more.length ? "c" : await roomFor(started, 0, QUICK);
    await heard(createIn(room, table, first), options);
    await cell.all(dropIn(room === "c" ? "quick" : "c", table));
    for (const query of more) await heard(insertIn(room, table, query), options);
    return numbers(decode(await cell.all(countRows(table))), "rows")[0];
  }

  async function write(table: string, content: Table): Promise<number> {
    const columns = Object.entries(content.columns).map(([name, column]) => ({ name, type: column instanceof Float64Array ? sql`DOUBLE` : sql`VARCHAR` }));
    if (!columns.length) throw new RangeError(`write: table ${table} has no columns`);
    return inserts.hold(async (lane) => {
      for (const statement of [emptyTable(table, columns), dropIn("quick", table)]) await lane.all(statement);
      if (!content.rows) return 0;
      await lane.insert(table, encode(content));
      const found = numbers(decode(await lane.all(countRows(table))), "rows")[0];
      if (found === content.rows) return found;
      life.lose(fault("engine/lost", { message: `write: ${found} of ${content.rows} rows arrived in ${table}` }));
      throw life.why!;
    });
  }

  async function fields(table: string): Promise<readonly Field[]> {
    const rows = rowsOf(decode(await reader.all(tableFields(table))));
    if (!rows.length) throw fault("engine/no-table", { table, near: [] });
    return rows.map(({ name, type }) => ({ name: String(name), type: typeOf(String(type)) }));
  }

  return {
    query,
    run,
    make,
    write,
    fields,
    tables: async () => rowsOf(await query(tableList, { lane: "reader" })).map(({ name, rows }) => ({ name: String(name), rows: Number(rows) })),
    load: async (table, files, options, more = {}) => {
      const read = await load(started, { table, files, options, ...more });
      return { ...read, rows: read.files.reduce((sum, { rows }) => sum + rows, 0), columns: await fields(table) };
    },
    look: (files, options, signal) => look(started, { files, options, signal }),
    weigh: async (order, signal) => (await import("./out/out.ts")).weigh(started, order, signal),
    send: async (order, sink, more) => (await import("./out/out.ts")).send(started, order, sink, more),
    close: life.close,
  };
}
