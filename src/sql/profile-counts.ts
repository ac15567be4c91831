import { list, name, sql, type Sql } from "./sql.ts";

/** The columns of a table and their types as DuckDB writes them. Rows: one a column, in order. Columns: column_name VARCHAR, column_type VARCHAR. */
export function profileFields(table: string): Sql {
  return sql`SELECT column_name, column_type FROM (DESCRIBE ${name(table)})`;
}

/**
 * How much of each column is filled, in one scan.
 *
 * One row. Columns: rows, then for the column at place i `filled_i` and `distinct_i`, distinct values by HyperLogLog, good to some 5 %.
 */
export function profileCounts(table: string, columns: readonly string[]): Sql {
  const counts = columns.map(
    (column, i) => sql`count(${name(column)})::DOUBLE AS ${name(`filled_${i}`)}, approx_count_distinct(${name(column)})::DOUBLE AS ${name(`distinct_${i}`)}`,
  );
  return sql`SELECT ${list([sql`count(*)::DOUBLE AS rows`, ...counts])} FROM ${name(table)}`;
}

/**
 * Values of a column, each once, the most frequent first.
 *
 * Rows: one a value, at most `most`. Columns: v (DOUBLE where `numeric`, else VARCHAR), n DOUBLE rows. What is NULL is left out; a number that is
 * NaN or infinite too.
 */
export function profileLevels(table: string, column: string, { numeric, most }: { numeric: boolean; most: number }): Sql {
  const value = numeric ? finite(name(column)) : sql`${name(column)}::VARCHAR`;
  return sql`
    SELECT v, count(*)::DOUBLE AS n
    FROM (SELECT ${value} AS v FROM ${name(table)})
    WHERE v IS NOT NULL
    GROUP BY v
    ORDER BY n DESC, v
    LIMIT ${most}`;
}

/** A number as DOUBLE; NULL where it is NaN or infinite. */
export function finite(column: Sql): Sql {
  return sql`CASE WHEN isfinite(${column}::DOUBLE) THEN ${column}::DOUBLE END`;
}

/**
 * The days of a column of dates or times, in order.
 *
 * Rows: one a day. Columns: day DOUBLE, from 1970-01-01 on; n DOUBLE rows. What is NULL or infinite is left out.
 */
export function profileDays(table: string, column: string): Sql {
  return sql`
    SELECT floor(epoch(${name(column)}::TIMESTAMP) / 86400)::DOUBLE AS day, count(*)::DOUBLE AS n
    FROM ${name(table)}
    WHERE isfinite(${name(column)})
    GROUP BY day
    ORDER BY day`;
}

/** How many values a column has, exactly. One row. Column: n. */
export function profileDistinct(table: string, column: string): Sql {
  return sql`SELECT count(DISTINCT ${name(column)})::DOUBLE AS n FROM ${name(table)}`;
}

/** Whether pairs of columns hold the same in every row. One row; for the pair at place i a column `same_i` of 0 or 1. */
export function profileSame(table: string, pairs: readonly (readonly [string, string])[]): Sql {
  const same = pairs.map(([a, b], i) => sql`(count(*) FILTER (${name(a)} IS DISTINCT FROM ${name(b)}) = 0)::INTEGER AS ${name(`same_${i}`)}`);
  return sql`SELECT ${list(same)} FROM ${name(table)}`;
}
