import { name, sql, type Sql } from "./sql.ts";

/**
 * Why rows were left out when a file was read, the most frequent reason first. A row may have several.
 *
 * Columns: why VARCHAR, n DOUBLE (rows).
 */
export function rejectedReasons(table: string): Sql {
  return sql`SELECT why, count(DISTINCT (file, line))::DOUBLE AS n FROM ${name(table)} GROUP BY why ORDER BY n DESC, why`;
}

/**
 * The first rows that were left out, in the order of the files.
 *
 * Columns: file, line DOUBLE, column, why, text.
 */
export function rejectedRows(table: string, most: number): Sql {
  return sql`SELECT file, line::DOUBLE AS line, "column", why, text FROM ${name(table)} ORDER BY rowid LIMIT ${most}`;
}

/** A table of rows that were left out, with none in it. Columns: file, line BIGINT, column, why, text. */
export function noneRejected(): Sql {
  return sql`SELECT NULL::VARCHAR AS file, NULL::BIGINT AS line, NULL::VARCHAR AS "column", NULL::VARCHAR AS why, NULL::VARCHAR AS text LIMIT 0`;
}
