import { list, name, sql, type Sql } from "./sql.ts";

/** A column that goes out; its type as DuckDB names it. */
export interface OutColumn {
  name: string;
  type: string;
}

/** Some columns of a table, in this order. */
export function chosenColumns(table: string, columns: readonly string[]): Sql {
  return sql`SELECT ${list(columns.map((column) => name(column)))} FROM ${name(table)}`;
}

/** Nothing, but a connection that left an answer half read lets go of the tables in it. */
export const letGo: Sql = sql`SELECT 1`;

/** How many rows a SELECT gives. One row. Column: rows BIGINT. */
export function rowsIn(query: Sql): Sql {
  return sql`SELECT count(*) AS rows FROM (${query})`;
}

/** The columns that a SELECT gives, in order. Columns: name VARCHAR, type VARCHAR. */
export function columnsOf(query: Sql): Sql {
  return sql`SELECT column_name AS name, column_type AS type FROM (DESCRIBE ${query})`;
}
