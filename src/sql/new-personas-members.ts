import { name, sql, type Sql } from "./sql.ts";

/** What a worker found of every customer, by id, beside the ids; flags become BOOLEAN. Rows: one a customer, by id. */
export function newPersonasMembers(tags: string, found: string): Sql {
  return sql`
    SELECT customer_id, persona, historical, inside::BOOLEAN AS inside, contacted::BOOLEAN AS contacted, distance2
    FROM (SELECT customer_id FROM ${name(tags)} ORDER BY customer_id) POSITIONAL JOIN ${name(found)}`;
}

/** The same of where customers stand. Columns: customer_id, nearest, inside. */
export function newPersonasPlaces(tags: string, found: string): Sql {
  return sql`
    SELECT customer_id, nearest, inside
    FROM (SELECT customer_id FROM ${name(tags)} ORDER BY customer_id) POSITIONAL JOIN ${name(found)}`;
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
