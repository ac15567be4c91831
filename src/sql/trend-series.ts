import { day, firstDay, month } from "./day.ts";
import { key, type Raw } from "./key.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";
import { finite } from "./tags-people.ts";

/** How long a period is. */
type Grain = "day" | "week" | "month" | "quarter";

/** What is counted by period. */
export interface TrendSource {
  from: string;
  date: Raw;
  grain: Grain;
  /** Numbers or yes/no; none where rows or distinct values are counted. */
  values: readonly Raw[];
  measure: "sum" | "mean" | "count" | "distinct";
  /** Whose distinct values are counted. */
  of: Raw | null;
  /** One series a level; null for one of all. */
  by: Raw | null;
}

/** What stands for having no level. */
const NO_LEVEL = "(missing)";

/**
 * Every raw date with its period. Columns: raw, period DATE (its first day), day DATE; both NULL where it cannot be read.
 *
 * Months as in `month`; a week begins on Monday.
 */
export function trendDays({ from, date, grain }: TrendSource): Sql {
  const raw: Raw = { column: name("raw"), type: date.type };
  const own = day(raw);
  const period = {
    day: own,
    week: sql`date_trunc('week', ${own})::DATE`,
    month: firstDay(name("m")),
    quarter: firstDay(sql`(m // 3) * 3`),
  }[grain];
  const ofMonths = grain === "month" || grain === "quarter";
  return sql`
    SELECT raw, ${period} AS period, coalesce(${own}, ${period}) AS day
    FROM (SELECT raw ${ofMonths ? sql`, ${month(raw)} AS m` : sql``} FROM (SELECT DISTINCT ${rawDate(date)} AS raw FROM ${name(from)}) WHERE raw IS NOT NULL)`;
}

/** What of the dates could be used. One row. Columns: rows, unread DOUBLE (without a date that can be read), example VARCHAR of such a date. */
export function trendRead({ from, date }: TrendSource, days: string): Sql {
  return sql`
    SELECT count(*)::DOUBLE AS "rows", (count(*) FILTER (d.period IS NULL))::DOUBLE AS unread, min(t.raw::VARCHAR) FILTER (d.period IS NULL) AS example
    FROM (SELECT ${rawDate(date)} AS raw FROM ${name(from)}) t LEFT JOIN ${name(days)} d USING (raw)`;
}

/** The periods that have rows, in order. Columns: period, last VARCHAR (the last day with a row), rows DOUBLE. */
export function trendPeriods({ from, date }: TrendSource, days: string): Sql {
  return sql`
    SELECT period::VARCHAR AS period, max(day)::VARCHAR AS last, count(*)::DOUBLE AS "rows"
    FROM (SELECT ${rawDate(date)} AS raw FROM ${name(from)}) JOIN ${name(days)} USING (raw)
    WHERE period IS NOT NULL
    GROUP BY period
    ORDER BY period`;
}

/** The levels that make series, the largest first, equals by name: by the sum of the first value where sums are made, else by rows. Columns: level VARCHAR, levels DOUBLE (of them all). */
export function trendLevels({ from, values, measure, by }: TrendSource, top: number): Sql {
  const size = measure === "sum" && values.length ? sql`coalesce(abs(sum(${amount(values[0])})), 0)` : sql`count(*)`;
  return sql`
    SELECT level, (count(*) OVER ())::DOUBLE AS levels
    FROM (SELECT ${levelOf(by)} AS level, ${size} AS size FROM ${name(from)} GROUP BY 1)
    ORDER BY size DESC, level
    LIMIT ${top}`;
}

/**
 * The series. Rows: one a level and period that has rows, in order. Columns: level, period VARCHAR, v0, v1 … DOUBLE, NULL where no row has a number.
 *
 * @param levels that make series
 */
export function trendSeries(source: TrendSource, days: string, levels: readonly string[]): Sql {
  const { from, date, by, of } = source;
  const needed = source.values.map((value, i) => sql`, ${amount(value)} AS ${name(`x${i}`)}`);
  const figures = figuresOf(source).map((figure, i) => sql`${figure}::DOUBLE AS ${name(`v${i}`)}`);
  return sql`
    SELECT level, period::VARCHAR AS period, ${list(figures)}
    FROM (SELECT ${levelOf(by)} AS level, ${rawDate(date)} AS raw ${of ? sql`, ${key(of)} AS whom` : sql``} ${list(needed, " ")} FROM ${name(from)})
    JOIN ${name(days)} USING (raw)
    WHERE period IS NOT NULL AND level IN (${list(levels.map((level) => sql`${text(level)}`))})
    GROUP BY level, period
    ORDER BY level, period`;
}

/** The series as a table. Columns: series VARCHAR, period DATE, value DOUBLE, forecast BOOLEAN, fitted, low, high, mom, yoy, cumulative DOUBLE. @param found the same with period as text and forecast as 0 or 1 */
export function trendTable(found: string): Sql {
  return sql`SELECT series, period::DATE AS period, value, forecast = 1 AS forecast, fitted, low, high, mom, yoy, cumulative FROM ${name(found)}`;
}

function figuresOf({ values, measure }: TrendSource): Sql[] {
  if (measure === "distinct") return [sql`count(DISTINCT whom)`];
  if (!values.length) return [sql`count(*)`];
  const made = { sum: (x: Sql) => sql`sum(${x})`, mean: (x: Sql) => sql`avg(${x})`, count: (x: Sql) => sql`count(${x})` }[measure];
  return values.map((_, i) => made(name(`x${i}`)));
}

function rawDate({ column, type }: Raw): Sql {
  return type === "date" ? sql`${column}::DATE` : column;
}

function levelOf(by: Raw | null): Sql {
  return by ? sql`coalesce(${key(by)}, ${text(NO_LEVEL)})` : sql`''`;
}

function amount({ column, type }: Raw): Sql {
  return type === "boolean" ? sql`${column}::DOUBLE` : finite(column);
}
