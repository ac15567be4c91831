import type { Progress } from "../../core/progress.ts";
import type { Started } from "../start.ts";
import type { Format, Look, Loaded, ReadOptions, Rejected } from "./file.ts";

declare module "../../core/fault.ts" {
  interface Faults {
    /** Nothing in it, or nothing but white space. */
    "file/empty": { name: string };
    /** Not a file we read: `why` says what it seems to be. */
    "file/not-a-table": { name: string; why: "archive" | "binary" | "form" | "json" | "long-line" | "markup" | "no-columns" | "parquet" };
    /** Rows that cannot be read, and the choice is to stop; the first of them, at most 100. */
    "file/bad-rows": { name: string; rows: number; first: readonly Rejected[] };
    /** Bytes that are no text in the encoding; `line` is the first line with such, where known. */
    "file/encoding": { name: string; encoding: string; line?: number };
    /** Gone or changed since it was chosen. */
    "file/unreadable": { name: string };
    /** Would not fit in memory; `rows` is an estimate for text. */
    "file/too-large": { name: string; sizeBytes: number; rows: number; needBytes: number; freeBytes: number };
  }
}

/** A file to look at: unpacked, of the reader's format. */
export interface Looking {
  file: File;
  options: ReadOptions;
  signal?: AbortSignal;
  progress: Progress;
}

/** A file to read and where to. */
export interface Reading extends Looking {
  table: string;
}

/** What a reader finds at a first look; the rest of a `Look` is of what the file was packed in. */
export type Sight = Omit<Look, "packed" | "members" | "sizeBytes" | "needs"> & { needs: { rows: number; memoryBytes: number } };

/** How a file was read; its rows and columns are counted after. */
export interface Read extends Pick<Loaded, "rejected"> {
  how: Loaded["how"];
}

/** One format. */
export interface Reader {
  format: Format;
  /** Find out how the file is written and show its first rows. @throws Fault `file/…` */
  look(engine: Started, looking: Looking): Promise<Sight>;
  /** Read the file into a table, replacing what was there; on a fault what was there stays. Rejected rows go to `rejectedTable(table)`. @throws Fault `file/…` */
  read(engine: Started, reading: Reading): Promise<Read>;
}

/** The table of the rows that were left out: file VARCHAR, line BIGINT, column VARCHAR, why VARCHAR, text VARCHAR. */
export function rejectedTable(table: string): string {
  return `${table}_rejected`;
}
