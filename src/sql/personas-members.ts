import { list, name, sql, text, type Sql } from "./sql.ts";

/** Customers of one outcome. */
export interface Outcome {
  library: string;
  /** Table with one row a customer. */
  tags: string;
  /** What a worker found of them, by id: persona, nearest, inside 0/1, distance2. */
  found: string;
}

/** Customers with their persona, by outcome, then id. Columns: customer_id, library, persona, nearest VARCHAR, inside BOOLEAN, distance2 DOUBLE. */
export function personasMembers(outcomes: readonly Outcome[]): Sql {
  const each = outcomes.map(
    ({ library, tags, found }) => sql`
    SELECT customer_id, ${text(library)} AS library, persona, nearest, inside = 1 AS inside, distance2
    FROM (SELECT customer_id::VARCHAR AS customer_id FROM ${name(tags)} ORDER BY customer_id::VARCHAR) POSITIONAL JOIN ${name(found)}`,
  );
  return list(each, " UNION ALL ");
}
