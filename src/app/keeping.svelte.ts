import { compute } from "../compute/compute.ts";
import type { FaultData } from "../core/fault.ts";
import { faultOf } from "../run/run.ts";
import type { Session } from "../run/session.svelte.ts";
import { filesOf } from "../run/wire.ts";
import { allowKeeping, canKeep, keepFile, keptFile, keptFor, shareKept } from "../store/kept.ts";

/** The data of one notebook, kept in this browser where its reader allows it. */
export class Keeping {
  /** The reader has allowed it for this notebook. */
  allowed = $state(false);
  /** Files that were put at hand when the notebook was opened. */
  restored = $state(0);
  /** Share of what is being copied now, 0…1; null while nothing is. */
  share = $state<number | null>(null);
  /** Why the last copy could not be kept. */
  fault = $state.raw<FaultData | undefined>(undefined);
  readonly id: string;
  #session: Session;
  #kept = new Map<string, string>();
  #off = new AbortController();
  #line: Promise<void> = Promise.resolve();

  /** @param id of the notebook's draft */
  constructor(session: Session, id: string) {
    this.#session = session;
    this.id = id;
  }

  /** Whether this browser has a place for data at all. */
  works(): Promise<boolean> {
    return canKeep();
  }

  /** Put the files at hand that were kept for a draft. Gives how many. */
  async restore(from: string): Promise<number> {
    const list = await keptFor(from);
    if (!list) return 0;
    if (from !== this.id) await shareKept(from, this.id);
    this.allowed = true;
    for (const kept of list) {
      const file = await keptFile(kept);
      if (!file) continue;
      await this.#session.files.add(file);
      this.#kept.set(kept.path, this.#session.files.stamps.get(kept.path)!);
      ++this.restored;
    }
    return this.restored;
  }

  /** Allow keeping, or take it back and delete what was kept. */
  async allow(allowed: boolean, nowMs: number): Promise<void> {
    this.allowed = allowed;
    this.fault = undefined;
    if (allowed) {
      await allowKeeping(this.id, true);
      return this.keep(nowMs);
    }
    this.#off.abort(new DOMException("called off", "AbortError"));
    this.#off = new AbortController();
    this.#kept.clear();
    await this.#line;
    await allowKeeping(this.id, false);
  }

  /** Keep what the cells read and the reader handed over, as far as it is not kept yet. */
  keep(nowMs: number): Promise<void> {
    return (this.#line = this.#line.then(() => this.#keepNow(nowMs)).finally(() => (this.share = null)));
  }

  /** Stop keeping without a word to the database: it has been deleted. */
  forget(): void {
    this.#off.abort(new DOMException("called off", "AbortError"));
    this.allowed = false;
    this.#kept.clear();
  }

  async #keepNow(nowMs: number): Promise<void> {
    const { files } = this.#session;
    const { signal } = this.#off;
    for (const path of this.#wanted()) {
      const stamp = files.stamps.get(path);
      const file = files.held(path);
      if (!this.allowed || !file || !stamp || this.#kept.get(path) === stamp) continue;
      try {
        this.share = 0;
        const hash = await compute("files", "hash", { file }, { signal, progress: (share) => (this.share = share / 2) });
        await keepFile(this.id, { path, file, hash }, { signal, nowMs, progress: (share) => (this.share = (1 + share) / 2) });
        this.#kept.set(path, stamp);
      } catch (error) {
        if (signal.aborted) return;
        this.fault = faultOf(error);
        this.#kept.set(path, stamp);
      }
    }
  }

  #wanted(): string[] {
    const { files, notebook } = this.#session;
    const named = notebook.cells.flatMap((cell) => files.named(filesOf(cell)));
    return [...new Set(named)].filter((path) => files.handed(path));
  }
}
