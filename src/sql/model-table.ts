import { list, name, sql, type Sql } from "./sql.ts";

/** What a saved model says of some rows, as a table. */
export interface ScoredQuery {
  /** Table with place (number of the row, from 0), id and the columns said. */
  scored: string;
  /** What the key is called in the table made. */
  key: string;
  columns: readonly string[];
  /** Columns of 0 and 1 that are to be true and false. */
  flags: readonly string[];
  /** The column to rank by, largest first; empty for the order of the rows. */
  by: string;
}

/**
 * The rows with their key; where they are ranked also rank and decile (1 the best), INTEGER, ties in the order of the rows.
 */
export function scoredTable({ scored, key, columns, flags, by }: ScoredQuery): Sql {
  const said = columns.map((column) => (flags.includes(column) ? sql`${name(column)} > 0 AS ${name(column)}` : name(column)));
  if (!by) return sql`SELECT ${list([sql`id AS ${name(key)}`, ...said])} FROM ${name(scored)} ORDER BY place`;
  return sql`
    WITH ranked AS (SELECT *, row_number() OVER (ORDER BY ${name(by)} DESC, place) AS rank, count(*) OVER () AS n FROM ${name(scored)})
    SELECT ${list([sql`id AS ${name(key)}`, name(by), sql`rank::INTEGER AS rank, ceil(rank * 10 / n)::INTEGER AS decile`, ...said.filter((_, i) => columns[i] !== by)])}
    FROM ranked ORDER BY rank`;
}

/** A page of what a model says, in the order of its table. All columns. */
export function modelPage(table: string, { limit, offset }: { limit: number; offset: number }): Sql {
  return sql`SELECT * FROM ${name(table)} LIMIT ${limit} OFFSET ${offset}`;
}
