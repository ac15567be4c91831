import type { MatrixTables } from "./matrix-cells.ts";
import { matrixMembers } from "./matrix-members.ts";
import { name, sql, type Sql } from "./sql.ts";

/**
 * How large each persona is, and how much of it no campaign with a type ever reached.
 *
 * Rows: one a persona. Columns: persona, size, never.
 */
export function matrixSizes(tables: MatrixTables): Sql {
  return sql`
    WITH asked AS (
      SELECT DISTINCT customer_id
      FROM ${name(tables.history)}
      JOIN ${name(tables.types)} USING (campaign_id)
    )
    SELECT persona, count(*)::DOUBLE AS size, count(*) FILTER (asked.customer_id IS NULL)::DOUBLE AS never
    FROM (${matrixMembers(tables)}) m
    LEFT JOIN asked ON asked.customer_id = m.customer_id
    GROUP BY persona
    ORDER BY persona`;
}

/**
 * What the history holds and how much of it has a type, and a persona too.
 *
 * Rows: one. Columns: contacts, typed, used, customers (distinct, among those used).
 */
export function matrixTotals(tables: MatrixTables): Sql {
  return sql`
    SELECT
      count(*)::DOUBLE AS contacts,
      count(t.campaign_id)::DOUBLE AS typed,
      (count(*) FILTER (t.campaign_id IS NOT NULL AND m.customer_id IS NOT NULL))::DOUBLE AS used,
      (count(DISTINCT h.customer_id) FILTER (t.campaign_id IS NOT NULL AND m.customer_id IS NOT NULL))::DOUBLE AS customers
    FROM ${name(tables.history)} h
    LEFT JOIN ${name(tables.types)} t ON t.campaign_id = h.campaign_id
    LEFT JOIN (${matrixMembers(tables)}) m ON m.customer_id = h.customer_id`;
}
