import { list, name, sql, type Sql } from "./sql.ts";

/** Separates top values inside one text; no data holds it. */
export const BETWEEN = "\u001f";

/** Rows looked at: enough to tell roles and ranges, few enough to be at once. */
const SAMPLE = 20_000;

/**
 * A quick look at some columns of a table, from a seeded sample where it is large.
 *
 * Rows: one per column, in the order given. Columns: filled BIGINT, rows BIGINT, distinct_values BIGINT (of the sample), low VARCHAR, high VARCHAR,
 * top VARCHAR (at most 50 values, most frequent first, `BETWEEN` between them).
 */
export function profileColumns(table: string, columns: readonly string[]): Sql {
  const rows = columns.map(
    (column) => sql`
      SELECT
        count(${name(column)})::DOUBLE AS filled,
        count(*)::DOUBLE AS rows,
        count(DISTINCT ${name(column)})::DOUBLE AS distinct_values,
        min(${name(column)})::VARCHAR AS low,
        max(${name(column)})::VARCHAR AS high,
        array_to_string(approx_top_k(${name(column)}::VARCHAR, 50), chr(31)) AS top
      FROM sampled`,
  );
  return sql`WITH sampled AS MATERIALIZED (SELECT * FROM ${name(table)} USING SAMPLE reservoir(${SAMPLE} ROWS) REPEATABLE (1)) ${list(rows, " UNION ALL ")}`;
}
