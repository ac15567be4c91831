import type { Condition } from "../core/condition.ts";
import { matchesAll } from "./condition.ts";
import { key, type ColumnType } from "./key.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** How many rows are analysed, and how many customers where a column says who. One row: n, customers DOUBLE. */
export function analysed(table: string, customer: string, group: readonly Condition[]): Sql {
  const people = customer ? sql`count(DISTINCT ${name(customer)})` : sql`count(*)`;
  return sql`SELECT count(*)::DOUBLE AS n, ${people}::DOUBLE AS customers FROM ${name(table)} WHERE ${matchesAll(group)}`;
}

/**
 * Levels of columns of text that enough rows have. Rows: most frequent first, equals by level. Columns: place INTEGER (of the column, from 0),
 * level VARCHAR, n DOUBLE.
 */
export function itemLevels(table: string, columns: readonly string[], group: readonly Condition[], least: number): Sql {
  const each = columns.map(
    (column, place) => sql`
      SELECT ${place} AS place, ${name(column)}::VARCHAR AS level, count(*)::DOUBLE AS n
      FROM ${name(table)}
      WHERE ${name(column)} IS NOT NULL AND trim(${name(column)}::VARCHAR) <> '' AND ${matchesAll(group)}
      GROUP BY 2 HAVING count(*) >= ${least}`,
  );
  return sql`SELECT * FROM (${list(each, " UNION ALL ")}) ORDER BY place, n DESC, level`;
}

/**
 * How columns of numbers lie. One row. Columns, by place from 0: o0 (numbers other than 0 and 1), l0 and h0 (least and greatest), m0 (rows without a number),
 * z0 (zeros) DOUBLE; e0_1…e0_3 and a0_1…a0_3 DOUBLE (quartiles, type 7, of all and of those above zero).
 */
export function itemNumbers(table: string, columns: readonly string[], group: readonly Condition[]): Sql {
  const each = columns.flatMap((column, place) => {
    const x = sql`${name(column)}::DOUBLE`;
    const finite = sql`FILTER (isfinite(${x}))`;
    const quartiles = (letter: string, rows: Sql) =>
      [0.25, 0.5, 0.75].map((p, i) => sql`quantile_cont(${x}, ${p}) FILTER (${rows}) AS ${name(`${letter}${place}_${i + 1}`)}`);
    return [
      sql`(count(*) FILTER (isfinite(${x}) AND ${x} NOT IN (0, 1)))::DOUBLE AS ${name(`o${place}`)}`,
      sql`min(${x}) ${finite} AS ${name(`l${place}`)}`,
      sql`max(${x}) ${finite} AS ${name(`h${place}`)}`,
      sql`(count(*) - count(*) ${finite})::DOUBLE AS ${name(`m${place}`)}`,
      sql`(count(*) FILTER (${x} = 0))::DOUBLE AS ${name(`z${place}`)}`,
      ...quartiles("e", sql`isfinite(${x})`),
      ...quartiles("a", sql`isfinite(${x}) AND ${x} > 0`),
    ];
  });
  return sql`SELECT ${list(each)} FROM ${name(table)} WHERE ${matchesAll(group)}`;
}

/** The frequent items of a long table, most frequent first, equals by name. Columns: item VARCHAR, customers DOUBLE, of DOUBLE (customers in all). */
export function itemsHeld(
  { table, customer, customerType, item }: { table: string; customer: string; customerType: ColumnType; item: string },
  group: readonly Condition[],
): Sql {
  const who = key({ column: name(customer), type: customerType });
  return sql`
    WITH held AS (
      SELECT DISTINCT ${who} AS customer, nullif(trim(${name(item)}::VARCHAR), ${text("")}) IS NOT NULL AS named, ${name(item)}::VARCHAR AS item
      FROM ${name(table)} WHERE ${who} IS NOT NULL AND ${matchesAll(group)}),
    everyone AS (SELECT count(DISTINCT customer) AS n FROM held)
    SELECT item, count(*)::DOUBLE AS customers, any_value(everyone.n)::DOUBLE AS everyone
    FROM held, everyone WHERE named
    GROUP BY item HAVING count(*) >= greatest(30, ceil(0.005 * any_value(everyone.n) - 1e-9))
    ORDER BY customers DESC, item`;
}
