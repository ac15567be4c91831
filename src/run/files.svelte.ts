import { SvelteMap } from "svelte/reactivity";
import { fault } from "../core/fault.ts";
import { stampOfFile } from "./keys.ts";

declare module "../core/fault.ts" {
  interface Faults {
    "run/no-file": { path: string };
  }
}

/** Fetches a file lying beside the page's notebook; undefined when there is none. */
export type Beside = (path: string) => Promise<File | undefined>;

/** The files that sources can read: those the reader handed over, and those beside the notebook. */
export class FilesAtHand {
  /** By path, what tells a file's content from another's. */
  readonly stamps = new SvelteMap<string, string>();
  #files = new Map<string, File>();
  #fetched = new Set<string>();
  #beside: Beside | undefined;

  constructor(beside?: Beside) {
    this.#beside = beside;
  }

  get paths(): string[] {
    return [...this.stamps.keys()];
  }

  /** Take a file in under its name, replacing one of that name. Gives the path a source names it with. */
  async add(file: File): Promise<string> {
    this.#files.set(file.name, file);
    this.#fetched.delete(file.name);
    this.stamps.set(file.name, await stampOfFile(file));
    return file.name;
  }

  /** The file that is held under a path, without fetching it. */
  held(path: string): File | undefined {
    return this.#files.get(path);
  }

  /** Whether the reader handed a file over, and it does not lie beside the notebook. */
  handed(path: string): boolean {
    return this.#files.has(path) && !this.#fetched.has(path);
  }

  /** Take a file away; sources that name it miss it. */
  remove(path: string): void {
    this.#files.delete(path);
    this.stamps.delete(path);
  }

  /** Whether files lying beside the notebook are fetched. */
  get fetches(): boolean {
    return this.#beside !== undefined;
  }

  /** The paths that some paths stand for, in their order: `*` stands for anything in a name, and names that fit come in their own order. */
  named(paths: readonly string[]): string[] {
    return [...new Set(paths.flatMap((path) => (path.includes("*") ? this.#fitting(path) : [path])))];
  }
  /** The files that some paths name. @throws Fault `run/no-file` */
  async all(paths: readonly string[]): Promise<readonly File[]> {
    return Promise.all(
      this.named(paths).map(async (path) => {
        const file = await this.at(path);
        if (!file) throw fault("run/no-file", { path });
        return file;
      }),
    );
  }
  #fitting(pattern: string): string[] {
    const fits = new RegExp(`^${pattern.split("*").map(escaped).join(".*")}$`, "i");
    const found = this.paths.filter((path) => fits.test(path)).sort();
    return found.length ? found : [pattern];
  }

  /** The file at a path, from the reader's hand or from beside the notebook. */
  async at(path: string): Promise<File | undefined> {
    const held = this.#files.get(path);
    if (held) return held;
    const found = await this.#beside?.(path);
    if (!found) return undefined;
    this.#files.set(path, found);
    this.#fetched.add(path);
    this.stamps.set(path, await stampOfFile(found));
    return found;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
