import { sql, type Sql } from "./sql.ts";

/** What the engine says a column holds. */
export type ColumnType = "number" | "text" | "date" | "boolean" | "other";

/** A raw column: its quoted name and what it holds. */
export interface Raw {
  column: Sql;
  type: ColumnType;
}

/**
 * An id or a status as text, so that 7, 7.0 and " 7 " of three files are one; NULL where blank.
 *
 * Leading zeros of a text are kept: they may be part of the id.
 */
export function key({ column, type }: Raw): Sql {
  if (type === "number")
    return sql`CASE WHEN ${column} = TRY_CAST(${column} AS BIGINT) THEN TRY_CAST(${column} AS BIGINT)::VARCHAR ELSE ${column}::VARCHAR END`;
  if (type === "text") return sql`nullif(trim(${column}), '')`;
  return sql`${column}::VARCHAR`;
}

/** Whether a flag is set: a number other than 0, true, or a word for yes or for a control group. FALSE where blank. */
export function flag({ column, type }: Raw): Sql {
  if (type === "boolean") return sql`coalesce(${column}, false)`;
  if (type === "number") return sql`coalesce(${column} <> 0, false)`;
  return sql`coalesce(lower(trim(${column}::VARCHAR)) IN ('1', 'true', 't', 'yes', 'y', 'x', 'control', 'ctrl', 'control group', 'holdout', '是', '对照', '对照组', '控制组'), false)`;
}
