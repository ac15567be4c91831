import { sql, type Sql } from "./sql.ts";

/**
 * How often each raw status stands in the contacts that count: rows with both ids, no control.
 *
 * Rows: one a status, most frequent first, ties by code point. Columns: status VARCHAR, rows BIGINT.
 *
 * @param rows a query of `history-rows.ts`, or a SELECT of its table
 */
export function historyStatuses(rows: Sql): Sql {
  return sql`
    SELECT status, count(*) AS "rows"
    FROM (${rows})
    WHERE customer_id IS NOT NULL AND campaign_id IS NOT NULL AND NOT control
    GROUP BY status
    ORDER BY 2 DESC, 1`;
}
