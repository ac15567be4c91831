import type { Field } from "../../cells/cell.ts";

/** What is inside a file, once unpacked. */
export type Format = "csv" | "excel" | "json" | "parquet";

/** What a column is read as. A moment is a day with a time of day, without a zone. */
export type ColumnType = "text" | "number" | "date" | "moment" | "boolean";

/** How to read a file; what is left out is found out. Each format takes what applies to it. */
export interface ReadOptions {
  format?: Format;
  /** In a zip: the names of the files to read, `*` standing for anything. All that can be read by default. */
  member?: string;
  /** Text: as TextDecoder names it, `gb18030`. */
  encoding?: string;
  /** CSV: the character between values. */
  delimiter?: string;
  /** CSV: the character around values; empty where values are never quoted. */
  quote?: string;
  /** CSV, Excel: lines or rows before the header. */
  skip?: number;
  /** CSV: the character that starts a line of no data; empty for none. */
  comment?: string;
  /** CSV, Excel: whether the first row holds names. */
  header?: boolean;
  /** CSV: the mark before decimals. */
  decimal?: "." | ",";
  /** CSV: the mark between thousands; empty for none. */
  thousands?: "" | "," | "." | " " | "'";
  /** CSV: how days are written, as strptime has it: `%Y年%m月%d日`. */
  dates?: string;
  /** CSV: words that stand for "no value". */
  nulls?: readonly string[];
  /** Excel: the name of the sheet. */
  sheet?: string;
  /** Excel: the part of the sheet, `B3:F200`. */
  range?: string;
  /** The columns to read, by name; all by default. */
  columns?: readonly string[];
  /** What columns are read as, by name; the rest as it looks. */
  types?: Readonly<Record<string, ColumnType>>;
  /** Rows that cannot be read: stop, or leave them out, counted and listed. */
  bad?: "stop" | "drop";
  /** The share of rows to take, 0…1, drawn the same way each time; all by default. */
  sample?: number;
}

/** A row that cannot be read as the others. */
export interface Rejected {
  file: string;
  /** Counted from 1, the header included. */
  line: number;
  /** Null where it is the whole row. */
  column: string | null;
  why: "type" | "too-many" | "too-few" | "quote" | "encoding" | "too-long";
  /** The row, or its beginning, as it stands in the file. */
  text: string;
}

/** What was read and how. */
export interface Loaded {
  /** The options that would read the same again, with all that was found out. */
  how: ReadOptions & { format: Format };
  /** What the file was packed in. */
  packed: "gzip" | "zip" | null;
  sizeBytes: number;
  rows: number;
  columns: readonly Field[];
  /** Each file that was read, and each of a zip, with its rows. */
  files: readonly { name: string; rows: number }[];
  /** Rows left out, and the first of them, at most 100; all of them are in the table `<name>_rejected`. */
  rejected: { rows: number; first: readonly Rejected[] };
  /** Columns that only some of the files have. */
  partial: readonly { column: string; files: number }[];
}

/** A first look at a file: the first rows beside the choices that give them. Nothing is loaded. */
export interface Look {
  /** All choices, found out where they were left open. */
  how: ReadOptions & { format: Format };
  packed: "gzip" | "zip" | null;
  /** The files in a zip that can be read. */
  members: readonly { name: string; sizeBytes: number }[];
  /** The sheets of a workbook. */
  sheets: readonly { name: string; hidden: boolean }[];
  /** All columns, also those left out. */
  columns: readonly { name: string; type: ColumnType | "other" }[];
  /** The first rows, at most 50, as text; null where there is no value. */
  rows: readonly (readonly (string | null)[])[];
  /** The first lines as they stand in the file, at most 20, for text. */
  lines: readonly string[];
  sizeBytes: number;
  /** What loading would take; rows are estimated for text. */
  needs: { rows: number; memoryBytes: number; freeBytes: number };
}
