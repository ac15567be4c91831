import { name, sql, type Sql } from "./sql.ts";

/** The table of members from what a worker found: flags become BOOLEAN. Rows: one a customer, by id. */
export function newPersonasMembers(found: string): Sql {
  return sql`
    SELECT customer_id, persona, historical, inside::BOOLEAN AS inside, contacted::BOOLEAN AS contacted, distance2
    FROM ${name(found)}
    ORDER BY customer_id`;
}

/**
 * Where customers of each persona went: their persona then and now, those seen both times.
 *
 * Rows: one per pair that occurs. Columns: before, now, customers.
 */
export function newPersonasDrift(then: string, now: string): Sql {
  return sql`
    SELECT
      CASE WHEN t.inside::BOOLEAN THEN t.nearest ELSE 'P0' END AS before,
      n.historical AS now,
      count(*)::DOUBLE AS customers
    FROM ${name(then)} t
    JOIN ${name(now)} n USING (customer_id)
    GROUP BY ALL
    ORDER BY ALL`;
}
