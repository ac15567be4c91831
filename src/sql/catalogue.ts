import { list, name, sql, text, type Sql } from "./sql.ts";

/** The tables there are. Rows: one a table. Columns: name VARCHAR, rows BIGINT. */
export const tableList: Sql = sql`
  SELECT table_name AS name, estimated_size AS rows
  FROM duckdb_tables()
  WHERE database_name IN ('c', 'quick') AND schema_name = 'main'
  ORDER BY database_name, table_oid`;

/** The rooms that tables live in; see `makeRooms`. */
export type Room = "c" | "quick";

/** Drop a table where a room has one: what another room has stays. */
export function dropIn(room: Room, table: string): Sql {
  return sql`DROP TABLE IF EXISTS ${name(room, "main", table)}`;
}

/** Make a table of the rows of a SELECT in a room. */
export function createIn(room: Room, table: string, query: Sql): Sql {
  return sql`CREATE OR REPLACE TABLE ${name(room, "main", table)} AS ${query}`;
}

/** Put the rows of a SELECT behind those of a table of a room. */
export function insertIn(room: Room, table: string, query: Sql): Sql {
  return sql`INSERT INTO ${name(room, "main", table)} ${query}`;
}

/** Tables that a newer one of their name hides: a statement that says no room makes its table in `c`. Rows: one a table. Columns: name VARCHAR. */
export const hiddenTables: Sql = sql`
  SELECT old.table_name AS name
  FROM duckdb_tables() old JOIN duckdb_tables() new ON lower(old.table_name) = lower(new.table_name)
  WHERE old.database_name = 'quick' AND new.database_name = 'c' AND old.schema_name = 'main' AND new.schema_name = 'main'`;

/** The columns of one table, in order. Columns: name VARCHAR, type VARCHAR. No row when there is no such table. */
export function tableFields(table: string): Sql {
  return sql`
  SELECT column_name AS name, data_type AS type
  FROM duckdb_columns()
  WHERE database_name IN ('c', 'quick') AND schema_name = 'main' AND lower(table_name) = lower(${text(table)})
  ORDER BY column_index`;
}

/** How many rows a table has. One row. Column: rows BIGINT. */
export function countRows(table: string): Sql {
  return sql`SELECT count(*) AS rows FROM ${name(table)}`;
}

/** Drop a table where there is one. */
export function dropTable(table: string): Sql {
  return sql`DROP TABLE IF EXISTS ${name(table)}`;
}

/** Give a table another name, which no table may have. */
export function renameTable(from: string, to: string): Sql {
  return sql`ALTER TABLE ${name(from)} RENAME TO ${name(to)}`;
}

/** An empty table; types as DuckDB writes them. */
export function emptyTable(table: string, columns: readonly { name: string; type: Sql }[]): Sql {
  return sql`CREATE OR REPLACE TABLE ${name(table)} (${list(columns.map((column) => sql`${name(column.name)} ${column.type}`))})`;
}

/**
 * Which columns of whole numbers go beyond 15 digits: ids, not amounts, and more than a number in JavaScript holds.
 * One row; a column of 0 or 1 for each asked, in order, named by its place.
 */
export function beyondFifteenDigits(table: string, columns: readonly string[]): Sql {
  const asked = columns.map((column, i) => sql`coalesce(max(abs(${name(column)})) >= 1e15, false)::INTEGER AS ${name(String(i))}`);
  return sql`SELECT ${list(asked)} FROM ${name(table)}`;
}

/** Turn a column into text as it stands. */
export function asText(table: string, column: string): Sql {
  return sql`ALTER TABLE ${name(table)} ALTER ${name(column)} TYPE VARCHAR`;
}

/** Turn a column of 16 bytes into the usual text of a UUID. */
export function uuidAsText(table: string, column: string): Sql {
  return sql`
  ALTER TABLE ${name(table)} ALTER ${name(column)} TYPE VARCHAR
  USING regexp_replace(lower(hex(${name(column)})), '(.{8})(.{4})(.{4})(.{4})(.{12})', '\1-\2-\3-\4-\5')`;
}

/** Whether all bytes of a column are text in UTF-8, without zeros. One row: fits BOOLEAN. */
export function areText(table: string, column: string): Sql {
  const value = name(column);
  return sql`SELECT coalesce(bool_and(${value} IS NULL OR coalesce(NOT contains(try(decode(${value})), chr(0)), false)), true) AS fits FROM ${name(table)}`;
}

/** Turn a column of bytes into the text they are in UTF-8, or else into hexadecimal digits. */
export function bytesAsText(table: string, column: string, fits: boolean): Sql {
  const value = name(column);
  return sql`ALTER TABLE ${name(table)} ALTER ${value} TYPE VARCHAR USING ${fits ? sql`decode(${value})` : sql`lower(hex(${value}))`}`;
}

/** Begin what is kept together or not at all. */
export const begin: Sql = sql`BEGIN TRANSACTION`;
/** Keep what was made since `begin`. */
export const commit: Sql = sql`COMMIT`;
/** Undo what was made since `begin`. */
export const rollback: Sql = sql`ROLLBACK`;
