import { compute } from "../../compute/compute.ts";
import { fault } from "../../core/fault.ts";
import { fitting } from "../../core/pattern.ts";
import { silent, type Progress } from "../../core/progress.ts";
import type { Look } from "./file.ts";
import { formatOf, type Format } from "./format.ts";

declare module "../../core/fault.ts" {
  interface Faults {
    /** No file in an archive that can be read, or none of the names asked for; `members` are those there are. */
    "file/no-member": { name: string; asked: string | null; members: readonly string[] };
  }
}

/** How many first bytes tell a format. */
const HEAD_BYTES = 4096;

/** Names that end so are tables. */
const TABLE = /\.(csv|tsv|tab|psv|txt|dat|prn|del|json|jsonl|ndjson|parquet|pq|xlsx|xlsm|xls)(\.gz)?$/i;

/** What systems put into archives besides what people do. */
const CLUTTER = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i;

/** A file to read, still in what it was packed in. */
export interface Part {
  /** Its own name; out of one of several archives, as `path`. */
  name: string;
  /** Its name with that of the archive, `june.zip/june.csv`: what faults say. */
  path: string;
  packed: "gzip" | "zip" | null;
  unpack(progress: Progress): Promise<Unpacked>;
}

/** A file that is packed no more. */
export interface Unpacked {
  file: File;
  format: Exclude<Format, "gzip" | "zip" | "archive" | "markup">;
}

/** What a chosen file comes to. */
export interface Opened {
  parts: Part[];
  packed: Part["packed"];
  /** The files in a zip that can be read. */
  members: Look["members"];
}

interface Opening {
  member: string | undefined;
  /** Whether other files were chosen too. */
  several: boolean;
  /** Whether to keep what is unpacked for the next time: looks come one after another, and then the load. */
  keep: boolean;
  signal: AbortSignal;
}

/**
 * The files that a chosen file is, or holds. Nothing is unpacked yet.
 *
 * @throws Fault `file/empty`, `file/not-a-table`, `file/no-member`, `file/encrypted`, `file/broken-archive`
 */
export async function openFile(file: File, opening: Opening): Promise<Opened> {
  const format = await formatIn(file);
  if (format === "zip") return openZip(file, opening);
  const packed = format === "gzip" ? ("gzip" as const) : null;
  return { packed, members: [], parts: [{ name: file.name, path: file.name, packed, unpack: (progress) => unpacked(file, file, { ...opening, progress }) }] };
}

async function openZip(file: File, opening: Opening): Promise<Opened> {
  const { member, several, signal } = opening;
  const { members: all, workbook } = await compute("files", "listMembers", { file }, { signal, progress: silent });
  if (workbook)
    return { packed: null, members: [], parts: [{ name: file.name, path: file.name, packed: null, unpack: async () => ({ file, format: "excel" }) }] };
  const readable = readableOf(all);
  const chosen = member ? all.filter(({ name }) => fits(member, name)) : readable;
  if (!chosen.length) throw fault("file/no-member", { name: file.name, asked: member ?? null, members: all.map(({ name }) => name) });
  const locked = chosen.find(({ encrypted }) => encrypted);
  if (locked) throw fault("file/encrypted", { name: `${file.name}/${locked.name}` });
  const parts = chosen.map(({ name: inside }): Part => {
    const path = `${file.name}/${inside}`;
    const unpack = async (progress: Progress) => {
      const unzip = async () => new File([await compute("files", "unzip", { file, member: inside }, { signal, progress })], path);
      return unpacked(await once(file, inside, opening.keep, unzip), file, { ...opening, progress });
    };
    return { name: several ? path : inside, path, packed: "zip", unpack };
  });
  return { packed: "zip", members: readable.map(({ name, sizeBytes }) => ({ name, sizeBytes })), parts };
}

/** Files that are tables by their names, or else all that are not clutter. */
function readableOf<M extends { name: string }>(members: readonly M[]): M[] {
  const files = members.filter(({ name }) => !CLUTTER.test(name));
  const tables = files.filter(({ name }) => TABLE.test(name));
  return (tables.length ? tables : files).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a pattern fits a file's whole path, or its name alone. */
function fits(pattern: string, path: string): boolean {
  const fit = fitting(pattern);
  return fit(path) || fit(path.slice(path.lastIndexOf("/") + 1));
}

/** By chosen file, the one that was unpacked of it last. */
const kept = new WeakMap<File, { inside: string; content: File }>();

async function once(of: File, inside: string, keep: boolean, unpack: () => Promise<File>): Promise<File> {
  const known = kept.get(of);
  if (known?.inside === inside) return known.content;
  const content = await unpack();
  if (keep) kept.set(of, { inside, content });
  return content;
}

/** A file out of its gzip, where it is in one. @param of the chosen file @throws Fault `file/empty`, `file/not-a-table` */
async function unpacked(file: File, of: File, { keep, signal, progress }: Opening & { progress: Progress }): Promise<Unpacked> {
  const format = await formatIn(file);
  if (format === "zip") throw fault("file/not-a-table", { name: file.name, why: "archive" });
  if (format !== "gzip") return { file, format };
  const gunzip = async () => new File([await compute("files", "gunzip", { file }, { signal, progress })], file.name.replace(/\.gz$/i, ""));
  const inside = await once(of, `${file.name} gunzipped`, keep, gunzip);
  const found = await formatIn(inside);
  if (found === "gzip" || found === "zip") throw fault("file/not-a-table", { name: file.name, why: "archive" });
  return { file: inside, format: found };
}

/** What a file is. @throws Fault `file/empty`, `file/not-a-table` where it is nothing we read */
async function formatIn(file: File): Promise<Unpacked["format"] | "gzip" | "zip"> {
  if (!file.size) throw fault("file/empty", { name: file.name });
  const format = formatOf(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  if (format === "archive" || format === "markup") throw fault("file/not-a-table", { name: file.name, why: format });
  return format;
}
