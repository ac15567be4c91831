import { SvelteMap } from "svelte/reactivity";
import { stampOfFile } from "./keys.ts";

/** Fetches a file lying beside the page's notebook; undefined when there is none. */
export type Beside = (path: string) => Promise<File | undefined>;

/** The files that sources can read: those the reader handed over, and those beside the notebook. */
export class FilesAtHand {
  /** By path, what tells a file's content from another's. */
  readonly stamps = new SvelteMap<string, string>();
  #files = new Map<string, File>();
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
    this.stamps.set(file.name, await stampOfFile(file));
    return file.name;
  }

  /** The file at a path, from the reader's hand or from beside the notebook. */
  async at(path: string): Promise<File | undefined> {
    const held = this.#files.get(path);
    if (held) return held;
    const found = await this.#beside?.(path);
    if (!found) return undefined;
    this.#files.set(path, found);
    this.stamps.set(path, await stampOfFile(found));
    return found;
  }
}
