import { list, name, sql, text, type Sql } from "./sql.ts";

/** A key-value table to turn into a wide one. */
export interface Pivot {
  table: string;
  /** Columns that say which row a value belongs to; at least one. */
  keys: readonly string[];
  /** The column that holds names. */
  names: string;
  /** The column that holds values. */
  values: string;
  /** What to take where a row and a name have several values: the first in the file, their sum, the largest, or how many there are. */
  take: "first" | "sum" | "max" | "count";
  /** The columns to make, in their order: a name in the data and what its column is called. */
  columns: readonly { name: string; column: string }[];
}

/**
 * A key-value table as a wide one: one row for each set of keys, one column for each name. Where there is no value, nothing; a count is then nothing too.
 *
 * Columns: the keys, then those named, as given. Rows in order of first appearance. A sum is a DOUBLE.
 */
export function pivot({ table, keys, names, values, take, columns }: Pivot): Sql {
  const key = list(keys.map((column) => name(column)));
  const wanted = list(columns.map((each) => sql`${text(each.name)} AS ${name(each.column)}`));
  return sql`
  WITH cells AS (
    SELECT ${key}, trim(${name(names)}::VARCHAR) AS "~name", ${taken(name(values), take)} AS "~value", min(rowid) AS "~place"
    FROM ${name(table)}
    GROUP BY ALL
  ),
  placed AS (SELECT ${key}, "~name", "~value", min("~place") OVER (PARTITION BY ${key}) AS "~row" FROM cells)
  SELECT ${list([key, ...columns.map((each) => name(each.column))])}
  FROM placed PIVOT (first("~value") FOR "~name" IN (${wanted}) GROUP BY "~row", ${key})
  ORDER BY "~row"`;
}

function taken(values: Sql, take: Pivot["take"]): Sql {
  if (take === "first") return sql`arg_min(${values}, rowid)`;
  if (take === "sum") return sql`sum(${values})::DOUBLE`;
  return take === "max" ? sql`max(${values})` : sql`count(${values})`;
}
