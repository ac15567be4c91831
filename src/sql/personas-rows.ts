import { list, name, sql, type Sql } from "./sql.ts";

/** Where the customers of a table of tags stand in it. Rows: one a customer, by id. Column: at (place of the row, from 0). */
export function personasOrder(tags: string): Sql {
  return sql`SELECT rowid::DOUBLE AS at FROM ${name(tags)} ORDER BY customer_id::VARCHAR`;
}

/**
 * Tags of customers, in the order of the table: numbers as DOUBLE, the rest as VARCHAR.
 *
 * @param tags table with one row a customer
 */
export function personasRows(tags: string, columns: readonly { name: string; number: boolean }[]): Sql {
  const each = columns.map((column) => sql`${name(column.name)}::${column.number ? sql`DOUBLE` : sql`VARCHAR`} AS ${name(column.name)}`);
  return sql`SELECT ${list(each)} FROM ${name(tags)}`;
}
