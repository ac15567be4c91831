import { fault } from "../core/fault.ts";
import { silent, type Progress } from "../core/progress.ts";
import { inStore } from "./database.ts";

declare module "../core/fault.ts" {
  interface Faults {
    /** No room for a copy of a file: nothing of it is kept. */
    "store/full": { name: string; needBytes: number; freeBytes: number };
    /** The browser refused to keep a copy. */
    "store/refused": { name: string; message: string };
  }
}

/** A file whose content is kept in this browser, as one notebook knows it. */
export interface KeptFile {
  /** The path a source names it with. */
  path: string;
  /** SHA-256 of the content, in hex: its name in the browser's own file system. */
  hash: string;
  sizeBytes: number;
  lastModified: number;
  keptMs: number;
}

const FOLDER = "contraflow";
const LOCK = "contraflow/kept";
const HASH = /^[0-9a-f]{64}$/;
/** Bytes handed over at a time. */
const SLICE = 16 * 2 ** 20;

/** Whether this browser has a place for files: not on plain http, and not in some private windows. */
export async function canKeep(): Promise<boolean> {
  return (await navigator.storage?.getDirectory?.().catch(() => undefined)) !== undefined;
}

/** The files that are kept for a notebook; undefined where its reader has not allowed it. */
export async function keptFor(id: string): Promise<readonly KeptFile[] | undefined> {
  return inStore("kept", "readonly", (store) => store.get(id) as IDBRequest<KeptFile[] | undefined>);
}

/** Allow keeping for a notebook, or take it back: then what was kept for it alone is deleted. */
export async function allowKeeping(id: string, allowed: boolean): Promise<void> {
  if (!allowed) {
    await inStore("kept", "readwrite", (store) => store.delete(id));
    return sweep();
  }
  await navigator.storage?.persist?.().catch(() => false);
  if (!(await keptFor(id))) await inStore("kept", "readwrite", (store) => store.put([], id));
}

/** Let another notebook know the files that are kept for one, as its copy does. */
export async function shareKept(from: string, to: string): Promise<void> {
  const list = await keptFor(from);
  if (list) await inStore("kept", "readwrite", (store) => store.put(list, to));
}

/**
 * Keep a file for a notebook under the hash of its content; the same content is kept once. Whole or not at all.
 *
 * @throws Fault `store/full`, `store/refused`; the signal's reason
 */
export async function keepFile(
  id: string,
  { path, file, hash }: { path: string; file: File; hash: string },
  { signal, progress = silent, nowMs }: KeepOptions,
): Promise<void> {
  const work = locked(async () => {
    const list = await keptFor(id);
    if (!list) return;
    await copy(file, hash, { signal, progress });
    const kept: KeptFile = { path, hash, sizeBytes: file.size, lastModified: file.lastModified, keptMs: nowMs };
    const files = [...list.filter((other) => other.path !== path), kept];
    await inStore("kept", "readwrite", (store) => store.put(files, id));
  });
  await work.finally(sweep);
}

interface KeepOptions {
  signal?: AbortSignal;
  progress?: Progress;
  nowMs: number;
}

/** A kept file, read when it is asked for its bytes; undefined where it is no more. */
export async function keptFile({ path, hash, lastModified }: KeptFile): Promise<File | undefined> {
  const place = await folder();
  const handle = await place?.getFileHandle(hash).catch(() => undefined);
  return handle && new File([await handle.getFile()], path, { lastModified });
}

/** Every file that is kept, each content once, the latest first, with the paths it is known by. */
export async function keptFiles(): Promise<{ hash: string; paths: string[]; sizeBytes: number; keptMs: number }[]> {
  const place = await folder();
  if (!place) return [];
  const known = (await lists()).flat();
  const found: { hash: string; paths: string[]; sizeBytes: number; keptMs: number }[] = [];
  for await (const [hash, handle] of place.entries()) {
    if (handle.kind !== "file") continue;
    const same = known.filter((file) => file.hash === hash);
    const { size } = await (handle as FileSystemFileHandle).getFile();
    found.push({ hash, paths: [...new Set(same.map(({ path }) => path))].sort(), sizeBytes: size, keptMs: Math.max(0, ...same.map(({ keptMs }) => keptMs)) });
  }
  return found.sort((a, b) => b.keptMs - a.keptMs || (a.hash < b.hash ? -1 : 1));
}

/** Delete one kept content; the notebooks that knew it ask for the file again. */
export async function deleteKept(hash: string): Promise<void> {
  await locked(async () => {
    const keys = (await inStore("kept", "readonly", (store) => store.getAllKeys())) ?? [];
    for (const key of keys) {
      const list = (await keptFor(key as string)) ?? [];
      if (list.some((file) => file.hash === hash)) await inStore("kept", "readwrite", (store) => store.put(list.filter((file) => file.hash !== hash), key)); // prettier-ignore
    }
  });
  await sweep();
}

/** Delete what no notebook knows any more, and what a copy that was broken off left behind. What is still being read stays until the next time. */
export async function sweep(): Promise<void> {
  await locked(async () => {
    const place = await folder();
    if (!place) return;
    const known = new Set((await lists()).flat().map(({ hash }) => hash));
    for (const name of await names(place)) if (!known.has(name)) await place.removeEntry(name, { recursive: true }).catch(inUse);
  });
}

/** How much room this browser gives the page and how much of it is taken, about; undefined where it does not tell. */
export async function room(): Promise<{ usedBytes: number; freeBytes: number } | undefined> {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  return quota === undefined ? undefined : { usedBytes: usage, freeBytes: Math.max(0, quota - usage) };
}

/** Delete everything in the browser's own file system of this page. */
export async function forgetFiles(): Promise<void> {
  await locked(async () => {
    const root = await navigator.storage?.getDirectory?.().catch(() => undefined);
    if (root) for (const name of await names(root)) await root.removeEntry(name, { recursive: true });
  });
}

async function copy(file: File, hash: string, { signal, progress }: { signal?: AbortSignal; progress: Progress }): Promise<void> {
  if (!HASH.test(hash)) throw new RangeError(`copy: hash ${hash}`);
  const place = await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
  if ((await names(place)).includes(hash)) return;
  const free = (await room())?.freeBytes ?? Infinity;
  if (file.size > free) throw fault("store/full", { name: file.name, needBytes: file.size, freeBytes: free });
  signal?.throwIfAborted();
  const handle = await place.getFileHandle(hash, { create: true });
  const writable = await handle.createWritable();
  try {
    for (let at = 0; at < file.size; at += SLICE) {
      signal?.throwIfAborted();
      await writable.write(file.slice(at, at + SLICE));
      progress(Math.min(1, (at + SLICE) / file.size));
    }
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined);
    await place.removeEntry(hash).catch(() => undefined);
    signal?.throwIfAborted();
    throw await refusal(error, file);
  }
}

async function refusal(error: unknown, file: File): Promise<unknown> {
  if (!(error instanceof DOMException)) return error;
  if (error.name === "QuotaExceededError") return fault("store/full", { name: file.name, needBytes: file.size, freeBytes: (await room())?.freeBytes ?? 0 });
  return fault("store/refused", { name: file.name, message: `${error.name}: ${error.message}` });
}

/** The folder of copies; undefined where there is none: looking makes none. */
async function folder(): Promise<FileSystemDirectoryHandle | undefined> {
  const root = await navigator.storage?.getDirectory?.().catch(() => undefined);
  return root?.getDirectoryHandle(FOLDER).catch(() => undefined);
}

async function lists(): Promise<KeptFile[][]> {
  return (await inStore("kept", "readonly", (store) => store.getAll() as IDBRequest<KeptFile[][]>)) ?? [];
}

async function names(place: FileSystemDirectoryHandle): Promise<string[]> {
  const found: string[] = [];
  for await (const name of place.keys()) found.push(name);
  return found;
}

/** The next sweep takes it. */
function inUse(error: unknown): void {
  if (!(error instanceof DOMException)) throw error;
}

/** One tab at a time; where the browser has no locks there is no such file system either. */
async function locked<T>(work: () => Promise<T>): Promise<T | undefined> {
  return navigator.locks ? navigator.locks.request(LOCK, work) : work();
}
