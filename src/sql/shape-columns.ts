import { list, name, sql, type Sql } from "./sql.ts";

/** A column whose values may be told. */
export interface Asked {
  name: string;
  type: "number" | "text" | "date" | "boolean" | "other";
}

/**
 * How full the columns of a table are. One row. Columns: rows DOUBLE, people DOUBLE (distinct customers; as many as rows where no column says who), and for each
 * column, by its place from 0: f0… DOUBLE (rows with a value), for text d0… DOUBLE (distinct values, about).
 *
 * @param person the column that says who, "" where none does
 */
export function shapeColumns(table: string, columns: readonly Asked[], person: string): Sql {
  const each = columns.flatMap((column, place) => [
    sql`count(${name(column.name)})::DOUBLE AS ${name(`f${place}`)}`,
    ...(column.type === "text" ? [sql`approx_count_distinct(${name(column.name)})::DOUBLE AS ${name(`d${place}`)}`] : []),
  ]);
  const people = person ? sql`count(DISTINCT ${name(person)})::DOUBLE` : sql`count(*)::DOUBLE`;
  return sql`SELECT ${list([sql`count(*)::DOUBLE AS rows`, sql`${people} AS people`, ...each])} FROM ${name(table)}`;
}
