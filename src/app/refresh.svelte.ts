import { compare, weight, type Drift } from "../core/drift/compare.ts";
import { matchFiles, nextPaths, type Match, type Waiting } from "../core/drift/match.ts";
import { shapeOf, type Shape } from "../core/drift/shape.ts";
import type { FaultData } from "../core/fault.ts";
import { isData } from "../core/gather.ts";
import type { Table } from "../core/table.ts";
import { changeCell } from "../notebook/edit.ts";
import { withShapes } from "../notebook/shapes.ts";
import { pathsOf } from "../run/keys.ts";
import { faultOf } from "../run/run.ts";
import type { Session } from "../run/session.svelte.ts";
import { measure, type Measuring } from "../run/shape.ts";
import type { Sql } from "../sql/sql.ts";

/** Where a file goes, or may go: the source's name, `new` for one of its own, `none` to leave it out, null to be asked. */
export type Place = { source: string } | "new" | "none" | null;

/** A file that came for a notebook that reads others. */
export interface Arrived {
  file: string;
  place: Place;
  by: Match["by"];
  candidates: readonly string[];
}

/** What a source read before. */
interface Former {
  paths: readonly string[];
  files: ReadonlyMap<string, File>;
  /** The new files it was given. */
  given: string[];
}

/** Takes new files for the sources of a notebook, and tells what has changed in their tables since the last time. Runs sources and nothing else. */
export class Refresh {
  /** Files that came, in the order they came. */
  arrived = $state.raw<readonly Arrived[]>([]);
  /** By source, what has changed since its reference; sources with a reference alone. */
  drifts = $state.raw<ReadonlyMap<string, Drift>>(new Map());
  /** What stopped the last comparison. */
  fault = $state.raw<FaultData | undefined>(undefined);
  /** The reader has let the rest run on the new files. */
  accepted = $state(false);
  #session: Session;
  #files = new Map<string, File>();
  #former = new Map<string, Former>();
  /** By source, the files that its reference was taken of in this session. */
  #origins = new Map<string, string>();
  #measured = new Map<string, Measuring & { key: string }>();
  #settling: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Sources that the panel tells of, worst first: those that files came for, and those whose tables have changed. */
  readonly sources = $derived.by(() => {
    const named = this.arrived.flatMap(({ place }) => (place && typeof place === "object" ? [place.source] : []));
    const cells = this.#session.notebook.cells.map(({ name }) => name);
    const told = cells.filter((name) => named.includes(name) || (this.drifts.get(name)?.findings.length ?? 0) > 0);
    return told.toSorted((a, b) => this.#badness(b) - this.#badness(a));
  });
  readonly open = $derived(this.arrived.length > 0 || this.sources.length > 0);

  /**
   * Take files in for the sources that wait for them, and read them. Gives the files that are for none of them.
   *
   * A file of the very name that a source without a reference reads is taken in without a word. One that could be for several sources, or that none of those still waiting is sure to be for, is asked about.
   */
  async take(files: readonly File[]): Promise<File[]> {
    const waiting = this.#waiting();
    const data = files.filter(({ name }) => isData(name));
    if (!waiting.length || !data.length) return [...files];
    let matches = matchFiles(data.map(({ name }) => ({ name, columns: null })), waiting); // prettier-ignore
    if (matches.some(({ by }) => !by) && this.#unserved(waiting, matches).some(({ columns }) => columns.length))
      matches = matchFiles(await Promise.all(data.map((file, i) => this.#look(file, matches[i]))), waiting);
    const asks = this.#unserved(waiting, matches).length > 0 && !this.#session.files.fetches;
    const mine = matches.filter(({ source, candidates }) => source !== null || candidates.length > 0 || asks);
    if (!mine.length) return [...files];
    const taken = new Map(mine.map((match) => [match.file, match]));
    for (const file of data) if (taken.has(file.name)) this.#files.set(file.name, file);
    this.accepted = false;
    const first = mine.filter(({ source, by }) => by === "name" && !this.#session.notebook.shapes[source!]);
    for (const { file } of first) await this.#session.files.add(this.#files.get(file)!);
    const told = mine
      .filter((match) => !first.includes(match))
      .map(({ file, source, by, candidates }): Arrived => ({ file, by, candidates, place: source === null ? null : { source } }));
    this.arrived = [...this.arrived.filter(({ file }) => !taken.has(file)), ...told];
    await this.#feed(mine.flatMap(({ source }) => source ?? []));
    return files.filter(({ name }) => !taken.has(name));
  }

  /** Send a file elsewhere. Gives it where it is to be a source of its own. */
  async send(file: string, place: Place): Promise<File | undefined> {
    const before = this.arrived.find((arrived) => arrived.file === file)?.place ?? null;
    this.arrived = this.arrived.map((arrived) => (arrived.file === file ? { ...arrived, place } : arrived));
    const touched = [before, place].flatMap((each) => (each && typeof each === "object" ? [each.source] : []));
    for (const source of touched) this.#restore(source);
    await this.#feed(touched);
    return place === "new" ? this.#files.get(file) : undefined;
  }

  /** Let the sources read what they read before, as far as it is at hand. */
  async putBack(): Promise<void> {
    const sources = [...this.#former.keys()];
    for (const source of sources) this.#restore(source);
    this.#close();
    await this.#read(sources);
  }

  /** Let everything run on the new files. */
  run(): Promise<void> {
    this.accepted = true;
    return this.#session.runStale();
  }

  /** From now on, tables are compared with what they are like now. */
  takeAsReference(): void {
    for (const name of this.sources) this.#refer(name);
    this.#close();
  }

  /** Leave the panel; the reference stays, and so do the files. */
  close(): void {
    this.#close();
  }

  /** Ask the engine nothing more. */
  stop(): void {
    this.#stopped = true;
  }

  /** Measure the sources that have run since the last time: the first of each is its reference, later ones are compared with it. */
  settle(): Promise<void> {
    this.#settling = this.#settling.then(() => this.#settleNow()).catch((error: unknown) => void (this.fault = faultOf(error)));
    return this.#settling;
  }

  async #settleNow(): Promise<void> {
    const session = this.#session;
    this.fault = undefined;
    for (const name of this.#sourceNames()) {
      const run = session.run(name);
      const key = `${run.key} ${session.notebook.settings.k}`;
      const made = run.tables.find(({ table }) => table === name);
      if (this.#stopped || run.phase !== "done" || session.stale.has(name) || !made || this.#measured.get(name)?.key === key) continue;
      const reference = session.notebook.shapes[name];
      const { k } = session.notebook.settings;
      const measured = await measure((query) => this.#ask(query), name, made.columns, { k, reference });
      if (session.run(name) !== run) continue;
      this.#measured.set(name, { ...measured, key });
      if (!reference || this.#origins.get(name) === this.#stamps(name)) this.#refer(name);
      else this.#tell(name, compare(reference, measured, k));
    }
  }

  async #ask(query: Sql): Promise<Table> {
    if (this.#stopped) throw new DOMException("the notebook was closed", "AbortError");
    return this.#session.ask(query);
  }

  #tell(name: string, drift: Drift | undefined): void {
    const drifts = new Map(this.drifts);
    if (drift) drifts.set(name, drift);
    else drifts.delete(name);
    this.drifts = drifts;
  }

  #refer(name: string): void {
    const measured = this.#measured.get(name);
    if (!measured) return;
    const shape: Shape = shapeOf(measured, this.#session.notebook.settings.k, measured.least);
    this.#session.amend((notebook) => withShapes(notebook, { [name]: shape }));
    this.#origins.set(name, this.#stamps(name));
    this.#tell(name, undefined);
  }

  #close(): void {
    this.arrived = [];
    this.drifts = new Map();
    this.accepted = false;
    this.#files.clear();
    this.#former.clear();
  }

  /** Give sources the files that go to them now, and let them read. */
  async #feed(sources: readonly string[]): Promise<void> {
    const { files } = this.#session;
    const fed = [...new Set(sources)];
    for (const source of fed) {
      const names = this.arrived.filter(({ place }) => place && typeof place === "object" && place.source === source).map(({ file }) => file);
      if (!names.length) continue;
      const paths = this.#paths(source);
      const next = nextPaths(paths, names, (path) => files.held(path) !== undefined);
      const former = this.#former.get(source) ?? { paths, files: this.#held([...files.named(paths), ...names]), given: [] };
      this.#former.set(source, { ...former, given: [...former.given, ...names] });
      for (const name of names) await files.add(this.#files.get(name)!);
      if (next.join("\n") !== paths.join("\n")) this.#setPaths(source, next);
    }
    await this.#read(fed);
  }

  #restore(source: string): void {
    const former = this.#former.get(source);
    if (!former) return;
    const { files } = this.#session;
    for (const name of former.given) if (!former.files.has(name)) files.remove(name);
    for (const file of former.files.values()) void files.add(file);
    this.#setPaths(source, former.paths);
    this.#former.delete(source);
    this.#tell(source, undefined);
  }

  async #read(sources: readonly string[]): Promise<void> {
    await Promise.all(sources.map((source) => this.#session.pending.includes(source) && this.#session.runCell(source)));
  }

  async #look(file: File, { by }: Match): Promise<{ name: string; columns: readonly string[] | null }> {
    if (by) return { name: file.name, columns: null };
    await this.#session.files.add(file);
    const columns = await this.#session.look([file.name], {}).then(
      (look) => look.columns.map(({ name }) => name),
      () => null,
    );
    this.#session.files.remove(file.name);
    return { name: file.name, columns };
  }

  #sourceNames(): string[] {
    return this.#session.notebook.cells.filter(({ kind }) => kind === "source").map(({ name }) => name);
  }

  #waiting(): Waiting[] {
    const { files, notebook } = this.#session;
    return this.#sourceNames().map((source) => {
      const paths = this.#paths(source);
      const here = files.named(paths).every((path) => files.held(path) !== undefined);
      return { source, paths, here, columns: notebook.shapes[source]?.columns.map(({ name }) => name) ?? [] };
    });
  }

  #unserved(waiting: readonly Waiting[], matches: readonly Match[]): Waiting[] {
    return waiting.filter(({ source, here, paths }) => !here && paths.length > 0 && !matches.some((match) => match.source === source));
  }

  #paths(source: string): readonly string[] {
    return pathsOf(this.#session.notebook.cells.find(({ name }) => name === source)?.spec).filter(Boolean);
  }

  #setPaths(source: string, [path = "", ...also]: readonly string[]): void {
    this.#session.edit((notebook) => {
      const cell = notebook.cells.find(({ name }) => name === source);
      return cell ? changeCell(notebook, source, { spec: { ...(cell.spec as object), path, also } }) : notebook;
    });
  }

  #held(paths: readonly string[]): Map<string, File> {
    return new Map(paths.flatMap((path) => (this.#session.files.held(path) ? [[path, this.#session.files.held(path)!] as const] : [])));
  }

  #stamps(name: string): string {
    const { files } = this.#session;
    return files.named(this.#paths(name)).map((path) => files.stamps.get(path) ?? "").join(" "); // prettier-ignore
  }

  #badness(name: string): number {
    if (this.#session.states.get(name) === "failed") return 1e9;
    const drift = this.drifts.get(name);
    return drift ? badness(drift) : 0;
  }
}

/** How bad changes are together: one of the worst outweighs all that are less bad. */
function badness({ findings }: Drift): number {
  return findings.reduce((sum, finding) => sum + [1, 1e3, 1e6][weight(finding)], 0);
}
