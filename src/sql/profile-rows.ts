import { list, name, sql, type Sql } from "./sql.ts";

/** Rows that repeat an earlier row in every column, by a hash of 64 bits. One row. Column: repeated. */
export function profileRepeated(table: string, columns: readonly string[]): Sql {
  return sql`
    SELECT (count(*) - count(DISTINCT h))::DOUBLE AS repeated
    FROM (SELECT hash(${list(columns.map((column) => name(column)))}) AS h FROM ${name(table)})`;
}

/** Rows without a value in some column of a key, keys that stand on several rows, and the rows of these beyond the first. One row. Columns: blank, keys, rows. */
export function profileRepeatedKeys(table: string, key: readonly string[]): Sql {
  return sql`
    SELECT
      (SELECT count(*) FROM ${name(table)} WHERE ${list(
        key.map((column) => sql`${name(column)} IS NULL`),
        " OR ",
      )})::DOUBLE AS blank,
      count(*)::DOUBLE AS keys,
      coalesce(sum(n - 1), 0)::DOUBLE AS rows
    FROM (${repeated(table, key)})`;
}

/** Keys that stand on several rows, the most frequent first. Columns: `key_i` VARCHAR for the column at place i, n. */
export function profileKeyExamples(table: string, key: readonly string[], most: number): Sql {
  const said = key.map((column, i) => sql`${name(column)}::VARCHAR AS ${name(`key_${i}`)}`);
  return sql`SELECT ${list(said)}, n::DOUBLE AS n FROM (${repeated(table, key)}) ORDER BY n DESC, ${list(key.map((column) => name(column)))} LIMIT ${most}`;
}

function repeated(table: string, key: readonly string[]): Sql {
  const columns = list(key.map((column) => name(column)));
  return sql`
    SELECT ${columns}, count(*) AS n
    FROM ${name(table)}
    WHERE ${list(
      key.map((column) => sql`${name(column)} IS NOT NULL`),
      " AND ",
    )}
    GROUP BY ${columns}
    HAVING count(*) > 1`;
}
