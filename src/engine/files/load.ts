import { Fault, fault } from "../../core/fault.ts";
import { silent, within, type Progress } from "../../core/progress.ts";
import { numbers } from "../../core/table.ts";
import { countRows } from "../../sql/catalogue.ts";
import { decode } from "../decode.ts";
import type { Started } from "../start.ts";
import { freeBytes, refuseTooLarge, tooLarge } from "./estimate.ts";
import type { Format, Loaded, Look, ReadOptions } from "./file.ts";
import { openFile, type Opened, type Part } from "./pack.ts";
import type { Looking, Read, Reader } from "./reader.ts";
import { loadSeveral, type Gathered } from "./several.ts";

/** What reads each format, loaded when a file needs it. */
const readers: Record<Format, () => Promise<Reader>> = {
  csv: async () => (await import("./csv.ts")).csv,
  excel: async () => (await import("./excel.ts")).excel,
  json: async () => (await import("./json.ts")).json,
  parquet: async () => (await import("./parquet.ts")).parquet,
};

/** How much of the work unpacking is. */
const UNPACKING = 0.3;

/** Files to load, and where to. */
export interface Loading {
  table: string;
  /** At least one. */
  files: readonly File[];
  options: ReadOptions;
  signal?: AbortSignal;
  progress?: Progress;
}

/**
 * Read files into a table, by what their bytes say they are; `options.format` only overrules what looks like text.
 *
 * @throws Fault `file/…`; the signal's reason
 */
export async function load(engine: Started, { table, files, options, signal = never, progress = silent }: Loading): Promise<Omit<Loaded, "rows" | "columns">> {
  signal.throwIfAborted();
  const opened = await openAll(files, options, { signal, keep: false });
  const parts = opened.flatMap(({ parts }) => parts);
  const read = (part: Part, table: string, options: ReadOptions, progress: Progress) => readPart(engine, part, { table, options, signal, progress });
  const gathered: Gathered =
    parts.length === 1
      ? await alone(engine, parts[0].name, table, await read(parts[0], table, options, progress))
      : await loadSeveral(
          engine,
          parts.map((part) => ({ name: part.name, path: part.path, read: (table, options, progress) => read(part, table, options, progress) })),
          { table, options, signal, progress },
        );
  return { ...gathered, packed: opened[0].packed, sizeBytes: files.reduce((sum, { size }) => sum + size, 0) };
}

/** Look at the first of some files. @throws Fault `file/…`; the signal's reason */
export async function look(engine: Started, { files, options, signal = never, progress = silent }: Omit<Loading, "table">): Promise<Look> {
  signal.throwIfAborted();
  const [{ parts, packed, members }] = await openAll(files.slice(0, 1), options, { signal, keep: true });
  const { file, format } = await orFault(parts[0].path, signal, () => parts[0].unpack(within(progress, 0, UNPACKING)));
  const reader = await readerOf(format, options);
  const sight = await orFault(file.name, signal, () => reader.look(engine, { file, options, signal, progress: within(progress, UNPACKING, 1) }));
  return { ...sight, packed, members, sizeBytes: files[0].size, needs: { ...sight.needs, freeBytes: await freeBytes(engine) } };
}

/** For calls that nobody calls off. */
const never = new AbortController().signal;

async function openAll(files: readonly File[], { member }: ReadOptions, { signal, keep }: { signal: AbortSignal; keep: boolean }): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const file of files) opened.push(await orFault(file.name, signal, () => openFile(file, { member, several: files.length > 1, keep, signal })));
  return opened;
}

type ReadingPart = Required<Omit<Loading, "files">>;

async function readPart(engine: Started, part: Part, { table, options, signal, progress }: ReadingPart): Promise<Read> {
  const from = part.packed ? UNPACKING : 0;
  const { file, format } = await orFault(part.path, signal, () => part.unpack(within(progress, 0, from)));
  const reader = await readerOf(format, options);
  const looking: Looking = { file, options, signal, progress: silent };
  return orFault(file.name, signal, async () => {
    await refuseTooLarge(engine, reader, looking);
    try {
      return await reader.read(engine, { ...looking, table, progress: within(progress, from, 1) });
    } catch (error) {
      throw isOutOfMemory(error) ? await tooLarge(engine, reader, looking) : error;
    }
  });
}

function readerOf(format: Format, options: ReadOptions): Promise<Reader> {
  return readers[format === "csv" ? (options.format ?? format) : format]();
}

/** One file is the whole table. */
async function alone(engine: Started, name: string, table: string, { how, rejected }: Read): Promise<Gathered> {
  const [rows] = numbers(decode(await engine.cell.all(countRows(table))), "rows");
  return { how, rejected, files: [{ name, rows }], partial: [] };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Fault && error.data.code === "engine/memory";
}

/** What the browser throws, in words of the file. */
async function orFault<T>(name: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error && /NotReadableError|NotFoundError|SecurityError/.test(error.name)) throw fault("file/unreadable", { name });
    throw error;
  }
}
