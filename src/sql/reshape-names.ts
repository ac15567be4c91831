import { name, sql, type Sql } from "./sql.ts";

/**
 * The names that stand in a column of names, in order of first appearance, at most `most` and one more. Blanks around a name are not part of it;
 * what is missing or blank is no name.
 *
 * Columns: name VARCHAR, total DOUBLE (names in all).
 */
export function namesIn(table: string, column: string, most: number): Sql {
  return sql`
  SELECT name, count(*) OVER ()::DOUBLE AS total
  FROM (SELECT trim(${name(column)}::VARCHAR) AS name, min(rowid) AS place FROM ${name(table)} GROUP BY 1)
  WHERE name <> ''
  ORDER BY place
  LIMIT ${most + 1}`;
}
