import { day } from "./day.ts";
import { key, type Raw } from "./key.ts";
import { list, name, sql, type Sql } from "./sql.ts";

/** A table of campaigns and its raw columns. */
export interface CampaignList {
  from: string;
  key: Raw;
  start?: Raw;
  end?: Raw;
  /** The other columns, and the names they go by. */
  others: readonly { column: string; as: string }[];
}

/** Columns that `historyCampaigns` makes itself; no other column may go by these names. */
export const campaignColumns = ["campaign_id", "starts_on", "ends_on", "held_out", "contacts", "customers", "successes", "intents", "failures"] as const;

/**
 * The campaigns as listed, the first row of each id. Columns: campaign_id VARCHAR, starts_on DATE, ends_on DATE, then the others.
 * Without a list: the same columns and no row.
 */
export function historyCampaignList(from: CampaignList | null): Sql {
  if (!from) return sql`SELECT NULL::VARCHAR AS campaign_id, NULL::DATE AS starts_on, NULL::DATE AS ends_on WHERE false`;
  const others = from.others.map(({ column, as }) => sql`, ${name(column)} AS ${name(as)}`);
  return sql`
    WITH numbered AS (SELECT *, row_number() OVER () AS "row number" FROM ${name(from.from)})
    SELECT
      ${key(from.key)} AS campaign_id,
      ${from.start ? day(from.start) : sql`NULL::DATE`} AS starts_on,
      ${from.end ? day(from.end) : sql`NULL::DATE`} AS ends_on
      ${list(others, " ")}
    FROM numbered
    WHERE ${key(from.key)} IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY ${key(from.key)} ORDER BY "row number") = 1`;
}

/** How many rows of a list of campaigns repeat the id of another. One row. Column: repeated BIGINT. */
export function historyCampaignRepeats({ from, key: id }: CampaignList): Sql {
  return sql`SELECT count(${key(id)}) - count(DISTINCT ${key(id)}) AS repeated FROM ${name(from)}`;
}

/**
 * One row a campaign, listed or only contacted for, by start and id.
 *
 * Columns: those of `campaignColumns`, then the others. A start or end that the list does not give is that of the contacts. Held out are the last
 * fifth, rounded down but at least one, of the campaigns with contacts, by start (unknown first), ties by id; none when there is only one.
 *
 * @param campaigns table made of `historyCampaignList`
 * @param history table made of `history`
 */
export function historyCampaigns(campaigns: string, history: string, others: readonly string[]): Sql {
  return sql`
    WITH counted AS (
      SELECT
        campaign_id,
        min(contacted_on) AS first_on,
        max(contacted_on) AS last_on,
        count(*) AS contacts,
        count(*) FILTER (outcome = 'success') AS successes,
        count(*) FILTER (outcome = 'intent') AS intents,
        count(*) FILTER (outcome = 'failure') AS failures
      FROM ${name(history)} GROUP BY campaign_id
    ),
    known AS (
      SELECT
        coalesce(l.campaign_id, c.campaign_id) AS campaign_id,
        coalesce(l.starts_on, c.first_on) AS starts_on,
        coalesce(l.ends_on, c.last_on) AS ends_on,
        coalesce(c.contacts, 0) AS contacts,
        coalesce(c.successes, 0) AS successes,
        coalesce(c.intents, 0) AS intents,
        coalesce(c.failures, 0) AS failures
        ${list(
          others.map((column) => sql`, l.${name(column)}`),
          " ",
        )}
      FROM ${name(campaigns)} l FULL JOIN counted c USING (campaign_id)
    ),
    ranked AS (
      SELECT *,
        row_number() OVER (PARTITION BY contacts > 0 ORDER BY starts_on DESC NULLS LAST, campaign_id DESC) AS place,
        count(*) OVER (PARTITION BY contacts > 0) AS n
      FROM known
    )
    SELECT
      campaign_id,
      starts_on,
      ends_on,
      contacts > 0 AND n > 1 AND place <= greatest(1, n // 5) AS held_out,
      contacts::INTEGER AS contacts,
      contacts::INTEGER AS customers,
      successes::INTEGER AS successes,
      intents::INTEGER AS intents,
      failures::INTEGER AS failures
      ${list(
        others.map((column) => sql`, ${name(column)}`),
        " ",
      )}
    FROM ranked
    ORDER BY starts_on NULLS FIRST, campaign_id`;
}

/** When the first held-out campaign starts. One row. Column: day DATE, NULL where none is held out or its start is unknown. */
export function historyHeldOutFrom(campaigns: string): Sql {
  return sql`SELECT min(starts_on) AS day FROM ${name(campaigns)} WHERE held_out`;
}

/** The campaigns for reading, by start and id, at most `most`. Columns: campaign_id, starts_on, ends_on VARCHAR; contacts, successes, intents, failures INTEGER; held_out BOOLEAN. */
export function historyCampaignRows(campaigns: string, most: number): Sql {
  return sql`
    SELECT campaign_id, starts_on::VARCHAR AS starts_on, ends_on::VARCHAR AS ends_on, contacts, successes, intents, failures, held_out
    FROM ${name(campaigns)} ORDER BY starts_on NULLS FIRST, campaign_id LIMIT ${most}`;
}
