/** How to read a file; what is left out is found out. */
export interface ReadOptions {
  format?: "csv" | "parquet";
  /** For CSV: as TextDecoder names it, `gb18030`. */
  encoding?: string;
  /** For CSV: one character. */
  delimiter?: string;
  /** For CSV: whether the first row holds names. */
  header?: boolean;
  /** Columns that stay text whatever they look like, such as ids with leading zeros. */
  text?: readonly string[];
}

/** What was read and how. */
export interface Loaded {
  format: "csv" | "parquet";
  encoding: string | null;
  delimiter: string | null;
  sizeBytes: number;
  rows: number;
  columns: readonly { name: string; type: "number" | "text" | "date" | "boolean" | "other" }[];
}
