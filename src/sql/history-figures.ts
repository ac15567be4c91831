import { key, type Raw } from "./key.ts";
import { name, sql, type Sql } from "./sql.ts";

/** The history in five numbers. One row. Columns BIGINT: contacts, customers, success, intent, failure. */
export function historyFigures(history: string): Sql {
  return sql`
    SELECT
      count(*) AS contacts,
      count(DISTINCT customer_id) AS customers,
      count(*) FILTER (outcome = 'success') AS success,
      count(*) FILTER (outcome = 'intent') AS intent,
      count(*) FILTER (outcome = 'failure') AS failure
    FROM ${name(history)}`;
}

/** Outcomes by month of contact. Rows: one a month, in order; undated contacts in none. Columns: month VARCHAR `2024-06`, success, intent, failure BIGINT. */
export function historyByMonth(history: string): Sql {
  return sql`
    SELECT
      strftime(contacted_on, '%Y-%m') AS month,
      count(*) FILTER (outcome = 'success') AS success,
      count(*) FILTER (outcome = 'intent') AS intent,
      count(*) FILTER (outcome = 'failure') AS failure
    FROM ${name(history)}
    WHERE contacted_on IS NOT NULL
    GROUP BY 1 ORDER BY 1`;
}

/**
 * Ids in the history that another table does not have. Rows: at most five examples, most contacts first, ties by code point; none when all are known.
 *
 * Columns: id VARCHAR; rows BIGINT, contacts under unknown ids, and ids BIGINT, how many, the same in each row.
 */
export function historyUnknown(history: string, id: "customer_id" | "campaign_id", table: string, known: Raw): Sql {
  return sql`
    WITH unknown AS (
      SELECT ${name(id)} AS id, count(*) AS n
      FROM ${name(history)}
      WHERE ${name(id)} NOT IN (SELECT ${key(known)} FROM ${name(table)} WHERE ${key(known)} IS NOT NULL)
      GROUP BY 1
    )
    SELECT id, sum(n) OVER () AS "rows", count(*) OVER () AS ids FROM unknown ORDER BY n DESC, id LIMIT 5`;
}
