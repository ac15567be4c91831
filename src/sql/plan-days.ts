import { name, sql, type Sql } from "./sql.ts";

/** How many contacts have a day, and the day after the last of them. One row: dated, next (`2024-06-30`, NULL when none has). */
export function daysOf(history: string): Sql {
  return sql`SELECT count(contacted_on) AS dated, strftime(max(contacted_on) + 1, '%Y-%m-%d') AS next FROM ${name(history)}`;
}
