import { name, sql, type Sql } from "./sql.ts";

/** Where personas come from: the historical ones (a library, the nearest success persona, inside its gate or not) or the new ones. */
export type PersonaSource = "personas" | "new-personas";

/** A table of members and what made it. */
export interface Members {
  members: string;
  from: PersonaSource;
}

/**
 * Each customer's persona. Of the historical ones the nearest success persona, `P0` outside its gate.
 *
 * Rows: one a customer. Columns: customer_id, persona.
 */
export function matrixMembers({ members, from }: Members): Sql {
  const persona = from === "personas" ? sql`CASE WHEN inside THEN nearest ELSE 'P0' END` : sql`persona`;
  return sql`SELECT customer_id, ${persona} AS persona FROM ${name(members)}`;
}
