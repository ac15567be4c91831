import type { MatrixTables } from "./matrix-cells.ts";
import { matrixMembers } from "./matrix-members.ts";
import { name, sql, text, type Sql } from "./sql.ts";

/**
 * How each persona answered each campaign; a customer counts once a campaign.
 *
 * Rows: one per campaign and persona with contacts. Columns: type, campaign, persona, n, s.
 */
export function matrixCampaigns(tables: MatrixTables): Sql {
  return sql`
    SELECT type, campaign_id AS campaign, persona, count(*)::DOUBLE AS n, (count(*) FILTER (outcome = 'success'))::DOUBLE AS s
    FROM ${name(tables.history)}
    JOIN ${name(tables.types)} USING (campaign_id)
    JOIN (${matrixMembers(tables)}) USING (customer_id)
    GROUP BY ALL
    ORDER BY ALL`;
}

/**
 * The campaigns of a type, and how one persona answered each.
 *
 * Rows: one a campaign of the type, also those that did not ask the persona; newest first. Columns: campaign, starts_on, n, successes, intents.
 */
export function matrixCampaignsBehind(tables: MatrixTables & { campaigns: string }, cell: { type: string; persona: string }): Sql {
  return sql`
    WITH asked AS (
      SELECT campaign_id, outcome
      FROM ${name(tables.history)}
      JOIN (${matrixMembers(tables)}) USING (customer_id)
      WHERE persona = ${text(cell.persona)}
    )
    SELECT
      t.campaign_id AS campaign,
      any_value(c.starts_on) AS starts_on,
      count(asked.campaign_id)::DOUBLE AS n,
      (count(*) FILTER (outcome = 'success'))::DOUBLE AS successes,
      (count(*) FILTER (outcome = 'intent'))::DOUBLE AS intents
    FROM ${name(tables.types)} t
    LEFT JOIN ${name(tables.campaigns)} c USING (campaign_id)
    LEFT JOIN asked ON asked.campaign_id = t.campaign_id
    WHERE type = ${text(cell.type)}
    GROUP BY t.campaign_id
    ORDER BY starts_on DESC NULLS LAST, campaign`;
}
