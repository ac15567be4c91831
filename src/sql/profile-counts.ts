import { list, name, sql, text, type Sql } from "./sql.ts";

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

/** A column whose values are asked for: numbers as they are, dates and times as days from 1970-01-01 on, all else as text. */
export interface Levels {
  column: string;
  as: "number" | "date" | "time" | "text";
}

/**
 * Values of some columns, each once, in no order: of texts, or of numbers, dates and times.
 *
 * Rows: one a value. Columns: place (of its column, from 0), v VARCHAR or DOUBLE, n DOUBLE rows. What is NULL, NaN or infinite is left out.
 */
export function profileLevels(table: string, columns: readonly Levels[]): Sql {
  if (columns.length === 1) return levelsOfOne(table, columns[0]);
  const values = list(columns.map(({ column, as }) => levelOf(name(column), as)));
  return sql`
    SELECT place::DOUBLE AS place, v, count(*)::DOUBLE AS n
    FROM (SELECT unnest(range(${columns.length})) AS place, unnest([${values}]) AS v FROM ${name(table)})
    WHERE v IS NOT NULL
    GROUP BY place, v`;
}

/** The same of one column, which may be long: counted as it is stored and turned into values after; times, of which there are many, before. */
function levelsOfOne(table: string, { column, as }: Levels): Sql {
  if (as === "time")
    return sql`
    SELECT 0::DOUBLE AS place, ${dayOf(name(column))} AS v, count(*)::DOUBLE AS n
    FROM ${name(table)}
    WHERE isfinite(${name(column)})
    GROUP BY v`;
  return sql`
    SELECT 0::DOUBLE AS place, v, sum(n) AS n
    FROM (SELECT ${levelOf(sql`stored`, as)} AS v, n FROM (SELECT ${name(column)} AS stored, count(*)::DOUBLE AS n FROM ${name(table)} GROUP BY stored))
    WHERE v IS NOT NULL
    GROUP BY v`;
}

function levelOf(column: Sql, as: Levels["as"]): Sql {
  if (as === "text") return sql`${column}::VARCHAR`;
  return as === "number" ? finite(column) : sql`CASE WHEN isfinite(${column}) THEN ${dayOf(column)} END`;
}

function dayOf(column: Sql): Sql {
  return sql`floor(epoch(${column}::TIMESTAMP) / 86400)::DOUBLE`;
}

/** A number as DOUBLE; NULL where it is NaN or infinite. */
export function finite(column: Sql): Sql {
  return sql`CASE WHEN isfinite(${column}::DOUBLE) THEN ${column}::DOUBLE END`;
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

/** Rows of a column of dates that are later than one day and not later than another, `2024-06-30`. One row. Column: n. */
export function profileBetween(table: string, column: string, { after, until }: { after: string; until: string }): Sql {
  const at = sql`${name(column)}::TIMESTAMP`;
  return sql`
    SELECT count(*)::DOUBLE AS n
    FROM ${name(table)}
    WHERE isfinite(${name(column)}) AND ${at} >= ${text(after)}::TIMESTAMP + INTERVAL 1 DAY AND ${at} < ${text(until)}::TIMESTAMP + INTERVAL 1 DAY`;
}
