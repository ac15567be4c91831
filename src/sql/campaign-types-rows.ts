import { list, name, sql, type Sql } from "./sql.ts";

/**
 * Every campaign with the columns to compare it by. Rows: one a campaign, by start (unknown first) and id.
 *
 * Columns: campaign_id VARCHAR, starts_on VARCHAR, contacts, successes, intents, failures INTEGER, duration_days DOUBLE (both ends counted; NULL
 * when unknown or reversed), quarter VARCHAR `Q1`…`Q4`, then the columns asked for, under their own names: numbers as DOUBLE, the rest as VARCHAR.
 *
 * @param campaigns table as `historyCampaigns` makes it
 */
export function campaignTypesRows(campaigns: string, columns: readonly { name: string; number: boolean }[]): Sql {
  const more = columns.map((column) => sql`, ${name(column.name)}::${column.number ? sql`DOUBLE` : sql`VARCHAR`} AS ${name(column.name)}`);
  return sql`
    SELECT
      campaign_id::VARCHAR AS campaign_id,
      starts_on::DATE::VARCHAR AS starts_on,
      contacts::INTEGER AS contacts,
      successes::INTEGER AS successes,
      intents::INTEGER AS intents,
      failures::INTEGER AS failures,
      CASE WHEN ends_on >= starts_on THEN (date_diff('day', starts_on::DATE, ends_on::DATE) + 1)::DOUBLE END AS duration_days,
      'Q' || quarter(starts_on::DATE) AS quarter
      ${list(more, " ")}
    FROM ${name(campaigns)}
    ORDER BY starts_on::DATE NULLS FIRST, campaign_id::VARCHAR`;
}
