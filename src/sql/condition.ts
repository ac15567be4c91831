import type { Condition } from "../core/condition.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/**
 * Whether a row has no value in a column: NULL, blank text, or a number that is none (NaN, infinite).
 *
 * Text that spells such a number ("nan") counts as missing too: it is what other programs write for it.
 */
export function missing(column: Sql): Sql {
  return sql`(${column} IS NULL OR trim(${column}::VARCHAR) IN ('', 'nan', 'inf', '-inf'))`;
}

/**
 * Whether a row meets a condition: true or false, never NULL.
 *
 * A number is compared as a number, whatever the column's type; a text as text, by code point; a text that is a date (`2024-06-30`) by day.
 * `contains` takes no notice of case.
 *
 * @param table the name the column is asked of, where a query has several
 */
export function matches({ column, test, values }: Condition, table?: string): Sql {
  const asked = table === undefined ? name(column) : name(table, column);
  if (test === "missing") return missing(asked);
  if (test === "present") return sql`NOT ${missing(asked)}`;
  return sql`(NOT ${missing(asked)} AND coalesce(${leaf(asked, test, values)}, false))`;
}

/** Whether a row meets all of some conditions; true when there are none. */
export function matchesAll(conditions: readonly Condition[], table?: string): Sql {
  return conditions.length
    ? sql`(${list(
        conditions.map((condition) => matches(condition, table)),
        " AND ",
      )})`
    : sql`true`;
}

/**
 * How many customers (or rows, where `customer` is empty) of a table meet all of some conditions, of how many, and how many meet each by itself.
 *
 * One row: n, start, n0, n1…
 */
export function matching(table: string, customer: string, conditions: readonly Condition[]): Sql {
  const who = customer ? sql`DISTINCT ${name(customer)}` : sql`*`;
  const each = conditions.map((condition, i) => sql`count(${who}) FILTER (WHERE ${matches(condition)}) AS ${name(`n${i}`)}`);
  return sql`SELECT ${list([sql`count(${who}) FILTER (WHERE ${matchesAll(conditions)}) AS n, count(${who}) AS start`, ...each])} FROM ${name(table)}`;
}

function leaf(column: Sql, test: Condition["test"], values: Condition["values"]): Sql {
  const [first, second] = values;
  switch (test) {
    case "is":
      return sql`${as(column, first)} = ${literal(first)}`;
    case "is-not":
      return sql`${as(column, first)} <> ${literal(first)}`;
    case "at-least":
      return sql`${as(column, first)} >= ${literal(first)}`;
    case "at-most":
      return sql`${as(column, first)} <= ${literal(first)}`;
    case "between":
      return sql`${as(column, first)} >= ${literal(first)} AND ${as(column, second)} <= ${literal(second)}`;
    case "in":
      return values.length
        ? list(
            values.map((value) => sql`(${as(column, value)} = ${literal(value)})`),
            " OR ",
          )
        : sql`false`;
    default:
      return sql`contains(lower(${column}::VARCHAR), lower(${text(String(first))}))`;
  }
}

/** A column in the terms of a value: through text, because not every type casts to a number, and none must fail. */
function as(column: Sql, value: string | number | undefined): Sql {
  if (typeof value === "number") return sql`try_cast(${column}::VARCHAR AS DOUBLE)`;
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) ? sql`left(trim(${column}::VARCHAR), 10)` : sql`trim(${column}::VARCHAR)`;
}

function literal(value: string | number | undefined): Sql {
  return typeof value === "number" ? sql`${value}::DOUBLE` : sql`${text((value ?? "").trim())}`;
}
