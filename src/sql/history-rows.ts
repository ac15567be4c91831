import { day } from "./day.ts";
import { flag, key, type Raw } from "./key.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** A table of contacts, one row each, and its raw columns. */
export interface LongContacts {
  from: string;
  customer: Raw;
  campaign: Raw;
  outcome: Raw;
  date?: Raw;
  channel?: Raw;
  control?: Raw;
}

/** A table of customers with one column a campaign, which holds the outcome. */
export interface WideContacts {
  from: string;
  customer: Raw;
  campaigns: readonly { campaign: string; outcome: Raw }[];
  control?: Raw;
}

/**
 * Contacts as they stand, in our columns.
 *
 * Columns: customer_id, campaign_id VARCHAR (NULL where blank), status VARCHAR ('' where blank), day DATE (NULL where blank or unreadable),
 * unread BOOLEAN (a date that could not be read), channel VARCHAR, control BOOLEAN. Order of the file.
 */
export function historyRows({ from, customer, campaign, outcome, date, channel, control }: LongContacts): Sql {
  const read = date ? day(date) : sql`NULL::DATE`;
  return sql`
    SELECT
      ${key(customer)} AS customer_id,
      ${key(campaign)} AS campaign_id,
      coalesce(${key(outcome)}, '') AS status,
      ${read} AS day,
      ${date ? sql`(${key(date)} IS NOT NULL AND ${read} IS NULL)` : false} AS unread,
      ${channel ? key(channel) : sql`NULL::VARCHAR`} AS channel,
      ${control ? flag(control) : false} AS control
    FROM ${name(from)}`;
}

/** The same of a wide table: a blank under a campaign means not contacted, and gives no row. Campaign by campaign, as listed. */
export function historyRowsWide({ from, customer, campaigns, control }: WideContacts): Sql {
  const each = campaigns.map(
    ({ campaign, outcome }) => sql`
    SELECT
      ${key(customer)} AS customer_id,
      ${text(campaign)} AS campaign_id,
      ${key(outcome)} AS status,
      NULL::DATE AS day,
      false AS unread,
      NULL::VARCHAR AS channel,
      ${control ? flag(control) : false} AS control
    FROM ${name(from)}
    WHERE ${key(outcome)} IS NOT NULL`,
  );
  return list(each, " UNION ALL ");
}
