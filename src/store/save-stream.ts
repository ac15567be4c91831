import { fault, type Fault } from "../core/fault.ts";
import type { Sink } from "../engine/out/sink.ts";
import { download } from "./disk.ts";

declare module "../core/fault.ts" {
  interface Faults {
    /** No room for the rest of the file, on the disk or in what the browser may use of it. */
    "out/disk-full": { name: string };
    /** The browser could not write the file; `message` is its own. */
    "out/not-written": { name: string; message: string };
  }
}

/** The kind of a file, for the dialog in which the reader chooses its place. */
export interface FileKind {
  /** With its dot: `.csv`. */
  ending: string;
  mime: string;
  description: string;
}

/** A file that the reader chose to write. */
interface FileHandle {
  name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<{ write(data: BufferSource): Promise<void>; close(): Promise<void>; abort(): Promise<void> }>;
  remove?(): Promise<void>;
}

type Picker = (options: object) => Promise<FileHandle>;

/**
 * Let the reader choose where a large file goes, and write it there piece by piece; where the browser has no such dialog, gather it and hand it to
 * the downloads at the end. Ask at a click: browsers want one.
 *
 * @returns undefined when the reader changed their mind; the name is the one they chose
 */
export async function saveStream(filename: string, { ending, mime, description }: FileKind): Promise<{ sink: Sink; name: string } | undefined> {
  const { showSaveFilePicker } = globalThis as unknown as { showSaveFilePicker?: Picker };
  if (!showSaveFilePicker) return { sink: gathered(filename, mime), name: filename };
  try {
    const handle = await showSaveFilePicker({ suggestedName: filename, types: [{ description, accept: { [mime]: [ending] } }] });
    return { sink: await intoFile(handle), name: handle.name };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return undefined;
    throw writeFault(error, filename);
  }
}

/** The browser writes beside the file and puts the whole in its place at the end; a file that was not there before is empty until then. */
async function intoFile(handle: FileHandle): Promise<Sink> {
  const isNew = (await handle.getFile()).size === 0;
  const writable = await handle.createWritable();
  const told = (error: unknown) => Promise.reject(writeFault(error, handle.name));
  return {
    write: (bytes) => writable.write(bytes).catch(told),
    close: () => writable.close().catch(told),
    async abort() {
      await writable.abort().catch(() => undefined);
      if (isNew) await handle.remove?.().catch(() => undefined);
    },
  };
}

/** Pieces that the browser keeps, mostly on disk, until they are one download. A piece that it had no room for cannot be read again. */
function gathered(name: string, type: string): Sink {
  let pieces: Blob[] = [];
  return {
    async write(bytes) {
      const piece = new Blob([bytes]);
      await piece.slice(0, 1).arrayBuffer().catch(full(name));
      pieces.push(piece);
    },
    async close() {
      const whole = new Blob(pieces, { type });
      await whole.slice(-1).arrayBuffer().catch(full(name));
      download(name, whole);
    },
    async abort() {
      pieces = [];
    },
  };
}

function full(name: string): () => Promise<never> {
  return () => Promise.reject(fault("out/disk-full", { name }));
}

function writeFault(error: unknown, name: string): Fault {
  if (error instanceof DOMException && error.name === "QuotaExceededError") return fault("out/disk-full", { name });
  return fault("out/not-written", { name, message: error instanceof Error ? error.message : String(error) });
}
