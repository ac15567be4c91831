import { Fault, fault } from "../../core/fault.ts";
import { silent } from "../../core/progress.ts";
import type { Started } from "../start.ts";
import { readCsv } from "./csv.ts";
import { formatOf } from "./format.ts";
import type { Read, Reader, Reading } from "./reader.ts";
import { unpack } from "./transcode.ts";

/**
 * Read a file into a table, by what its bytes say it is; `options.format` only overrules what looks like text.
 *
 * @throws Fault `file/…`; the signal's reason
 */
export async function load(engine: Started, reading: Omit<Reading, "progress"> & Partial<Reading>): Promise<Read> {
  const { file, signal } = reading;
  signal?.throwIfAborted();
  if (!file.size) throw fault("file/empty", { name: file.name });
  try {
    return await readAny(engine, { progress: silent, ...reading });
  } catch (error) {
    signal?.throwIfAborted();
    throw fileFault(error, file);
  }
}

async function readAny(engine: Started, reading: Reading): Promise<Read> {
  const { file, signal, options } = reading;
  const format = formatOf(new Uint8Array(await file.slice(0, 4096).arrayBuffer()));
  switch (format) {
    case "gzip":
      return readAny(engine, { ...reading, file: await unpack(file, signal) });
    case "excel":
      throw fault("file/xlsx", { name: file.name });
    case "archive":
    case "json":
    case "markup":
      throw fault("file/not-a-table", { name: file.name, why: format });
    default: {
      const reader = options.format === "parquet" ? "parquet" : format;
      return (await readers[reader]())(engine, reading);
    }
  }
}

const readers: Record<"csv" | "parquet", () => Promise<Reader>> = {
  csv: async () => readCsv,
  parquet: async () => (await import("./parquet.ts")).readParquet,
};

/** What the browser and the engine throw, in words of the file. */
function fileFault(error: unknown, { name, size }: File): unknown {
  if (error instanceof DOMException && /NotReadableError|NotFoundError|SecurityError/.test(error.name)) return fault("file/unreadable", { name });
  if (error instanceof Fault && error.data.code === "engine/memory") return fault("file/too-large", { name, sizeBytes: size });
  return error;
}
