import { name, sql, text, type Sql } from "./sql.ts";

/** The tables that contacts are taken from, and how many. */
export interface Contacts {
  /** Table of one row a customer and campaign, and its table of campaigns. */
  history: string;
  campaigns: string;
  /** Table that gives each campaign its type. */
  types: string;
  /** Table with one row a customer. */
  tags: string;
  /** Of contacts not held out, the share to take, 0…1; drawn by a hash of the contact and the seed. */
  share: number;
  seed: string;
}

/**
 * Contacts one by one, of campaigns with a type and customers with tags: all of those held out, and a sample of the others.
 *
 * Columns: at (place of the customer's row in the table of tags, from 0), type, success 0/1, held_out 0/1.
 */
export function newPersonasContacts({ history, campaigns, types, tags, share, seed }: Contacts): Sql {
  const drawn = share < 1 ? sql`hash(h.customer_id, h.campaign_id, ${text(seed)}) % 1000000 < ${Math.floor(share * 1e6)}` : sql`true`;
  return sql`
    SELECT
      s.rowid::DOUBLE AS at,
      t.type,
      (h.outcome = 'success')::DOUBLE AS success,
      coalesce(c.held_out, false)::DOUBLE AS held_out
    FROM ${name(history)} h
    JOIN ${name(types)} t USING (campaign_id)
    LEFT JOIN ${name(campaigns)} c USING (campaign_id)
    JOIN ${name(tags)} s ON s.customer_id = h.customer_id
    WHERE coalesce(c.held_out, false) OR ${drawn}`;
}
