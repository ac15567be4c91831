import { list, name, sql, text, type Sql } from "./sql.ts";

/** What a raw status counts as. */
export type StatusOutcome = "success" | "intent" | "failure" | "excluded";

const ranks: Record<StatusOutcome, number> = { success: 0, intent: 1, failure: 2, excluded: 3 };

/**
 * One row a customer and campaign: the best outcome wins, success before intent before failure; excluded and control rows are in no row.
 *
 * Columns: customer_id, campaign_id, outcome VARCHAR; contacted_on DATE (earliest contact, else the campaign's start, else NULL);
 * channel VARCHAR (of the first row with that outcome that names one); rows INTEGER merged into it. By campaign, then customer.
 *
 * @param rows table made of `history-rows.ts`
 * @param campaigns table made of `history-campaign-list.ts`
 */
export function history(rows: string, campaigns: string, statuses: Readonly<Record<string, StatusOutcome>>): Sql {
  return sql`
    WITH meaning(status, rank) AS (${meanings(statuses)}),
    counted AS (
      SELECT r.customer_id, r.campaign_id, r.day, r.channel, m.rank
      FROM ${name(rows)} r JOIN meaning m USING (status)
      WHERE r.customer_id IS NOT NULL AND r.campaign_id IS NOT NULL AND NOT r.control AND m.rank < ${ranks.excluded}
    ),
    best AS (
      SELECT customer_id, campaign_id, min(rank) AS rank, min(day) AS day, arg_min(channel, rank) AS channel, count(*)::INTEGER AS merged
      FROM counted GROUP BY customer_id, campaign_id
    )
    SELECT
      b.customer_id,
      b.campaign_id,
      CASE b.rank WHEN 0 THEN 'success' WHEN 1 THEN 'intent' ELSE 'failure' END AS outcome,
      coalesce(b.day, c.starts_on) AS contacted_on,
      b.channel,
      b.merged AS "rows"
    FROM best b LEFT JOIN ${name(campaigns)} c USING (campaign_id)
    ORDER BY b.campaign_id, b.customer_id`;
}

/** What became of all raw rows. One row. Columns BIGINT: blank (no id), control, excluded, counted, unread (dates). */
export function historyCounts(rows: string, statuses: Readonly<Record<string, StatusOutcome>>): Sql {
  return sql`
    WITH meaning(status, rank) AS (${meanings(statuses)}),
    seen AS (
      SELECT r.control, r.unread, r.customer_id IS NULL OR r.campaign_id IS NULL AS blank, m.rank
      FROM ${name(rows)} r LEFT JOIN meaning m USING (status)
    )
    SELECT
      count(*) FILTER (blank) AS blank,
      count(*) FILTER (NOT blank AND control) AS control,
      count(*) FILTER (NOT blank AND NOT control AND rank = ${ranks.excluded}) AS excluded,
      count(*) FILTER (NOT blank AND NOT control AND rank < ${ranks.excluded}) AS counted,
      count(*) FILTER (unread) AS unread
    FROM seen`;
}

function meanings(statuses: Readonly<Record<string, StatusOutcome>>): Sql {
  const pairs = Object.entries(statuses).map(([status, outcome]) => sql`(${text(status.trim())}, ${ranks[outcome]})`);
  return pairs.length ? sql`VALUES ${list(pairs)}` : sql`SELECT NULL::VARCHAR, NULL::INTEGER WHERE false`;
}
