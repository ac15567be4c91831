import { name, sql, type Sql } from "./sql.ts";

/** Customers by their numbers, the first and the last included. */
export type Numbered = readonly [from: number, to: number];

/** Those customers, as of one month; null where no time is known. */
export function tagsConstantAnchor(people: string, asOf: number | null, [from, to]: Numbered): Sql {
  return sql`SELECT "#" AS i, ${asOf}::INTEGER AS as_of FROM ${name(people)} WHERE "#" BETWEEN ${from} AND ${to}`;
}

/** No customer at all, in the columns of an anchor. */
export function tagsNoAnchor(): Sql {
  return sql`SELECT NULL::INTEGER AS i, NULL::VARCHAR AS campaign_id, NULL::INTEGER AS as_of WHERE false`;
}

/** The anchors of those customers with one best outcome. */
export function tagsAnchorsOf(anchors: string, rank: number, [from, to]: Numbered): Sql {
  return sql`SELECT i, campaign_id, as_of FROM ${name(anchors)} WHERE rank = ${rank} AND i BETWEEN ${from} AND ${to}`;
}

/**
 * Where each contacted customer is looked at: just before the last campaign that had their best outcome.
 *
 * One row a customer. Columns: i, rank INTEGER (best outcome), campaign_id VARCHAR, as_of INTEGER: the month before the campaign's start, `latest`
 * where that is later or the start unknown. Last by start, ties by id.
 *
 * @param trainOnly leave out held-out campaigns
 */
export function tagsAnchors(contacts: string, { latest, trainOnly }: { latest: number | null; trainOnly: boolean }): Sql {
  return sql`
    SELECT i, rank, campaign_id, least(coalesce(start_m - 1, ${latest}), ${latest})::INTEGER AS as_of
    FROM ${name(contacts)}
    WHERE ${trainOnly ? sql`NOT held_out` : true}
    QUALIFY row_number() OVER (PARTITION BY i ORDER BY rank, starts_on DESC NULLS LAST, campaign_id) = 1`;
}
