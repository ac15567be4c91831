import { monthOf } from "./day.ts";
import { name, sql, type Sql } from "./sql.ts";

/**
 * Contacts of known customers. Columns: i INTEGER, campaign_id VARCHAR, day DATE, m, start_m INTEGER (months of the contact and of the campaign's start;
 * NULL where unknown), starts_on DATE, rank INTEGER (0 success, 1 intent, 2 failure), held_out BOOLEAN.
 *
 * @param history table made by a history cell
 * @param campaigns its side table of campaigns
 */
export function tagsContacts(history: string, campaigns: string, people: string): Sql {
  return sql`
    SELECT
      p."#" AS i,
      h.campaign_id,
      h.contacted_on AS day,
      ${monthOf(sql`h.contacted_on`)} AS m,
      c.starts_on,
      ${monthOf(sql`c.starts_on`)} AS start_m,
      CASE h.outcome WHEN 'success' THEN 0 WHEN 'intent' THEN 1 ELSE 2 END AS rank,
      coalesce(c.held_out, false) AS held_out
    FROM ${name(history)} h
    JOIN ${name(people)} p USING (customer_id)
    LEFT JOIN ${name(campaigns)} c USING (campaign_id)`;
}

/** What the contacts say about time. One row. Columns: last INTEGER (month of the last contact), split INTEGER (month of the first start of a held-out campaign), NULL where unknown. */
export function tagsContactsSpan(contacts: string): Sql {
  return sql`SELECT max(m) AS last, min(start_m) FILTER (held_out) AS split FROM ${name(contacts)}`;
}

/**
 * How often customers were contacted and said yes up to a month's end. Rows: one a pair. Columns BIGINT: n contacts, s successes, customers.
 *
 * @param asOf null counts undated contacts too
 */
export function tagsAnswers(contacts: string, asOf: number | null): Sql {
  return sql`
    WITH each AS (
      SELECT count(*) AS n, count(*) FILTER (rank = 0) AS s
      FROM ${name(contacts)} WHERE ${asOf === null ? true : sql`m <= ${asOf}`} GROUP BY i
    )
    SELECT n, s, count(*) AS customers FROM each GROUP BY n, s ORDER BY n, s`;
}

/** Contacts up to the end of each anchor's month: one row a customer with any. Columns: i, n, s BIGINT, day DATE of the last. `undated` counts those without a date too. */
export function contactsAsOf(anchor: string, contacts: string, undated: boolean): Sql {
  return sql`
    SELECT a.i, count(*) AS n, count(*) FILTER (t.rank = 0) AS s, max(t.day) AS day
    FROM ${name(anchor)} a JOIN ${name(contacts)} t USING (i)
    WHERE t.m <= a.as_of ${undated ? sql`OR t.m IS NULL` : sql``}
    GROUP BY a.i`;
}
