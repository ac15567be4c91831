import { name, sql, type Sql } from "./sql.ts";

/**
 * The persona of a row of a members table: its own column, or, in a library of those who said yes, the nearest success persona `P0` outside its gate.
 *
 * @param columns of the table
 */
export function memberPersona(columns: readonly string[]): Sql {
  return columns.includes("nearest") && columns.includes("library") ? sql`CASE WHEN inside THEN nearest ELSE 'P0' END` : name("persona");
}
