import { finite } from "./profile-counts.ts";
import { list, name, sql, type Sql } from "./sql.ts";

/**
 * Moments and quantiles of a column of numbers; what is NaN or infinite is left out.
 *
 * One row. Columns: n, low, high, mean, sd (n − 1), zeros, negatives, and for the share at place i its quantile `q_i`, type 7.
 *
 * @param without values left out
 * @param decimals 0 for a type of whole numbers, s for DECIMAL(p, s) of at most 18 digits: these are reckoned with as whole numbers, which is quicker; null for all else
 * @param without values left out
 */
export function profileMoments(table: string, column: string, { decimals, shares, without = [] }: Moments): Sql {
  const unit = 10 ** (decimals ?? 0);
  const value = decimals === null ? finite(name(column)) : decimals ? sql`(${name(column)} * ${unit})::BIGINT` : name(column);
  const kept = without.length ? sql` WHERE x NOT IN (${list(without.map((one) => sql`${one}`))})` : sql``;
  const told = (figure: Sql) => (unit > 1 ? sql`(${figure})::DOUBLE / ${unit}` : sql`(${figure})::DOUBLE`);
  const each = shares.map((_, i) => sql`${told(sql`qs[${i + 1}]`)} AS ${name(`q_${i}`)}`);
  return sql`
    SELECT n, low, high, mean, sd, zeros, negatives, ${list(each)}
    FROM (
      SELECT
        count(x)::DOUBLE AS n,
        ${told(sql`min(x)`)} AS low,
        ${told(sql`max(x)`)} AS high,
        ${told(sql`avg(x)`)} AS mean,
        ${told(sql`stddev_samp(x)`)} AS sd,
        count(*) FILTER (x = 0)::DOUBLE AS zeros,
        count(*) FILTER (x < 0)::DOUBLE AS negatives,
        quantile_cont(x, [${list(shares.map((share) => sql`${share}`))}]) AS qs
      FROM (SELECT ${value} AS x FROM ${name(table)})${kept}
    )`;
}

/** What is asked of a column of numbers. */
export interface Moments {
  decimals: number | null;
  shares: readonly number[];
  without?: readonly number[];
}

/** Bins of equal width from `from` on; of the logarithm to the base 10 where `log`. What is below the first or beyond the last is in −1 or `bins`. */
export interface Binning {
  log: boolean;
  from: number;
  width: number;
  bins: number;
}

/**
 * The values of a column of numbers: the most frequent, the ends, and how many rows fall in each bin.
 *
 * Rows: (what VARCHAR, x DOUBLE, n DOUBLE). `distinct`: one row, x values, n of them once only (both NULL where not `exact`); `top`: the 12 most
 * frequent; `low`, `high`: the five least and greatest; `bin`: x is its place.
 *
 * @param exact false where there are too many values to count each: then `top` are those that DuckDB's space-saving sketch finds, with exact rows
 */
export function profileValues(table: string, column: string, { exact, binning }: { exact: boolean; binning: Binning }): Sql {
  const levels = sql`SELECT x, count(*)::DOUBLE AS n FROM values_ GROUP BY x`;
  const frequent = sql`SELECT x, count(*)::DOUBLE AS n FROM values_
      WHERE x IN (SELECT unnest(approx_top_k(x, 20)) FROM values_) OR x IN (SELECT unnest(min(x, 5)) FROM values_) OR x IN (SELECT unnest(max(x, 5)) FROM values_)
      GROUP BY x`;
  return sql`
    WITH values_ AS NOT MATERIALIZED (SELECT x FROM (SELECT ${finite(name(column))} AS x FROM ${name(table)}) WHERE x IS NOT NULL),
    levels AS MATERIALIZED (${exact ? levels : frequent}),
    top AS NOT MATERIALIZED (SELECT x, n FROM levels ORDER BY n DESC, x LIMIT 12),
    low AS NOT MATERIALIZED (SELECT x, n FROM levels ORDER BY x LIMIT 5),
    high AS NOT MATERIALIZED (SELECT x, n FROM levels ORDER BY x DESC LIMIT 5)
    SELECT 'distinct' AS what, ${exact ? sql`count(*)::DOUBLE` : sql`NULL::DOUBLE`} AS x, ${exact ? sql`count(*) FILTER (n = 1)::DOUBLE` : sql`NULL::DOUBLE`} AS n FROM levels
    UNION ALL SELECT 'top', x, n FROM top
    UNION ALL SELECT 'low', x, n FROM low
    UNION ALL SELECT 'high', x, n FROM high
    UNION ALL SELECT 'bin', ${place(binning)}::DOUBLE AS b, sum(n) FROM ${exact ? sql`levels` : sql`(SELECT x, 1::DOUBLE AS n FROM values_)`} GROUP BY b`;
}

function place({ log, from, width, bins }: Binning): Sql {
  const at = log ? sql`CASE WHEN x > 0 THEN floor((log10(x) - ${from}) / ${width}) ELSE -1 END` : sql`floor((x - ${from}) / ${width})`;
  return sql`greatest(-1, least(${bins}, ${at}))::INTEGER`;
}
