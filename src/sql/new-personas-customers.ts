import { list, name, sql, type Sql } from "./sql.ts";

/** Who is asked for. */
export interface Customers {
  /** Table with one row a customer. */
  tags: string;
  /** Table of one row a customer and campaign. */
  history: string;
  /** Its table of campaigns, when contacts of those held out are not to be known of. */
  unaware?: string;
}

/**
 * Every customer, and whether a campaign ever reached them.
 *
 * Rows: one a customer, by id. Columns: at (the place of the customer's row in the table of tags, from 0), contacted 0/1.
 */
export function newPersonasCustomers({ tags, history, unaware }: Customers): Sql {
  const known = unaware ? sql`WHERE campaign_id NOT IN (SELECT campaign_id FROM ${name(unaware)} WHERE held_out AND campaign_id IS NOT NULL)` : sql``;
  return sql`
    SELECT rowid::DOUBLE AS at, (customer_id IN (SELECT customer_id FROM ${name(history)} ${known}))::DOUBLE AS contacted
    FROM ${name(tags)}
    ORDER BY customer_id`;
}

/** Some tags of every customer, in the order of the table. Numbers come as DOUBLE. */
export function newPersonasTags(tags: string, columns: readonly { name: string; number: boolean }[]): Sql {
  const picked = columns.map((column) => (column.number ? sql`${name(column.name)}::DOUBLE AS ${name(column.name)}` : name(column.name)));
  return sql`SELECT ${list(picked)} FROM ${name(tags)}`;
}
