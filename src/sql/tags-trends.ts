import { list, name, sql, type Sql } from "./sql.ts";

/** Usage made ready for trends. */
export interface Trends {
  /** Tables made of `tagsMonths`, `tagsFirstMonths` and `trendWeightRows`. */
  months: string;
  firsts: string;
  weights: string;
  /** Least size that a slope is measured against, of each indicator. */
  floors: readonly number[];
  window: number;
  /** A month without a row counts as 0, not as unknown. */
  absentIsZero: boolean;
  /** Median of pairwise slopes instead of least squares. */
  robust: boolean;
  /** First month that anybody has usage of. */
  first: number;
}

/**
 * Level and trend of every indicator c over the window that ends with each anchor's month.
 *
 * One row an anchor. Columns: i; n INTEGER months of the series, 0 for those who came later; by indicator, DOUBLE: l level, q level before, s slope relative to
 * the mean size, f forecast of the next month. The level is NULL where nothing is known, the rest where there are fewer than 3 months.
 *
 * Source: METHODS 5.1. Checked: tests/golden/prep_trend.json.
 */
export function trendsAsOf(anchor: string, trends: Trends): Sql {
  const { firsts, window, first } = trends;
  const indicators = trends.floors.map((_, c) => c);
  const columns = indicators.map((c) => list(measures(trends, c), ",\n"));
  return sql`
    WITH spans AS (
      SELECT a.i, a.as_of, (CASE WHEN f.first IS NULL THEN 0 ELSE a.as_of - greatest(f.first, a.as_of - ${window - 1}) + 1 END)::INTEGER AS n
      FROM ${name(anchor)} a LEFT JOIN ${name(firsts)} f ON f.i = a.i AND f.first <= a.as_of
    ),
    aged AS (${aged(trends, indicators)}),
    summed AS (${summed(trends, indicators)})
    SELECT s.i, s.as_of >= ${first} AS known, ${length(trends, indicators)} AS n ${list(
      columns.map((column) => sql`, ${column}`),
      " ",
    )}
    FROM spans s LEFT JOIN summed u USING (i)`;
}

/** Every month in the window of its customer, with its age, by indicator where months may be unknown. */
function aged({ months, absentIsZero }: Trends, indicators: readonly number[]): Sql {
  const values = indicators.map((c) => sql`, u.${name(`v${c}`)}`);
  const ranks = absentIsZero
    ? sql`, s.n * 1000 + (s.as_of - u.m) AS key, s.as_of - u.m AS age`
    : list(
        indicators.map(
          (c) =>
            sql`, count(u.${name(`v${c}`)}) OVER (PARTITION BY s.i ORDER BY u.m DESC) - 1 AS ${name(`a${c}`)}, count(u.${name(`v${c}`)}) OVER (PARTITION BY s.i) AS ${name(`n${c}`)}`,
        ),
        " ",
      );
  return sql`
      SELECT s.i, s.n ${list(values, " ")} ${ranks}
      FROM spans s JOIN ${name(months)} u ON u.i = s.i AND u.m > s.as_of - s.n AND u.m <= s.as_of
      WHERE s.n > 0`;
}

/** Values times weights, added up by customer; for the median of slopes the values themselves, newest first. */
function summed({ weights, absentIsZero, robust, window }: Trends, indicators: readonly number[]): Sql {
  const sums = indicators.map((c) => {
    const [v, w] = [name(`v${c}`), name(absentIsZero ? "w" : `w${c}`)];
    const age = name(absentIsZero ? "age" : `a${c}`);
    const values = Array.from({ length: robust ? window : 0 }, (_, at) => sql`, sum(${v}) FILTER (${age} = ${at}) AS ${name(`y${c}_${at}`)}`);
    const length = absentIsZero ? sql`` : sql`, max(${name(`n${c}`)}) AS ${name(`n${c}`)}`;
    return sql`, sum(${v} * ${w}.level) AS ${name(`l${c}`)}, sum(${v} * ${w}.previous) AS ${name(`q${c}`)}, sum(${v} * ${w}.slope) AS ${name(`s${c}`)},
        sum(${v} * ${w}.forecast) AS ${name(`f${c}`)}, sum(abs(${v})) AS ${name(`z${c}`)} ${length} ${list(values, " ")}`;
  });
  const joins = absentIsZero
    ? sql`JOIN ${name(weights)} w USING (key)`
    : list(
        indicators.map((c) => {
          const w = name(`w${c}`);
          return sql`LEFT JOIN ${name(weights)} ${w} ON ${w}.key = ${name(`n${c}`)} * 1000 + ${name(`a${c}`)}`;
        }),
        " ",
      );
  return sql`SELECT i ${list(sums, " ")} FROM aged ${joins} GROUP BY i`;
}

function measures(trends: Trends, c: number): Sql[] {
  const { absentIsZero, robust, floors } = trends;
  const [l, q, f, z] = ["l", "q", "f", "z"].map((letter) => {
    const column = sql`u.${name(`${letter}${c}`)}`;
    return absentIsZero ? sql`coalesce(${column}, 0)` : column;
  });
  const n = absentIsZero ? sql`s.n` : sql`coalesce(u.${name(`n${c}`)}, 0)`;
  const slope = robust ? medianSlope(trends, c) : sql`coalesce(u.${name(`s${c}`)}, 0)`;
  const size = larger(sql`${z} / ${n}`, sql`${floors[c]}::DOUBLE`);
  const level = absentIsZero ? only(sql`s.as_of >= ${trends.first}`, l) : l;
  const long = (value: Sql) => only(sql`${n} >= 3`, value);
  return [
    sql`${level} AS ${name(`l${c}`)}`,
    sql`${long(q)} AS ${name(`q${c}`)}`,
    sql`${long(sql`coalesce(${slope} / nullif(${size}, 0), 0)`)} AS ${name(`s${c}`)}`,
    sql`${long(f)} AS ${name(`f${c}`)}`,
  ];
}

/** A number where a condition holds, else NULL. A sum, since sums take a fraction of the time of a CASE around each number; the same CASE is worked out once. */
function only(condition: Sql, value: Sql): Sql {
  return sql`${value} + CASE WHEN ${condition} THEN 0::DOUBLE END`;
}

/** The larger of two numbers. `greatest` takes ten times as long. */
function larger(a: Sql, b: Sql): Sql {
  return sql`(${a} + ${b} + abs(${a} - ${b})) / 2`;
}

/** Median over all pairs of months of the slope between them. */
function medianSlope({ absentIsZero, window }: Trends, c: number): Sql {
  const n = absentIsZero ? sql`s.n` : sql`u.${name(`n${c}`)}`;
  const value = (age: number) => (absentIsZero ? sql`coalesce(u.${name(`y${c}_${age}`)}, 0)` : sql`u.${name(`y${c}_${age}`)}`);
  const slopes: Sql[] = [];
  for (let old = 1; old < window; ++old)
    for (let age = 0; age < old; ++age) slopes.push(sql`CASE WHEN ${n} > ${old} THEN (${value(age)} - ${value(old)}) / ${old - age} END`);
  return slopes.length ? sql`list_median([${list(slopes)}])` : sql`0`;
}

function length({ absentIsZero }: Trends, indicators: readonly number[]): Sql {
  return absentIsZero ? sql`s.n` : sql`coalesce(greatest(${list(indicators.map((c) => sql`u.${name(`n${c}`)}`))}), 0)`;
}
