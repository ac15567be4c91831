import { list, name, sql, type Sql } from "./sql.ts";

/** Columns of a wide table to turn into rows. */
export interface Unpivot {
  table: string;
  /** Columns that stay, repeated in every row made of theirs. */
  keep: readonly string[];
  /** Columns that become rows, at least one. */
  turn: readonly string[];
  /** What the new column with the names of the turned columns is called. */
  nameColumn: string;
  /** What the new column with their values is called. */
  valueColumn: string;
  /** What all values become; null where the turned columns are of one type already. */
  as: "number" | "text" | null;
}

/**
 * A wide table as a long one: for each row and each turned column that has a value, one row. A cell without a value gives none, nor, where values
 * are to be numbers, one that is no number.
 *
 * Columns: those kept, the name column VARCHAR, the value column. In the order of the rows, and within a row in the order of `turn`.
 */
export function unpivot({ table, keep, turn, nameColumn, valueColumn, as }: Unpivot): Sql {
  const kept = keep.map((column) => name(column));
  const values = turn.map((column) => (as === null ? name(column) : sql`${cast(column, as)} AS ${name(column)}`));
  return sql`
  SELECT ${list([...kept, name(nameColumn), name(valueColumn)])}
  FROM (SELECT ${list([...kept, ...values], ",\n")} FROM ${name(table)})
  UNPIVOT (${name(valueColumn)} FOR ${name(nameColumn)} IN (${list(turn.map((column) => name(column)))}))`;
}

function cast(column: string, as: "number" | "text"): Sql {
  return as === "number" ? sql`try_cast(${name(column)} AS DOUBLE)` : sql`${name(column)}::VARCHAR`;
}
