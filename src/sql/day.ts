import { key, type Raw } from "./key.ts";
import { sql, text, type Sql } from "./sql.ts";

/**
 * A raw date as DATE; NULL where it cannot be read.
 *
 * Text and numbers: year first (2024-06-30, 2024/6/30, 20240630, 2024年6月30日, a month alone counts as its first day), with a time or not;
 * else 6/30/2024 or 30/6/2024, as the month where both would do.
 */
export function day(raw: Raw): Sql {
  if (raw.type === "date") return sql`${raw.column}::DATE`;
  const value = key(raw);
  return sql`coalesce(
      TRY_CAST(TRY_CAST(${value} AS TIMESTAMP) AS DATE),
      TRY_CAST(try_strptime(regexp_extract(${value}, '^[0-9]+[^0-9]?[0-9]*[^0-9]?[0-9]*'), [
        '%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d', '%Y年%m月%d', '%Y%m%d', '%Y-%m', '%Y/%m', '%Y.%m', '%Y年%m', '%Y年%m月', '%Y%m', '%m/%d/%Y', '%d/%m/%Y', '%d.%m.%Y'
      ]) AS DATE),
      TRY_CAST(try_strptime(regexp_extract(${value}, '^([0-9]{8})[0-9]{4,6}$', 1), '%Y%m%d') AS DATE)
    )`;
}

/**
 * A raw month as a number of months, year × 12 + month − 1; NULL where it cannot be read.
 *
 * Dates of any day of the month; 2024-06, 202406, 2024/6, 2024年6月 as text or number, with a day or not; 6/2024; and whatever `day` reads.
 */
export function month(raw: Raw): Sql {
  if (raw.type === "date") return monthOf(raw.column);
  const value = key(raw);
  return sql`coalesce(${read(value, "^([0-9]{4})[^0-9]?([0-9]{1,2})", 1, 2)}, ${read(value, "^([0-9]{1,2})[^0-9]([0-9]{4})$", 2, 1)}, ${monthOf(day(raw))})`;
}

/** The month number of a DATE. */
export function monthOf(date: Sql): Sql {
  return sql`(year(${date}) * 12 + month(${date}) - 1)::INTEGER`;
}

/** The first day of a month number as DATE. */
export function firstDay(month: Sql): Sql {
  return sql`make_date((${month}) // 12, (${month}) % 12 + 1, 1)`;
}

/** The month number of `2024-06`. */
export function monthNumber(month: string): number {
  const [year, of] = month.split("-").map(Number);
  return year * 12 + of - 1;
}

function read(value: Sql, pattern: string, year: number, month: number): Sql {
  const part = (group: number) => sql`TRY_CAST(regexp_extract(${value}, ${text(pattern)}, ${group}) AS INTEGER)`;
  return sql`CASE WHEN ${part(month)} BETWEEN 1 AND 12 THEN ${part(year)} * 12 + ${part(month)} - 1 END`;
}
