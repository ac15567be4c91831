import { list, name, sql, type Sql } from "./sql.ts";

/**
 * Customers with their tags, by customer. Columns: customer_id VARCHAR, then the tags: numbers as DOUBLE, the rest as VARCHAR.
 *
 * @param tags table with one row a customer
 */
export function personasRows(tags: string, columns: readonly { name: string; number: boolean }[]): Sql {
  const more = columns.map((column) => sql`, ${name(column.name)}::${column.number ? sql`DOUBLE` : sql`VARCHAR`} AS ${name(column.name)}`);
  return sql`SELECT customer_id::VARCHAR AS customer_id ${list(more, " ")} FROM ${name(tags)} ORDER BY customer_id::VARCHAR`;
}
