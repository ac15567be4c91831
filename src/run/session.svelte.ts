import type { ColumnProfile, Input } from "../cells/cell.ts";
import type { Table } from "../core/table.ts";
import type { Look, ReadOptions } from "../engine/files/file.ts";
import { EMPTY, renameCell } from "../notebook/edit.ts";
import { amend, begin, commit, redo, undo, type History } from "../notebook/history.ts";
import { upstream } from "../notebook/graph.ts";
import { folded } from "../notebook/name.ts";
import type { Notebook } from "../notebook/notebook.ts";
import { profileColumns } from "../sql/profile-columns.ts";
import { name as quoted, sql, type Sql } from "../sql/sql.ts";
import { EngineRoom } from "./engine-room.svelte.ts";
import { FilesAtHand, type Beside } from "./files.svelte.ts";
import { keyStopped, keysOf, resultBefore } from "./keys.ts";
import { profilesOf } from "./profile.ts";
import { reachFor } from "./reach.ts";
import { renaming } from "./renaming.ts";
import { blockers, faultOf, NEVER, statesOf, type Run } from "./run.ts";
import { filesOf, respelled, tablesOf, wire, type Wired } from "./wire.ts";

/** One open notebook with its runs: what the page shows and what its commands act on. */
export class Session {
  readonly files: FilesAtHand;
  readonly room = new EngineRoom(() => this.#forgetTables());
  #history = $state.raw<History>(begin(EMPTY));
  #runs = $state.raw<ReadonlyMap<string, Run>>(new Map());
  /** The cell that runs, under the name it has now, and whether it is to run again once it has stopped. */
  #running: { name: string; off: AbortController; again: boolean } | undefined;
  #working = $state(false);
  #ended = $state(false);
  #profiles = new Map<string, Promise<readonly ColumnProfile[]>>();
  #loop: Promise<void> | undefined;
  #renames: Promise<unknown> = Promise.resolve();

  readonly wiring = $derived(wire(this.#history.present));
  readonly keys = $derived.by(() => keysOf(this.wiring, this.#history.present.settings, this.files));
  readonly states = $derived(statesOf(this.wiring, this.#runs));
  /** Cells whose result was made under another key than theirs now. */
  readonly stale = $derived(
    new Set([...this.wiring.cells.keys()].filter((name) => this.run(name).result !== undefined && this.run(name).key !== this.keys.get(name))),
  );
  /** Cells that `runStale` would run. */
  readonly pending = $derived(this.wiring.graph.order.filter((name) => this.#wants(name)));

  /** @param beside fetches files lying beside the notebook */
  constructor(notebook: Notebook, beside?: Beside) {
    this.files = new FilesAtHand(beside);
    this.#history = begin(notebook);
  }

  get notebook(): Notebook {
    return this.#history.present;
  }
  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }
  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }
  /** `ended` once a run has come to its end, as the page's `data-run` says. */
  get phase(): "idle" | "running" | "ended" {
    return this.#working ? "running" : this.#ended ? "ended" : "idle";
  }

  run(name: string): Run {
    return this.#runs.get(name) ?? NEVER;
  }
  blockersOf(name: string): string[] {
    return blockers(name, this.wiring.graph, this.states);
  }

  /** Replace the notebook by what `change` makes of it. @param about joins edits of the same thing within a second; empty never joins */
  edit(change: (notebook: Notebook) => Notebook, about = "", atMs = performance.now()): void {
    this.#adopt(commit(this.#history, change(this.notebook), about, atMs));
  }
  /** Change what no undo takes back. */
  amend(change: (notebook: Notebook) => Notebook): void {
    this.#history = amend(this.#history, change);
  }
  undo(): void {
    this.#adopt(undo(this.#history));
  }
  redo(): void {
    this.#adopt(redo(this.#history));
  }
  /** @throws Fault `notebook/bad-name`, `notebook/name-taken` */
  rename(from: string, to: string): void {
    this.edit((notebook) => renameCell(notebook, from, to, { tables: tablesOf, rename: respelled }));
  }

  /** Run one cell, fresh or not, and before it what it reads and has no fresh result. */
  runCell(name: string): Promise<void> {
    if (!this.#runnable(name)) return Promise.resolve();
    const before = [...upstream(this.wiring.graph.sources, name)].filter((source) => source !== name && this.#wants(source));
    return this.#start([...before, name]);
  }
  /** Run every cell that has no fresh result. */
  runStale(): Promise<void> {
    return this.#start(this.pending);
  }
  /** Run every cell, fresh or not. */
  runAll(): Promise<void> {
    return this.#start(this.wiring.graph.order.filter((name) => this.#runnable(name)));
  }
  /** Stop the running cell and forget the queue. What was there before stays. */
  callOff(): void {
    this.#change([...this.#runs].filter(([, run]) => run.phase === "queued").map(([name, run]) => [name, { ...run, phase: restful(run) }]));
    this.#stopRunning();
  }
  #stopRunning(again = false): void {
    if (!this.#running) return;
    this.#running.again = again;
    this.#running.off.abort(new DOMException("called off", "AbortError"));
  }

  /** The tables a cell may read: those of all other cells, in the order of the notebook. */
  inputs(reader: string): Input[] {
    return [...this.wiring.cells.values()].filter(({ cell }) => cell.name !== reader).flatMap((wired) => this.#inputsOf(wired));
  }
  /** A quick look at a table's columns; kept until the table is made anew. */
  profile(table: string): Promise<readonly ColumnProfile[]> {
    const id = folded(table);
    let found = this.#profiles.get(id);
    if (!found) this.#profiles.set(id, (found = this.#profileNow(table)));
    found.catch(() => this.#profiles.delete(id));
    return found;
  }
  /** A cancellable question to the engine, beside whatever runs. */
  async ask(query: Sql, signal?: AbortSignal): Promise<Table> {
    return (await this.engine()).query(query, { signal, lane: "reader" });
  }
  /** Look at the first of some files before they are read. @throws Fault `file/…`, `run/no-file` */
  async look(paths: readonly string[], options: ReadOptions, signal?: AbortSignal): Promise<Look> {
    const files = await this.files.all(paths);
    return (await this.room.open()).look(files, options, signal);
  }
  /** The result of the cell that makes a table, where it has one. */
  resultOf(table: string): unknown {
    for (const { cell, makes } of this.wiring.cells.values())
      if ([cell.name, ...makes].some((made) => folded(made) === folded(table))) return this.run(cell.name).result;
    return undefined;
  }
  close(): Promise<void> {
    this.callOff();
    return this.room.close();
  }

  #runnable(name: string): boolean {
    const { kind, fault } = this.wiring.cells.get(name)!;
    return Boolean(kind?.run) && !fault;
  }
  #wants(name: string): boolean {
    const { phase, key } = this.run(name);
    return this.#runnable(name) && (phase !== "done" || key !== this.keys.get(name));
  }

  #change(entries: Iterable<readonly [string, Run]>): void {
    this.#runs = new Map([...this.#runs, ...entries]);
  }

  /** Take a history as the present one; results follow a renamed cell, and a running cell that changed is called off. Tables do not change names under a run: it begins anew. */
  #adopt(next: History): void {
    const before = { keys: this.keys, notebook: this.notebook };
    this.#history = next;
    const move = renaming(before.notebook, next.present);
    if (move) this.#follow(move, before.keys);
    const running = this.#running;
    if (move) this.#stopRunning(true);
    else if (running && before.keys.get(running.name) !== this.keys.get(running.name)) this.callOff();
  }
  #follow({ from, to }: { from: string; to: string }, before: ReadonlyMap<string, string>): void {
    const runs = new Map<string, Run>();
    for (const [name, run] of this.#runs) {
      const now = name === from ? to : name;
      const fresh = run.key !== null && run.key === before.get(name);
      runs.set(now, { ...run, key: fresh ? (this.keys.get(now) ?? null) : run.key, tables: name === from ? movedTables(run, from, to) : run.tables });
    }
    const tables = this.#runs.get(from)?.tables ?? [];
    this.#runs = runs;
    if (this.#running?.name === from) this.#running.name = to;
    const moved = this.#renameTables(tables.map(({ table }) => [table, to + table.slice(from.length)]));
    this.#renames = moved.catch(() => this.#change([[to, { ...this.run(to), key: null }]]));
  }
  /** The engine, its tables under the names they have now. */
  async engine(): ReturnType<EngineRoom["open"]> {
    const engine = await this.room.open();
    await this.#renames;
    return engine;
  }
  async #renameTables(pairs: string[][]): Promise<void> {
    await this.#renames;
    const engine = await this.room.opened;
    for (const [from, to] of pairs) if (folded(from) !== folded(to)) await engine?.run(sql`ALTER TABLE ${quoted(from)} RENAME TO ${quoted(to)}`);
  }

  #start(names: readonly string[]): Promise<void> {
    if (this.#running?.off.signal.aborted && names.includes(this.#running.name)) this.#running.again = true;
    this.#change(names.filter((name) => this.run(name).phase !== "running").map((name) => [name, { ...this.run(name), phase: "queued" }]));
    return (this.#loop ??= this.#work().finally(() => (this.#loop = undefined)));
  }
  async #work(): Promise<void> {
    this.#working = true;
    for (let name: string | undefined; (name = this.wiring.graph.order.find((name) => this.run(name).phase === "queued"));) await this.#runOne(name);
    this.#working = false;
    this.#ended = true;
  }
  async #runOne(name: string): Promise<void> {
    const wired = this.wiring.cells.get(name)!;
    const before = this.run(name);
    if (wired.fault || this.blockersOf(name).length) return this.#change([[name, { ...before, phase: before.result === undefined ? "idle" : "done" }]]);
    const off = new AbortController();
    const running = (this.#running = { name, off, again: false });
    const startedMs = performance.now();
    const statements: string[] = [];
    this.#change([[name, { ...before, phase: "running", progress: 0, fault: undefined }]]);
    try {
      const done = await this.#runKind(wired, off.signal, statements);
      this.#change([[running.name, { ...done, statements, tookMs: performance.now() - startedMs }]]);
    } catch (error) {
      const stopped = { ...this.run(running.name), key: keyStopped(before, this.keys.get(running.name)) };
      if (off.signal.aborted) this.#change([[running.name, { ...stopped, phase: running.again ? "queued" : restful(before) }]]);
      else this.#change([[running.name, { ...stopped, phase: "failed", fault: faultOf(error), statements, tookMs: performance.now() - startedMs }]]);
    } finally {
      this.#running = undefined;
    }
  }
  async #runKind({ cell, kind, spec, makes }: Wired, signal: AbortSignal, statements: string[]): Promise<Run> {
    const engine = await this.engine();
    await this.#sweep();
    if (kind?.files) await this.files.all(filesOf(cell)).catch(() => undefined);
    const key = this.keys.get(cell.name) ?? null;
    const { settings } = this.notebook;
    const { reach, end } = reachFor({
      name: cell.name,
      engine,
      settings,
      before: resultBefore(this.run(cell.name), key),
      signal,
      filesAt: (paths) => this.files.all(paths),
      resultOf: (table) => this.resultOf(table),
      progress: (share) => this.#change([[cell.name, { ...this.run(cell.name), progress: share }]]),
      log: (statement) => statements.push(statement),
    });
    try {
      const result = await kind!.run!(spec as never, reach);
      const made = new Map((await engine.tables()).map(({ name, rows }) => [folded(name), rows]));
      const tables = makes.filter((table) => made.has(folded(table)));
      const described = await Promise.all(tables.map(async (table) => ({ table, rows: made.get(folded(table))!, columns: await engine.fields(table) })));
      signal.throwIfAborted();
      for (const table of makes) this.#profiles.delete(folded(table));
      return { ...NEVER, phase: "done", key, result: result ?? null, tables: described };
    } finally {
      await end().catch(() => undefined);
    }
  }
  /** Drop the tables and runs of cells that are no more, so that nothing hidden can be read. */
  async #sweep(): Promise<void> {
    const engine = await this.room.open();
    const kept = new Set([...this.wiring.cells.values()].flatMap(({ makes }) => makes.map(folded)));
    for (const { name } of await engine.tables()) if (!kept.has(folded(name))) await engine.run(sql`DROP TABLE ${quoted(name)}`);
    this.#runs = new Map([...this.#runs].filter(([name]) => this.wiring.cells.has(name)));
  }
  #forgetTables(): void {
    this.#profiles.clear();
    this.#runs = new Map(
      [...this.#runs].map(([name, run]) => [name, { ...run, key: null, tables: [], phase: run.phase === "queued" ? restful(run) : run.phase }]),
    );
  }

  #inputsOf({ cell, makes, kind }: Wired): Input[] {
    const { tables } = this.run(cell.name);
    return makes.map((table, i) => {
      const made = tables.find((other) => other.table === table);
      const part = kind!.makes(this.wiring.cells.get(cell.name)!.spec as never)[i].part;
      return { table, kind: cell.kind, cell: cell.name, part, rows: made?.rows ?? null, columns: made?.columns ?? [] };
    });
  }
  async #profileNow(table: string): Promise<readonly ColumnProfile[]> {
    const engine = await this.engine();
    const fields = await engine.fields(table);
    if (!fields.length) return [];
    return profilesOf(
      fields,
      await engine.query(
        profileColumns(
          table,
          fields.map((field) => field.name),
        ),
        { lane: "reader" },
      ),
    );
  }
}

function restful(run: Run): Run["phase"] {
  return run.result === undefined ? "idle" : "done";
}

function movedTables(run: Run, from: string, to: string): Run["tables"] {
  return run.tables.map((made) => ({ ...made, table: to + made.table.slice(from.length) }));
}
