import { Fault, fault } from "../../core/fault.ts";
import { silent } from "../../core/progress.ts";
import type { Started } from "../start.ts";
import type { Format, Look, ReadOptions } from "./file.ts";
import { formatOf } from "./format.ts";
import type { Looking, Read, Reader, Reading } from "./reader.ts";
import { unpack } from "./transcode.ts";

/** What reads each format, loaded when a file needs it. */
const readers: Record<Format, () => Promise<Reader>> = {
  csv: async () => (await import("./csv.ts")).csv,
  excel: async () => (await import("./excel.ts")).excel,
  json: async () => (await import("./json.ts")).json,
  parquet: async () => (await import("./parquet.ts")).parquet,
};

/** Files to load, and where to. */
export interface Loading extends Pick<Reading, "table" | "options" | "signal"> {
  files: readonly File[];
  progress?: Reading["progress"];
}

/** A file out of what it was packed in, and who reads it. */
interface Opened {
  file: File;
  packed: "gzip" | "zip" | null;
  reader: Reader;
}

/**
 * Read files into a table, by what their bytes say they are; `options.format` only overrules what looks like text.
 *
 * @throws Fault `file/…`; the signal's reason
 */
export async function load(engine: Started, { files, options, table, signal, progress = silent }: Loading): Promise<Read & Pick<Look, "packed" | "sizeBytes">> {
  const [file] = files;
  signal?.throwIfAborted();
  try {
    const opened = await open(file, options, signal);
    const read = await opened.reader.read(engine, { file: opened.file, options, table, signal, progress });
    return { ...read, packed: opened.packed, sizeBytes: file.size };
  } catch (error) {
    signal?.throwIfAborted();
    throw fileFault(error, file);
  }
}

/** Look at the first of some files. @throws Fault `file/…`; the signal's reason */
export async function look(engine: Started, { files: [file], options, signal, progress = silent }: Omit<Loading, "table">): Promise<Look> {
  signal?.throwIfAborted();
  try {
    const { file: inside, packed, reader } = await open(file, options, signal);
    const looking: Looking = { file: inside, options, signal, progress };
    const sight = await reader.look(engine, looking);
    return { ...sight, packed, members: [], sizeBytes: file.size, needs: { ...sight.needs, freeBytes: Infinity } };
  } catch (error) {
    signal?.throwIfAborted();
    throw fileFault(error, file);
  }
}

async function open(file: File, options: ReadOptions, signal?: AbortSignal): Promise<Opened> {
  if (!file.size) throw fault("file/empty", { name: file.name });
  const format = formatOf(new Uint8Array(await file.slice(0, 4096).arrayBuffer()));
  switch (format) {
    case "gzip":
      return { ...(await open(await unpack(file, signal), options, signal)), packed: "gzip" };
    case "archive":
    case "markup":
      throw fault("file/not-a-table", { name: file.name, why: format });
    default:
      return { file, packed: null, reader: await readers[format === "csv" ? (options.format ?? format) : format]() };
  }
}

/** What the browser and the engine throw, in words of the file. */
function fileFault(error: unknown, { name, size }: File): unknown {
  if (error instanceof DOMException && /NotReadableError|NotFoundError|SecurityError/.test(error.name)) return fault("file/unreadable", { name });
  if (error instanceof Fault && error.data.code === "engine/memory")
    return fault("file/too-large", { name, sizeBytes: size, rows: 0, needBytes: size, freeBytes: 0 });
  return error;
}
