import { list, name, sql, type Sql } from "./sql.ts";

/** Rows looked at: enough for a picture, few enough to be at once. */
const SAMPLE = 20_000;

/**
 * The shape of some columns of numbers: how many values fall into each of `bins` equal steps from least to most, of a seeded sample.
 *
 * Rows: one per column and step that holds something, in order. Columns: place INTEGER (of the column, from 0), bin INTEGER (from 0), n DOUBLE.
 * A column of one value alone has it all in step 0.
 */
export function shapes(table: string, columns: readonly string[], bins: number): Sql {
  const each = columns.map((column, place) => {
    const x = sql`try_cast(${name(column)} AS DOUBLE)`;
    return sql`
      SELECT ${place} AS place, least(${bins - 1}, coalesce(floor((x - low) / nullif(high - low, 0) * ${bins}), 0))::INTEGER AS bin, count(*)::DOUBLE AS n
      FROM (SELECT ${x} AS x, min(${x}) FILTER (WHERE isfinite(${x})) OVER () AS low, max(${x}) FILTER (WHERE isfinite(${x})) OVER () AS high FROM sampled)
      WHERE isfinite(x)
      GROUP BY ALL`;
  });
  return sql`WITH sampled AS MATERIALIZED (SELECT * FROM ${name(table)} USING SAMPLE reservoir(${SAMPLE} ROWS) REPEATABLE (1)) SELECT * FROM (${list(each, " UNION ALL ")}) ORDER BY place, bin`;
}
