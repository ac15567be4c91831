import { month } from "./day.ts";
import { key, type Raw } from "./key.ts";
import { list, name, sql, type Sql } from "./sql.ts";
import { finite } from "./tags-people.ts";

/** A table of usage, one row a customer and month, and its raw columns. */
export interface Usage {
  from: string;
  customer: Raw;
  month: Raw;
  indicators: readonly Raw[];
}

/**
 * Usage of known customers in the months from…to, row by row.
 *
 * Columns: i INTEGER, m INTEGER (month number), v0, v1 … DOUBLE (NULL where it is no number).
 *
 * @param people table made of `tagsPeople`
 */
export function tagsMonths({ from, customer, month: when, indicators }: Usage, people: string, [first, last]: readonly [from: number, to: number]): Sql {
  const values = indicators.map((indicator, c) => sql`, ${amount(indicator)} AS ${name(`v${c}`)}`);
  return sql`
    WITH raw AS (SELECT ${key(customer)} AS id, ${when.column} AS "when" ${list(values, " ")} FROM ${name(from)}),
    months AS (SELECT "when", ${month({ column: name("when"), type: when.type })} AS m FROM (SELECT DISTINCT "when" FROM raw))
    SELECT p."#" AS i, months.m AS m ${list(
      indicators.map((_, c) => sql`, ${name(`v${c}`)}`),
      " ",
    )}
    FROM raw JOIN ${name(people)} p ON p.customer_id = raw.id JOIN months USING ("when")
    WHERE months.m BETWEEN ${first} AND ${last}`;
}

/** The same with several rows of one month added up; NULL where none of the rows has a number. */
export function tagsMonthsMerged(months: string, indicators: number): Sql {
  const sums = Array.from({ length: indicators }, (_, c) => sql`, sum(${name(`v${c}`)}) AS ${name(`v${c}`)}`);
  return sql`SELECT i, m ${list(sums, " ")} FROM ${name(months)} GROUP BY i, m`;
}

/** The first month of usage of each customer. Columns: i INTEGER, first INTEGER (month number), repeats BOOLEAN (several rows of one month, perhaps: never wrongly false). */
export function tagsFirstMonths(months: string): Sql {
  return sql`SELECT i, min(m) AS first, count(*) > bit_count(bit_or(1::BIGINT << (m::INTEGER % 63))) AS repeats FROM ${name(months)} GROUP BY i`;
}

/** Whether anybody may have several rows of one month, and how many rows there are. One row. Columns: repeats BOOLEAN, rows BIGINT. */
export function tagsMonthsRepeat(months: string, firsts: string): Sql {
  return sql`SELECT (SELECT coalesce(bool_or(repeats), false) FROM ${name(firsts)}) AS repeats, count(*) AS "rows" FROM ${name(months)}`;
}

/** The usage in a few numbers. One row. Columns: first, last INTEGER (month numbers, NULL without usage), months BIGINT (rows), means DOUBLE s0, s1 …: mean size of each indicator. */
export function tagsMonthsFigures(months: string, indicators: number): Sql {
  const means = Array.from({ length: indicators }, (_, c) => sql`, avg(abs(${name(`v${c}`)})) AS ${name(`s${c}`)}`);
  return sql`SELECT min(m) AS first, max(m) AS last, count(*) AS months ${list(means, " ")} FROM ${name(months)}`;
}

/** How much usage there is of each month. Rows: one a month, in order, before them one of what cannot be read. Columns: m INTEGER (month number; NULL where blank or unreadable), rows BIGINT, example VARCHAR. */
export function tagsUsageMonths(from: string, when: Raw): Sql {
  return sql`
    WITH months AS (SELECT ${when.column} AS raw, count(*) AS n FROM ${name(from)} GROUP BY 1),
    read AS (SELECT raw, n, ${month({ column: name("raw"), type: when.type })} AS m FROM months)
    SELECT m, sum(n)::BIGINT AS "rows", min(raw::VARCHAR) AS example FROM read GROUP BY m ORDER BY m NULLS FIRST`;
}

function amount(raw: Raw): Sql {
  if (raw.type === "number") return finite(raw.column);
  if (raw.type === "boolean") return sql`${raw.column}::DOUBLE`;
  return sql`TRY_CAST(replace(${raw.column}::VARCHAR, ',', '') AS DOUBLE)`;
}
