import { Fault, fault } from "../../core/fault.ts";
import { within, type Progress } from "../../core/progress.ts";
import { numbers, rowsOf } from "../../core/table.ts";
import { countRows, dropTable, renameTable, tableFields } from "../../sql/catalogue.ts";
import { addColumn, addText, appendByName, castColumn, commonType, renameColumn, valuesIn } from "../../sql/gather.ts";
import { handwritten, type Sql } from "../../sql/sql.ts";
import { decode } from "../decode.ts";
import { typeOf } from "../field-type.ts";
import type { Started } from "../start.ts";
import type { Loaded, ReadOptions, Rejected } from "./file.ts";
import { rejectedTable, type Read } from "./reader.ts";

declare module "../../core/fault.ts" {
  interface Faults {
    /** Two files that have less than half of their columns in common: `lacks` are those of the first that the other has not. */
    "file/shapes-differ": { name: string; other: string; lacks: readonly string[] };
  }
}

/** The column that says where a row is from, until all other columns are known. */
const FROM = "~file";

/** How many rejected rows are told at once. */
const TOLD = 100;

/** One of several files: how it is read into a table of its own. */
export interface Several {
  /** What the column of names says. */
  name: string;
  /** What faults say. */
  path: string;
  read(table: string, options: ReadOptions, progress: Progress): Promise<Read>;
}

export interface SeveralOptions {
  table: string;
  options: ReadOptions;
  signal: AbortSignal;
  progress: Progress;
}

export type Gathered = Pick<Loaded, "how" | "files" | "rejected" | "partial">;

interface Column {
  name: string;
  /** As DuckDB writes it. */
  type: string;
}

/** The columns of one of the files. */
interface Shape {
  path: string;
  columns: readonly Column[];
}

let gatherings = 0;

/**
 * Read files one after another and put them together by the names of their columns, with a column that says where each row is from.
 *
 * Where types differ, numbers become the numbers that hold both, days and moments moments, all else text; a column without values fits any.
 *
 * @throws Fault `file/shapes-differ`, `file/no-column`; as the files' readers do. What was there before then stays
 */
export async function loadSeveral(engine: Started, parts: readonly Several[], { table, options, signal, progress }: SeveralOptions): Promise<Gathered> {
  const whole = `~whole_${++gatherings}`;
  const part = `~part_${gatherings}`;
  const gathering = new Gathering(engine, whole, signal);
  try {
    for (const [i, one] of parts.entries()) {
      const read = await readPart(one, part, options, within(progress, i / parts.length, (i + 1) / parts.length));
      await gathering.take(part, one, read);
    }
    const found = await gathering.finish(options);
    signal.throwIfAborted();
    for (const made of [whole, rejectedTable(whole)]) await replace(engine, made, made.replace(whole, table));
    return found;
  } finally {
    if (!engine.life.why) for (const left of [whole, part]) for (const made of [left, rejectedTable(left)]) await engine.cell.all(dropTable(made));
  }
}

/** Columns that only other files have are left out. */
async function readPart({ read }: Several, table: string, options: ReadOptions, progress: Progress): Promise<Read> {
  try {
    return await read(table, options, progress);
  } catch (error) {
    if (!(error instanceof Fault) || error.data.code !== "file/no-column") throw error;
    const { columns: there } = error.data.facts;
    const columns = options.columns!.filter((column) => there.includes(column));
    if (!columns.length) throw error;
    return read(table, { ...options, columns }, progress);
  }
}

/** Put a table, where there is one, in the place of another. */
async function replace(engine: Started, from: string, to: string): Promise<void> {
  await engine.cell.all(dropTable(to));
  if ((await columnsOf(engine, from)).length) await engine.cell.all(renameTable(from, to));
}

async function columnsOf(engine: Started, table: string): Promise<Column[]> {
  return rowsOf(decode(await engine.cell.all(tableFields(table)))).map(({ name, type }) => ({ name: String(name), type: String(type) }));
}

/** A table that grows by whole tables. */
class Gathering {
  readonly #engine: Started;
  readonly #table: string;
  readonly #signal: AbortSignal;
  #first: Shape | undefined;
  #columns: Column[] = [];
  #files: { name: string; rows: number }[] = [];
  /** By folded name, in how many files a column is. */
  #seen = new Map<string, number>();
  #reads: Read[] = [];

  constructor(engine: Started, table: string, signal: AbortSignal) {
    this.#engine = engine;
    this.#table = table;
    this.#signal = signal;
  }

  /** Take a table over: it is gone after. @throws Fault `file/shapes-differ` */
  async take(part: string, { name, path }: Several, read: Read): Promise<void> {
    const columns = await columnsOf(this.#engine, part);
    this.#first ??= { path, columns };
    compare(this.#first, { path, columns });
    this.#files.push({ name, rows: numbers(decode(await this.#ask(countRows(part))), "rows")[0] });
    this.#reads.push(read);
    for (const column of columns) this.#seen.set(folded(column), (this.#seen.get(folded(column)) ?? 0) + 1);
    await this.#ask(addText(part, FROM, name));
    if (this.#files.length === 1) {
      this.#columns = [...columns];
      await this.#ask(renameTable(part, this.#table));
    } else await this.#append(part, columns);
    await this.#takeRejected(part);
  }

  /** Give the column of names its name, and tell what came together. @throws Fault `file/no-column` */
  async finish({ columns: asked = [], ...options }: ReadOptions): Promise<Gathered> {
    const names = this.#columns.map(({ name }) => name);
    const missing = asked.find((column) => !names.includes(column));
    if (missing !== undefined) throw fault("file/no-column", { name: this.#files.map(({ name }) => name).join(", "), column: missing, columns: names });
    await this.#ask(renameColumn(this.#table, FROM, free("file", this.#seen)));
    const seen = this.#columns.map((column) => ({ column: column.name, files: this.#seen.get(folded(column))! }));
    return {
      how: { ...options, ...(asked.length ? { columns: asked } : {}), ...common(this.#reads.map(({ how }) => how)) },
      files: this.#files,
      rejected: {
        rows: this.#reads.reduce((sum, { rejected }) => sum + rejected.rows, 0),
        first: this.#reads.flatMap(({ rejected }): readonly Rejected[] => rejected.first).slice(0, TOLD),
      },
      partial: seen.filter(({ files }) => files < this.#files.length),
    };
  }

  async #append(part: string, columns: readonly Column[]): Promise<void> {
    for (const column of columns) {
      const known = this.#columns.find((one) => folded(one) === folded(column));
      if (!known) {
        await this.#ask(addColumn(this.#table, column.name, handwritten(column.type)));
        this.#columns.push({ ...column });
      } else if (known.type !== column.type) await this.#settle(part, known, column);
    }
    await this.#ask(appendByName(part, this.#table));
    await this.#ask(dropTable(part));
  }

  /** Give a column that is in both tables one type. */
  async #settle(part: string, known: Column, column: Column): Promise<void> {
    const type = await this.#typeFor(part, known, column);
    if (type !== known.type) await this.#ask(castColumn(this.#table, known.name, handwritten(type)));
    if (type !== column.type) await this.#ask(castColumn(part, column.name, handwritten(type)));
    known.type = type;
  }

  async #typeFor(part: string, known: Column, column: Column): Promise<string> {
    if (!(await this.#values(part, column.name))) return known.type;
    if (!(await this.#values(this.#table, known.name))) return column.type;
    const kinds = [typeOf(known.type), typeOf(column.type)];
    if (kinds.every((kind) => kind === "number")) {
      const found = rowsOf(decode(await this.#ask(commonType(handwritten(known.type), handwritten(column.type)))));
      return String(found[0].type);
    }
    return kinds.every((kind) => kind === "date") ? "TIMESTAMP" : "VARCHAR";
  }

  async #values(table: string, column: string): Promise<number> {
    return numbers(decode(await this.#ask(valuesIn(table, column))), "n")[0];
  }

  async #takeRejected(part: string): Promise<void> {
    const [from, into] = [rejectedTable(part), rejectedTable(this.#table)];
    if (!(await columnsOf(this.#engine, from)).length) return;
    if (!(await columnsOf(this.#engine, into)).length) await this.#ask(renameTable(from, into));
    else for (const statement of [appendByName(from, into), dropTable(from)]) await this.#ask(statement);
  }

  #ask(statement: Sql): Promise<Uint8Array[]> {
    return this.#engine.cell.all(statement, this.#signal);
  }
}

/** @throws Fault `file/shapes-differ` */
function compare(first: Shape, other: Shape): void {
  const there = new Set(other.columns.map(folded));
  const lacks = first.columns.filter((column) => !there.has(folded(column)));
  const shared = first.columns.length - lacks.length;
  if (2 * shared >= Math.max(first.columns.length, other.columns.length)) return;
  throw fault("file/shapes-differ", { name: first.path, other: other.path, lacks: lacks.map(({ name }) => name) });
}

function folded({ name }: { name: string }): string {
  return name.toLowerCase();
}

function free(wish: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(wish)) return wish;
  for (let n = 1; ; ++n) if (!taken.has(`${wish}_${n}`)) return `${wish}_${n}`;
}

/** What all files were read with. */
function common(hows: readonly Loaded["how"][]): Loaded["how"] {
  const [first, ...others] = hows;
  const same = Object.entries(first).filter(([key, value]) => others.every((how) => JSON.stringify(how[key as keyof ReadOptions]) === JSON.stringify(value)));
  return Object.fromEntries(same) as Loaded["how"];
}
