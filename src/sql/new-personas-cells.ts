import { name, sql, type Sql } from "./sql.ts";

/** The tables to count contacts by type and persona. */
export interface PersonaCells {
  /** Table of one row a customer and campaign, and its table of campaigns. */
  history: string;
  campaigns: string;
  /** Table that gives each campaign its type. */
  types: string;
  /** Table with customer_id, nearest and inside: a persona, and whether the customer looks like it. */
  members: string;
  /** Whether contacts of customers who are in no persona's table count as outside; else they are left out. */
  everyone: boolean;
}

/**
 * Contacts and successes by campaign type and persona, apart for the campaigns held out.
 *
 * Rows: one per combination that occurs. Columns: type, persona (`P0` outside), held_out 0/1, n, s.
 */
export function newPersonasCells({ history, campaigns, types, members, everyone }: PersonaCells): Sql {
  return sql`
    SELECT
      t.type,
      CASE WHEN m.inside::BOOLEAN THEN m.nearest ELSE 'P0' END AS persona,
      coalesce(c.held_out, false)::DOUBLE AS held_out,
      count(*)::DOUBLE AS n,
      (count(*) FILTER (h.outcome = 'success'))::DOUBLE AS s
    FROM ${name(history)} h
    JOIN ${name(types)} t USING (campaign_id)
    LEFT JOIN ${name(campaigns)} c USING (campaign_id)
    LEFT JOIN ${name(members)} m ON m.customer_id = h.customer_id
    WHERE ${everyone} OR m.customer_id IS NOT NULL
    GROUP BY ALL
    ORDER BY ALL`;
}

/**
 * When the first campaign held out began.
 *
 * Rows: one. Columns: held_from, NULL when none is held out or none says when it began.
 */
export function newPersonasHeldOut(campaigns: string): Sql {
  return sql`SELECT min(starts_on) FILTER (held_out) AS held_from FROM ${name(campaigns)}`;
}
