import { BlobReader, ZipReader, type Entry, type FileEntry } from "@zip.js/zip.js/lib/zip-core-native.js";
import { Fault, fault } from "../../../src/core/fault.ts";
import type { Progress } from "../../../src/core/progress.ts";
import { gunzipAll } from "./gzip.ts";
import { keep } from "./keep.ts";

declare module "../../../src/core/fault.ts" {
  interface Faults {
    /** Locked with a password or a key; `name` says which file, inside which archive. */
    "file/encrypted": { name: string };
    /** An archive that does not unpack: cut off, changed, or packed in a way that is not read. */
    "file/broken-archive": { name: string };
    /** It would unpack to far more than any table of its size: made to fill a disk. */
    "file/zip-bomb": { name: string; packedBytes: number; unpackedBytes: number };
    /** The browser has no room for what comes out of it. */
    "file/no-room": { name: string; sizeBytes: number };
  }
}

/** No more than this comes out of one archive. */
const MOST_BYTES = 16 * 1024 ** 3;

/** From so many bytes on, what comes out may be no more than so many times what went in: text of tables packs to a tenth, to a hundredth at most. */
const PLAIN_BYTES = 64 * 1024 ** 2;
const MOST_TIMES = 300;

/** A file inside an archive. */
export interface Member {
  name: string;
  sizeBytes: number;
  packedBytes: number;
  encrypted: boolean;
}

/** What a zip holds: its files, and whether together they are a workbook. @throws Fault `file/broken-archive` */
export async function listMembers({ file }: { file: File }): Promise<{ members: Member[]; workbook: boolean }> {
  const entries = await entriesOf(file);
  const members = entries.map((entry) => ({
    name: entry.filename,
    sizeBytes: entry.uncompressedSize,
    packedBytes: entry.compressedSize,
    encrypted: entry.encrypted,
  }));
  return { members, workbook: members.some(({ name }) => name === "[Content_Types].xml") && members.some(({ name }) => name.startsWith("xl/")) };
}

/**
 * One file out of a zip.
 *
 * @throws Fault `file/encrypted`, `file/zip-bomb`, `file/broken-archive`, `file/no-room`
 */
export async function unzip({ file, member }: { file: File; member: string }, progress: Progress): Promise<Blob> {
  const entry = (await entriesOf(file)).find(({ filename }) => filename === member);
  if (!entry) throw new RangeError(`unzip: no ${member} in ${file.name}`);
  const name = `${file.name}/${member}`;
  if (entry.encrypted) throw fault("file/encrypted", { name });
  const watch = watcher(name, entry.compressedSize);
  watch(entry.uncompressedSize);
  return unpacked(name, async () => {
    const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
    const unpacking = entry.getData(writable, { checkCrc32: true, checkOverlappingEntry: true, useWebWorkers: false });
    unpacking.catch(() => undefined);
    const kept = await keep(readable, (bytes) => {
      watch(bytes);
      progress(Math.min(1, bytes / (entry.uncompressedSize || 1)));
    });
    await unpacking;
    return kept;
  });
}

/** What a gzip holds. @throws Fault `file/zip-bomb`, `file/broken-archive`, `file/no-room` */
export async function gunzip({ file }: { file: File }, progress: Progress): Promise<Blob> {
  return unpacked(file.name, () => gunzipAll(file, { out: watcher(file.name, file.size), progress }));
}

async function entriesOf(file: File): Promise<FileEntry[]> {
  const reader = new ZipReader(new BlobReader(file), { decodeText: nameOf, strictness: "tolerant" });
  try {
    return (await reader.getEntries()).filter(isFile);
  } catch (error) {
    throw archiveFault(error, file.name);
  } finally {
    await reader.close();
  }
}

function isFile(entry: Entry): entry is FileEntry {
  return !entry.directory;
}

/** Names without the mark of UTF-8 may be it all the same, or are in the writer's own encoding: with us, Chinese. */
function nameOf(bytes: Uint8Array): string | undefined {
  for (const encoding of ["utf-8", "gb18030"])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  return undefined;
}

/** Stops what grows beyond measure. */
function watcher(name: string, packedBytes: number): (bytes: number) => void {
  return (bytes) => {
    const tooMuch = bytes > MOST_BYTES || (bytes > PLAIN_BYTES && bytes > MOST_TIMES * packedBytes);
    if (tooMuch) throw fault("file/zip-bomb", { name, packedBytes, unpackedBytes: bytes });
  };
}

/** Unpack, and see that all of it can be read again: where the browser has no room, it gives a Blob that cannot. */
async function unpacked(name: string, work: () => Promise<Blob>): Promise<Blob> {
  let blob: Blob;
  try {
    blob = await work();
  } catch (error) {
    throw archiveFault(error, name);
  }
  try {
    await blob.slice(-1).arrayBuffer();
    return blob;
  } catch {
    throw fault("file/no-room", { name, sizeBytes: blob.size });
  }
}

function archiveFault(error: unknown, name: string): unknown {
  if (error instanceof Fault) return error;
  if (error instanceof DOMException && /NotReadable|NotFound/.test(error.name)) return fault("file/unreadable", { name });
  return fault("file/broken-archive", { name });
}
