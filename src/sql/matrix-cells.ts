import { matrixMembers, type Members } from "./matrix-members.ts";
import { name, sql, type Sql } from "./sql.ts";

/** The tables that a matrix counts. */
export interface MatrixTables extends Members {
  /** Table of one row a customer and campaign. */
  history: string;
  /** Table that gives each campaign its type. */
  types: string;
}

/**
 * How each persona answered each type of campaign, with contacts or with customers as the unit.
 *
 * A customer counts once a type where customers are the unit: a success with any success, else an intent with any intent.
 *
 * Rows: one per type and persona with contacts. Columns: type, persona, n, customers (distinct), successes, intents.
 */
export function matrixCells(tables: MatrixTables, unit: "contact" | "customer"): Sql {
  const successes = sql`count(*) FILTER (outcome = 'success')`;
  const intents = sql`count(*) FILTER (outcome = 'intent')`;
  const [n, s, i] =
    unit === "contact"
      ? [sql`sum(contacts)`, sql`sum(successes)`, sql`sum(intents)`]
      : [sql`count(*)`, sql`count(*) FILTER (successes > 0)`, sql`count(*) FILTER (successes = 0 AND intents > 0)`];
  return sql`
    WITH customers AS (
      SELECT type, persona, customer_id, count(*) AS contacts, ${successes} AS successes, ${intents} AS intents
      FROM ${name(tables.history)}
      JOIN ${name(tables.types)} USING (campaign_id)
      JOIN (${matrixMembers(tables)}) USING (customer_id)
      GROUP BY type, persona, customer_id
    )
    SELECT type, persona, ${n}::DOUBLE AS n, count(*)::DOUBLE AS customers, ${s}::DOUBLE AS successes, ${i}::DOUBLE AS intents
    FROM customers
    GROUP BY type, persona
    ORDER BY type, persona`;
}
