import { csv } from "../../core/csv.ts";
import type { Rejected } from "../../engine/files/file.ts";

/** Rows that could not be read as a CSV file, `why` and the heads in the reader's words. */
export function rejectedCsv(rows: readonly Rejected[], heads: Record<"file" | "line" | "column" | "why" | "text", string>, why: Record<string, string>): Blob {
  const lines = rows.map((row) => [row.file, row.line, row.column, why[row.why] ?? row.why, row.text]);
  return new Blob([csv([heads.file, heads.line, heads.column, heads.why, heads.text], lines)], { type: "text/csv" });
}
