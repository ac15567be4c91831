import { list, name, sql, type Sql } from "./sql.ts";

/**
 * Every value of columns of text or yes/no, with its rows and customers.
 *
 * Rows: one per column and value, most frequent first, equals by value. Columns: place INTEGER (of the column, from 0), level VARCHAR, rows DOUBLE, people DOUBLE.
 *
 * @param person the column that says who; "" where every row is another customer
 */
export function shapeLevels(table: string, columns: readonly string[], person: string): Sql {
  const people = person ? sql`count(DISTINCT ${name(person)})` : sql`count(*)`;
  const each = columns.map(
    (column, place) => sql`
      SELECT ${place} AS place, ${name(column)}::VARCHAR AS level, count(*)::DOUBLE AS rows, ${people}::DOUBLE AS people
      FROM ${name(table)}
      WHERE ${name(column)} IS NOT NULL
      GROUP BY ${name(column)}`,
  );
  return sql`SELECT * FROM (${list(each, " UNION ALL ")}) ORDER BY place, rows DESC, level`;
}
