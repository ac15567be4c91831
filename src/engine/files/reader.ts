import type { Progress } from "../../core/progress.ts";
import type { Started } from "../start.ts";
import type { Loaded, ReadOptions } from "./file.ts";

declare module "../../core/fault.ts" {
  interface Faults {
    /** Nothing in it, or nothing but white space. */
    "file/empty": { name: string };
    /** Not a file we read: `why` says what it seems to be. */
    "file/not-a-table": { name: string; why: "archive" | "binary" | "form" | "json" | "long-line" | "markup" | "no-columns" | "parquet" };
    /** A value that does not fit the rest of its column. */
    "file/bad-row": { name: string; line: number; column: string; value: string };
    /** A row with more or fewer values than there are columns. */
    "file/ragged": { name: string; line: number; found: number; expected: number };
    /** Bytes that are no text in the encoding. */
    "file/encoding": { name: string; encoding: string };
    /** Gone or changed since it was chosen. */
    "file/unreadable": { name: string };
    "file/xlsx": { name: string };
    "file/too-large": { name: string; sizeBytes: number };
  }
}

/** A file to read and where to. */
export interface Reading {
  table: string;
  file: File;
  options: ReadOptions;
  signal?: AbortSignal;
  progress: Progress;
}

/** How it was read; rows and columns are counted after. */
export type Read = Omit<Loaded, "rows" | "columns">;

/** Reads one format into a table, replacing what was there; on a fault what was there stays. @throws Fault `file/…` */
export type Reader = (engine: Started, reading: Reading) => Promise<Read>;
