import { name, sql, type Sql } from "./sql.ts";

/**
 * Customers with their persona. Columns: customer_id, library, persona, nearest VARCHAR, inside BOOLEAN, distance2 DOUBLE.
 *
 * @param found the same with inside as 0 or 1
 */
export function personasMembers(found: string): Sql {
  return sql`SELECT customer_id, library, persona, nearest, inside = 1 AS inside, distance2 FROM ${name(found)}`;
}
