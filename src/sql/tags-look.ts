import { list, name, sql, type Sql } from "./sql.ts";

/** The share of customers without each tag. Rows: one a column, in the order given. Column: share DOUBLE 0…1 (NULL in an empty table). */
export function tagsMissing(table: string, columns: readonly string[]): Sql {
  const each = columns.map((column, j) => sql`count(${name(column)})::DOUBLE AS ${name(`c${j}`)}`);
  return sql`
    WITH counted AS MATERIALIZED (SELECT count(*) AS "#", ${list(each)} FROM ${name(table)})
    SELECT unnest([${list(columns.map((_, j) => sql`1 - ${name(`c${j}`)} / nullif("#", 0)`))}]) AS share FROM counted`;
}

/**
 * Where the numbers of each column lie. Rows: one a column, in the order given.
 *
 * Columns DOUBLE: low, q25, q50, q75, high (quantiles 1, 25, 50, 75 and 99 %, of type 7), distinct_values (about). NULL where all is missing.
 */
export function tagsQuantiles(table: string, columns: readonly string[]): Sql {
  const each = columns.map(
    (column) => sql`
    SELECT q[1] AS low, q[2] AS q25, q[3] AS q50, q[4] AS q75, q[5] AS high, n AS distinct_values
    FROM (SELECT quantile_cont(${name(column)}::DOUBLE, [0.01, 0.25, 0.5, 0.75, 0.99]) AS q, approx_count_distinct(${name(column)})::DOUBLE AS n FROM ${name(table)})`,
  );
  return list(each, " UNION ALL ");
}

/** A range to count in. */
export interface Range {
  column: string;
  low: number;
  high: number;
}

/** Customers by equal steps of a range; what lies outside counts in the outer steps. Rows: those not empty. Columns: place INTEGER (of the column), bin INTEGER, n BIGINT. */
export function tagsBins(table: string, ranges: readonly Range[], bins: number): Sql {
  const each = ranges.map(({ column, low, high }, at) => {
    const step = sql`floor((${name(column)} - ${low}::DOUBLE) / ${(high - low) / bins}::DOUBLE)`;
    return sql`SELECT ${at} AS place, ${step} AS step, count(*) AS n FROM ${name(table)} WHERE ${name(column)} IS NOT NULL GROUP BY 2`;
  });
  return sql`
    SELECT place, least(${bins - 1}, greatest(0, step))::INTEGER AS bin, sum(n)::BIGINT AS n
    FROM (${list(each, " UNION ALL ")}) GROUP BY ALL ORDER BY ALL`;
}

/** The most frequent values of text columns, at most `most` each, ties by code point. Columns: place INTEGER (of the column), level VARCHAR, n BIGINT, levels BIGINT (distinct). */
export function tagsLevels(table: string, columns: readonly string[], most: number): Sql {
  const each = columns.map(
    (column, at) =>
      sql`SELECT ${at} AS place, ${name(column)}::VARCHAR AS level, count(*) AS n FROM ${name(table)} WHERE ${name(column)} IS NOT NULL GROUP BY 2`,
  );
  return sql`
    SELECT place, level, n, count(*) OVER (PARTITION BY place) AS levels FROM (${list(each, " UNION ALL ")})
    QUALIFY row_number() OVER (PARTITION BY place ORDER BY n DESC, level) <= ${most}
    ORDER BY place, n DESC, level`;
}
