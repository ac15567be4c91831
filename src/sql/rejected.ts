import { name, sql, type Sql } from "./sql.ts";

/**
 * Why rows were left out when a file was read, the most frequent reason first.
 *
 * Columns: why VARCHAR, n DOUBLE.
 */
export function rejectedReasons(table: string): Sql {
  return sql`SELECT why, count(*)::DOUBLE AS n FROM ${name(table)} GROUP BY why ORDER BY n DESC, why`;
}

/**
 * The first rows that were left out, in the order of the files.
 *
 * Columns: file, line DOUBLE, column, why, text.
 */
export function rejectedRows(table: string, most: number): Sql {
  return sql`SELECT file, line::DOUBLE AS line, "column", why, text FROM ${name(table)} ORDER BY rowid LIMIT ${most}`;
}
