import type { MatrixTables } from "./matrix-cells.ts";
import { matrixMembers } from "./matrix-members.ts";
import { name, sql, text, type Sql } from "./sql.ts";

/**
 * The customers behind a cell: all of its persona, those asked for the type, or those never asked for it. To be read and changed by a person.
 *
 * Rows: one a customer, by id. Columns: customer_id, persona.
 */
export function matrixCustomers(tables: MatrixTables, cell: { type: string; persona: string }, who: "all" | "asked" | "never-asked"): Sql {
  const asked = sql`customer_id ${who === "asked" ? sql`IN` : sql`NOT IN`} (
    SELECT customer_id
    FROM ${name(tables.history)}
    JOIN ${name(tables.types)} USING (campaign_id)
    WHERE type = ${text(cell.type)}
  )`;
  return sql`SELECT customer_id, persona
FROM (${matrixMembers(tables)})
WHERE persona = ${text(cell.persona)}
  ${
    who === "all"
      ? sql``
      : sql`AND ${asked}
`
  }ORDER BY customer_id`;
}
