import { tick } from "svelte";
import * as v from "valibot";
import { kindOf, schemaOf } from "../cells/registry.ts";
import type { FaultData } from "../core/fault.ts";
import { gather } from "../core/gather.ts";
import { inWords, language, said } from "../i18n/i18n.svelte.ts";
import { words } from "../i18n/words.ts";
import { addCell, changeCell, EMPTY, relabel, removeCell } from "../notebook/edit.ts";
import { parseNotebook, writeNotebook } from "../notebook/format.ts";
import { freeName } from "../notebook/name.ts";
import type { Cell, Notebook, Text } from "../notebook/notebook.ts";
import { pathsOf } from "../run/keys.ts";
import { faultOf } from "../run/run.ts";
import { Session } from "../run/session.svelte.ts";
import { filesOf, tablesOf } from "../run/wire.ts";
import { saveNotebook, type Handle } from "../store/disk.ts";
import { holdDraft, keepDraft, newDraftId, type Draft } from "../store/drafts.ts";
import { rememberedPaths } from "../store/handles.ts";
import { beside, fetchFile } from "../store/site.ts";
import { Keeping } from "./keeping.svelte.ts";
import { Refresh } from "./refresh.svelte.ts";
import { isModel, type Start } from "./start.ts";

/** A short word to the reader, with at most one thing to do about it. */
export interface Notice {
  text: string;
  action?: { label: string; act: () => void };
}

/** A sheet over the notebook that asks or tells something. */
export type Asking =
  | { about: "privacy" | "settings" | "keys" }
  | { about: "sql" | "name" | "title"; cell: string }
  /** `part` is the side table that is looked at first. */
  | { about: "export"; cell: string; part?: string };

/** The open notebook with what belongs to the page around it: where it came from, where it is saved, what is selected. */
export class Desk {
  readonly session: Session;
  /** What has changed since the last time. */
  readonly refresh: Refresh;
  /** Its data, where the reader lets this browser keep it. */
  readonly keeping: Keeping;
  /** Why nothing has run yet, where the reader should know. */
  readonly foreign: "file" | "draft" | null;
  notice = $state.raw<Notice | undefined>(undefined);
  /** Name of the cell whose editor is open. */
  editing = $state<string | null>(null);
  /** The sheet that is open. */
  asking = $state.raw<Asking | null>(null);
  /** Nothing of it is kept any more: the reader had everything forgotten. */
  forgotten = $state(false);
  /** Number of the slide that is shown, from zero; null while not presenting. */
  slide = $state<number | null>(null);
  /** The main path is being laid out. */
  layingOut = $state(false);
  /** Name of the cell the reader is at. */
  here = $state<string | null>(null);
  /** The cell that a second press of the key deletes. */
  dyingKey: string | null = null;
  /** JSON as saved last; undefined until saved. */
  #saved = $state.raw<string | undefined>(undefined);
  #handle: Handle | undefined;
  #from: string | null;
  /** Whether it is the reader's own, not one that was fetched. */
  #own: boolean;
  #letGo: (() => void) | undefined;

  readonly json = $derived.by(() => writeNotebook(this.session.notebook, schemaOf));
  readonly isSaved = $derived(this.#saved === this.json);
  readonly title = $derived.by(() => said(this.session.notebook.title));

  constructor(notebook: Notebook, origin: { from?: string; foreign?: "file" | "draft"; handle?: Handle; id?: string; letGo?: () => void } = {}) {
    this.session = new Session(notebook, origin.from ? beside(origin.from) : undefined);
    this.refresh = new Refresh(this.session);
    this.keeping = new Keeping(this.session, origin.id ?? newDraftId());
    this.#own = !origin.from || origin.id !== undefined;
    this.#letGo = origin.letGo;
    this.foreign = origin.foreign ?? null;
    this.#from = origin.from ?? null;
    this.#handle = origin.handle;
  }

  /** Names that no new cell may have. */
  get taken(): string[] {
    return this.session.notebook.cells.flatMap((cell) => [cell.name, ...tablesOf(cell)]);
  }

  /** Add a cell of a kind, its spec suggested from the tables at hand. Gives its name. */
  async add(kind: string, at = this.session.notebook.cells.length, spec?: unknown, wish?: string): Promise<string> {
    const found = kindOf(kind)!;
    const name = freeName(wish ?? found.called ?? kind, this.taken);
    const first = spec ?? (await found.suggest?.(this.session.inputs(name), (table) => this.session.profile(table))) ?? {};
    const parsed = v.safeParse(found.schema, first);
    const cell: Cell = { name: freeName(name, this.taken), kind, spec: parsed.success ? parsed.output : first };
    this.session.edit((notebook) => addCell(notebook, cell, at));
    return cell.name;
  }

  /**
   * Take files in: new issues of what sources read go to them, saved models to cells of their own, the rest becomes sources. Models come last: what they
   * score may have come with them.
   */
  async addFiles(files: readonly File[]): Promise<void> {
    const known = await Promise.all(files.map(isModel));
    const data = files.filter((_, i) => !known[i]);
    const rest = data.length ? await this.refresh.take(data) : [];
    if (rest.length) await this.addSources(rest);
    for (const model of files.filter((_, i) => known[i])) await this.#addModel(model);
  }

  /** Take a saved model in: a cell that names it reads it anew, else it gets a cell of its own. */
  async #addModel(file: File): Promise<void> {
    const { session } = this;
    const path = await session.files.add(file);
    const known = session.notebook.cells.find((cell) => cell.kind === "model" && filesOf(cell).includes(path));
    const first = async () => ((await kindOf("model")!.suggest!(session.inputs(""), (table) => session.profile(table))) ?? {}) as object;
    const name = known?.name ?? (await this.add("model", undefined, { ...(await first()), path }));
    await this.go(name);
    if (session.pending.includes(name)) void session.runCell(name);
  }

  /** Take files in as sources and read them: those of one series become one source, those that a source there names join it. Says what was taken and what not. */
  async addSources(files: readonly File[]): Promise<void> {
    const known = this.session.notebook.cells.filter(({ kind }) => kind === "source").flatMap(({ spec }) => pathsOf(spec));
    const { sources, joined, refused } = gather([...new Set(files.map((file) => file.name))], known);
    for (const file of files) if (!refused.includes(file.name)) await this.session.files.add(file);
    for (const { path, also, wish } of sources) await this.add("source", this.#afterSources(), { path, also }, wish || undefined);
    const text = inWords(words).page.tookFiles(sources.length, joined.length, refused);
    if (text) this.notice = { text };
    await Promise.all(this.#sources().map((name) => this.session.pending.includes(name) && this.session.runCell(name)));
  }

  /** Delete a cell, with a word that it can come back. */
  remove(name: string, text: string, undo: string): void {
    this.session.edit((notebook) => removeCell(notebook, name));
    if (this.editing === name) this.editing = null;
    this.notice = { text, action: { label: undo, act: () => this.session.undo() } };
  }

  /** Give a cell another name; its open editor and its place follow. @throws Fault `notebook/bad-name`, `notebook/name-taken` */
  rename(from: string, to: string): void {
    this.session.rename(from, to);
    if (this.editing === from) this.editing = to;
    if (this.here === from) this.here = to;
  }

  /** Bring a cell into view and into focus. */
  async go(name: string): Promise<void> {
    this.here = name;
    await tick();
    const cell = document.getElementById(`cell-${name}`);
    cell?.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    cell?.focus({ preventScroll: true });
  }

  /** The title with what was typed; a title in two languages keeps its other one. */
  retitled(typed: string): Text {
    const { title } = this.session.notebook;
    return typeof title === "object" ? { ...title, [language()]: typed } : typed;
  }

  /** Change a cell's spec from its editor: nothing runs until told to. */
  editSpec(name: string, change: object): void {
    this.session.edit((notebook) => this.#withSpec(notebook, name, change), `spec/${name}/${Object.keys(change).join()}`);
  }

  /** Change a cell's spec from its view, which shows the answer at once when the cell has run before. */
  adjust(name: string, change: object): void {
    this.editSpec(name, change);
    if (this.session.stale.has(name)) void this.session.runCell(name);
  }

  /** Say what a name means, in both languages where the notebook has both. */
  relabel(raw: string, label: string): void {
    this.session.edit((notebook) => relabel(notebook, raw, label), `label/${raw}`);
  }

  /** What a name means, in the reader's language; itself where nobody said. */
  label = (raw: string): string => {
    const label = this.session.notebook.labels[raw];
    return label === undefined ? raw : said(label);
  };

  /** Save into the notebook's own file where there is one; `elsewhere` always asks. */
  async save(elsewhere = false): Promise<void> {
    const json = this.json;
    const handle = await saveNotebook(json, `${this.title || "notebook"}.json`, elsewhere ? undefined : this.#handle);
    if (handle === null) return;
    this.#handle = handle;
    this.#saved = json;
  }

  /**
   * Keep the notebook in this browser, so that the reader can go on after closing or loading the tab again. One that was fetched and not changed is kept
   * in one place for all times it is opened. Gives the draft that loading again goes on with; null for none.
   */
  async keep(nowMs: number): Promise<string | null> {
    if (this.forgotten || !this.session.notebook.cells.length) return null;
    const own = this.#own || this.session.canUndo;
    if (!own && this.session.phase === "idle") return null;
    const id = own ? this.keeping.id : `from ${this.#from}`;
    if (own) this.#letGo ??= await holdDraft(id);
    await keepDraft({ id, json: this.json, title: this.title, savedMs: nowMs, from: this.#from });
    return own ? id : null;
  }

  /** Keep nothing more of this notebook: everything has been forgotten. */
  stopKeeping(): void {
    this.forgotten = true;
    this.keeping.forget();
  }

  /** Read the sources whose files are all at hand. */
  async readSources(): Promise<void> {
    const { files, pending } = this.session;
    const ready = this.#sources().filter((name) => pending.includes(name) && this.#paths(name).every((path) => files.held(path)));
    await Promise.all(ready.map((name) => this.session.runCell(name)));
  }

  /** The paths of files that cells miss and that this browser can ask for again. */
  missing(): Promise<string[]> {
    const { files, notebook } = this.session;
    const named = notebook.cells.flatMap((cell) => files.named(filesOf(cell).filter(Boolean)));
    return rememberedPaths([...new Set(named)].filter((path) => !files.held(path)));
  }

  close(): Promise<void> {
    this.#letGo?.();
    this.refresh.stop();
    return this.session.close();
  }

  #paths(source: string): readonly string[] {
    const { files, notebook } = this.session;
    return files.named(pathsOf(notebook.cells.find(({ name }) => name === source)?.spec).filter(Boolean));
  }
  #sources(): string[] {
    return this.session.notebook.cells.filter(({ kind }) => kind === "source").map(({ name }) => name);
  }
  #afterSources(): number {
    return this.session.notebook.cells.findLastIndex(({ kind }) => kind === "source") + 1;
  }
  #withSpec(notebook: Notebook, name: string, change: object): Notebook {
    const cell = notebook.cells.find((other) => other.name === name);
    return cell ? changeCell(notebook, name, { spec: { ...(cell.spec as object), ...change } }) : notebook;
  }
}

/** Open what a start asks for. A notebook that cannot be opened gives its fault and leaves everything as it was. */
export async function openDesk(start: Start): Promise<Desk | { fault: FaultData }> {
  try {
    return await opened(start);
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

async function opened(start: Start): Promise<Desk> {
  if (start.by === "address") {
    const file = await fetchFile(start.path);
    const desk = new Desk(parseNotebook(await file.text(), file.name, schemaOf), { from: start.path, foreign: start.run ? undefined : "file" });
    if (start.run) void desk.session.runStale();
    if (start.present) desk.slide = 0;
    return desk;
  }
  if (start.by === "notebook") {
    return new Desk(parseNotebook(await start.file.text(), start.file.name, schemaOf), { handle: start.handle, foreign: "file" });
  }
  if (start.by === "draft") return openDraft(start.draft);
  const desk = new Desk(EMPTY);
  if (start.by === "files") void desk.addFiles(start.files);
  return desk;
}

/** Open a draft, with the data that is kept for it; in a second tab, a copy of it. */
async function openDraft({ id, json, title, from }: Draft): Promise<Desk> {
  const notebook = parseNotebook(json, title, schemaOf);
  const letGo = await holdDraft(id);
  const desk = new Desk(notebook, { from: from ?? undefined, foreign: "draft", id: letGo && !id.startsWith("from ") ? id : undefined, letGo });
  if (await desk.keeping.restore(id)) void desk.readSources();
  return desk;
}
