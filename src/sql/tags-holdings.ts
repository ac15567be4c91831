import { day, monthOf } from "./day.ts";
import { key, type Raw } from "./key.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** A table of what customers hold, one row a customer and item, and its raw columns. */
export interface Holdings {
  from: string;
  customer: Raw;
  item: Raw;
  since?: Raw;
  until?: Raw;
}

/**
 * What known customers hold or held.
 *
 * Columns: i INTEGER, item VARCHAR, since, until INTEGER (month numbers; NULL where open).
 *
 * @param people table made of `tagsPeople`
 */
export function tagsHoldings({ from, customer, item, since, until }: Holdings, people: string): Sql {
  const when = (raw: Raw | undefined) => (raw ? monthOf(day(raw)) : sql`NULL::INTEGER`);
  return sql`
    WITH raw AS (SELECT ${key(customer)} AS id, ${key(item)} AS item, ${when(since)} AS since, ${when(until)} AS until FROM ${name(from)})
    SELECT DISTINCT p."#" AS i, raw.item, raw.since, raw.until
    FROM raw JOIN ${name(people)} p ON p.customer_id = raw.id
    WHERE raw.item IS NOT NULL`;
}

/**
 * Items that many customers hold as of a month, most frequent first, ties by code point; at most `most`.
 *
 * Rows: items of at least `share` of all customers and at least `least` of them. Columns: item VARCHAR, customers BIGINT.
 *
 * @param holdings table made of `tagsHoldings`
 */
export function tagsItems(holdings: string, people: string, { asOf, share, least, most }: { asOf: number; share: number; least: number; most: number }): Sql {
  return sql`
    SELECT item, count(DISTINCT i) AS customers
    FROM ${name(holdings)}
    WHERE ${heldIn(sql`${asOf}`)}
    GROUP BY item
    HAVING count(DISTINCT i) >= greatest(${least}, ${share} * (SELECT count(*) FROM ${name(people)}))
    ORDER BY customers DESC, item LIMIT ${most}`;
}

/** What is held as of each anchor: one row a customer who holds something. Columns: i, held BIGINT, h0, h1 … INTEGER 0 or 1 by item. */
export function holdingsAsOf(anchor: string, holdings: string, items: readonly string[]): Sql {
  const each = items.map((item, h) => sql`, max((item = ${text(item)})::INTEGER) AS ${name(`h${h}`)}`);
  return sql`
    SELECT a.i, count(DISTINCT item) AS held ${list(each, " ")}
    FROM ${name(anchor)} a JOIN ${name(holdings)} h USING (i)
    WHERE ${heldIn(sql`a.as_of`)}
    GROUP BY a.i`;
}

/** Held when the month ends. */
function heldIn(month: Sql): Sql {
  return sql`(since IS NULL OR since <= ${month}) AND (until IS NULL OR until > ${month})`;
}
