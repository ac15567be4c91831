import type { Component } from "svelte";
import type { GenericSchema, InferOutput } from "valibot";
import type { Families, InputOf, OutputOf } from "../compute/families.ts";
import type { FaultData } from "../core/fault.ts";
import type { Table } from "../core/table.ts";
import type { Loaded, Look, ReadOptions } from "../engine/files/file.ts";
import type { Settings } from "../notebook/notebook.ts";
import type { Sql } from "../sql/sql.ts";
import type { Language } from "../i18n/i18n.svelte.ts";

/** A table a cell makes. */
export interface Part {
  /** Empty for the table of the cell's own name; else its side table `<name>_<part>`. */
  part: string;
  /** Its columns, in order; empty where only running tells. */
  columns: readonly string[];
}

/** The name of a table: a cell's own, or one of its side tables. */
export function tableName(cell: string, part: string): string {
  return part ? `${cell}_${part}` : cell;
}

/** What a running cell may reach. Nothing else: `run` imports no engine, no worker, no store. */
export interface Reach {
  /** The cell's name, which is the name of its main table. */
  readonly name: string;
  readonly settings: Settings;
  /** Fires when the run is called off. */
  readonly signal: AbortSignal;
  /** Rows of a query, as columns. */
  query(query: Sql): Promise<Table>;
  /**
   * Make the cell's table (part "") or side table from a query or from columns, replacing what was there; of several queries one after another, so that
   * only the rows of one are held uncompressed. Gives its number of rows.
   */
  make(part: string, content: Sql | readonly Sql[] | Table): Promise<number>;
  /** Make a table in the same way that lives until this run ends. Gives its name. */
  scratch(content: Sql | readonly Sql[] | Table): Promise<string>;
  /** The names and types of a table's columns. @throws Fault `run/no-table` when there is no such table */
  columns(table: string): Promise<readonly Field[]>;
  /** Load the files of some paths into the cell's table; in a path `*` stands for anything in a name. @throws Fault `file/…`, `run/no-file` */
  load(paths: readonly string[], options: ReadOptions): Promise<Loaded>;
  /** The text of a small file. @throws Fault `run/no-file`, `run/too-long` */
  text(path: string): Promise<string>;
  /** The result of the cell that makes this table. @throws Fault `run/no-result` */
  result<R>(table: string): R;
  /**
   * The cell's own result of before, where nothing but `light` fields of its spec has changed since: its tables stand, and only what hangs on
   * those fields is to be made anew. Undefined otherwise. Both ways must give the same bytes.
   */
  readonly before?: unknown;
  /**
   * Have a worker do it. Buffers in `input` are moved, not copied: do not use them after.
   *
   * @param span the part of the cell's progress that this work fills; the whole by default
   */
  compute<F extends keyof Families, K extends keyof Families[F]>(
    family: F,
    work: K,
    input: InputOf<Families[F][K]>,
    span?: readonly [from: number, to: number],
  ): Promise<OutputOf<Families[F][K]>>;
  /** Say how far the run is, 0…1. */
  progress(share: number): void;
}

/** A column as the engine knows it. */
export interface Field {
  name: string;
  type: "number" | "text" | "date" | "boolean" | "other";
}

/** What a quick look at a column shows; of a sample where the table is large. */
export interface ColumnProfile extends Field {
  /** Share of rows without a value, 0…1. */
  missing: number;
  /** Distinct values, about. */
  distinct: number;
  /** The most frequent values as text, at most 50, most frequent first. */
  top: readonly string[];
  min: string | null;
  max: string | null;
}

/** A table that a cell may read. */
export interface Input {
  table: string;
  /** Kind and name of the cell that makes it. */
  kind: string;
  /** The kind in the reader's words, where the frame says it. */
  kindTitle?: string;
  cell: string;
  part: string;
  /** Null until it has been made. */
  rows: number | null;
  /** Empty until it has been made. */
  columns: readonly Field[];
}

export interface EditorProps<S> {
  name: string;
  spec: S;
  /** Change some of the spec; joins the undo history. */
  edit(change: Partial<S>): void;
  /** The tables in reach, in the order of the notebook, this cell's own left out. */
  inputs: readonly Input[];
  /** A quick look at a table's columns; kept until the table is made anew. */
  profile(table: string): Promise<readonly ColumnProfile[]>;
  /** A cancellable, read-only question to the engine. */
  ask(query: Sql, signal?: AbortSignal): Promise<Table>;
  /** Files at hand, by the path a source names them with. */
  files: readonly string[];
  /** Let the reader choose files; their paths, none when they changed their mind. */
  choose(): Promise<readonly string[]>;
  /** Look at the first of some files before they are read: how it is written, and its first rows. @throws Fault `file/…`, `run/no-file` */
  look(paths: readonly string[], options: ReadOptions, signal?: AbortSignal): Promise<Look>;
  /** The result of the cell that makes a table, where it has run. */
  resultOf<T>(table: string): T | undefined;
  /** What stopped a question or a look, in the reader's words. */
  say(error: unknown): string;
  settings: Settings;
  /** What a name in the data means, in the reader's language; itself where nobody said. */
  label(raw: string): string;
}

/** What ways out of a fault are given, under what it says. */
export interface RemedyProps<S> {
  name: string;
  spec: S;
  fault: FaultData;
  /** Change some of the spec; joins the undo history. */
  edit(change: Partial<S>): void;
  /** Run the cell again. */
  run(): void;
  /** Open the cell's editor. */
  open(): void;
  /** Let the reader choose files; their paths, none when they changed their mind. */
  choose(): Promise<readonly string[]>;
  ask(query: Sql, signal?: AbortSignal): Promise<Table>;
  /** Hand a file to the reader. */
  download(filename: string, content: Blob): void;
}

export interface ViewProps<S, R> {
  name: string;
  spec: S;
  result: R;
  edit(change: Partial<S>): void;
  ask(query: Sql, signal?: AbortSignal): Promise<Table>;
  /** Put a new cell below this one. */
  add(kind: string, spec: unknown): void;
  /** Hand a file to the reader. */
  download(filename: string, content: Blob): void;
  /** Ask the reader how the cell's rows, or those of one of its side tables, are to leave as a file; only where they can. */
  handOut?(part?: string): void;
  /** Say what a name means: a name in the data, or `<cell>.<id>` for a group that a cell found. Nothing re-runs. */
  relabel(raw: string, label: string): void;
  /** The result of the cell that makes a table, where it has run. */
  resultOf<T>(table: string): T | undefined;
  /** What stopped a question or a hand-out, in the reader's words. */
  say(error: unknown): string;
  settings: Settings;
  label(raw: string): string;
  presenting: boolean;
}

/** A kind's words, the same shape in each language. */
export interface KindWords {
  /** The kind's name, as in the menu of new cells. */
  title: string;
  /** One sentence that says what it is for. */
  about: string;
  /** What its faults say, by code. */
  faults?: Record<string, (facts: never) => string>;
}

export interface CellKind<S extends GenericSchema = GenericSchema, R = unknown> {
  /** The word in the file. Never renamed without a migration. */
  kind: string;
  /** The name a new cell gets where it is free; the kind's own word by default. */
  called?: string;
  group: "data" | "tell" | "prepare" | "understand" | "choose";
  /** What the file may say; defaults filled in, so a default is never written. */
  schema: S;
  /** The tables it makes. A cell that makes none (prose) gives []. */
  makes(spec: InferOutput<S>): readonly Part[];
  /** Names of the tables read: the arrows of the notebook. Empty names are left out; names no cell makes are a fault when it runs. */
  reads(spec: InferOutput<S>): readonly string[];
  /** The paths of files that it reads, patterns among them; none by default. */
  files?(spec: InferOutput<S>): readonly string[];
  /** The same spec after a table got another name. */
  rename(spec: InferOutput<S>, from: string, to: string): InferOutput<S>;
  /** Settings of the notebook that its result depends on; none by default. */
  settings?: readonly (keyof Settings)[];
  /** Fields of the spec that only change how the result is shown: changing them re-runs nothing. */
  display?: readonly (keyof InferOutput<S> & string)[];
  /** Fields of the spec that change only what is quickly made from the rest of the result: a run may build on `reach.before`. */
  light?: readonly (keyof InferOutput<S> & string)[];
  /** A first spec for a new cell, from the tables in reach. */
  suggest?(inputs: readonly Input[], profile: (table: string) => Promise<readonly ColumnProfile[]>): Promise<InferOutput<S>>;
  /**
   * Do the work. The result is JSON, at most 1 MB, and holds what was fitted and what the View shows; anything per customer is a table.
   * Same spec, same tables: same bytes. @throws Fault
   */
  run?(spec: InferOutput<S>, reach: Reach): Promise<R>;
  /** Where it makes no table but shows rows: their columns, and a SELECT of some of these, for handing them out. */
  shows?(spec: InferOutput<S>, result: R): { columns: readonly Field[]; select: (columns: readonly string[]) => Sql };
  /** Parts of what it makes that leave only by a box of its own, with rules of their own. */
  guarded?: readonly string[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- props of one kind; the frame hands each kind its own
  View(): Promise<{ default: Component<any> }>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  Editor(): Promise<{ default: Component<any> }>;
  /** What can be done about its faults; only asked for when one has come. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  Remedies?(): Promise<{ default: Component<any> }>;
  words: Record<Language, KindWords>;
}

/** A spec whose named fields follow a table to its new name. */
export function renamed<S extends object>(spec: S, fields: readonly (keyof S)[], from: string, to: string): S {
  const changed = fields.filter((field) => spec[field] === from).map((field) => [field, to]);
  return changed.length ? { ...spec, ...Object.fromEntries(changed) } : spec;
}

export function defineCell<S extends GenericSchema, R>(kind: CellKind<S, R>): CellKind<S, R> {
  return kind;
}
