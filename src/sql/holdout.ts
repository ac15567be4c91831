import { list, name, sql, text, type Sql } from "./sql.ts";

/** The number in [0, 1) of a customer for a salt: the first 52 bits of SHA-256 of `salt|id`; as `uniformOf` in core. @param id a column of text */
export function uniform(salt: string, id: Sql): Sql {
  return sql`(('0x' || left(sha256(${text(`${salt}|`)} || ${id}), 13))::BIGINT / 4503599627370496.0)`;
}

/** Where the holdout draws from. */
export interface HoldoutQuery {
  /** Table of ranked candidates: customer_id, persona, probability, low, high, forced, rank. */
  ranked: string;
  /** The wide table and the column of it whose thirds make value tiers; empty for none. */
  tags: string;
  tier: string;
  /** How many of the ranked make the target group. */
  size: number;
  salt: string;
}

/**
 * The target group with what the draw needs.
 *
 * Columns of `ranked`, then tier (low, middle, high, missing; empty where none is asked for) and u. The thirds are those of the group.
 */
export function drawable({ ranked, tags, tier, size, salt }: HoldoutQuery): Sql {
  const members = sql`SELECT * FROM ${name(ranked)} WHERE rank <= ${size}`;
  if (!tier) return sql`SELECT members.*, '' AS tier, ${uniform(salt, name("customer_id"))} AS u FROM (${members}) AS members`;
  return sql`
    WITH members AS (${members}),
    valued AS (
      SELECT members.*, CASE WHEN isfinite(worth.x) THEN worth.x END AS x
      FROM members LEFT JOIN (SELECT customer_id, try_cast(${name(tier)}::VARCHAR AS DOUBLE) AS x FROM ${name(tags)}) AS worth USING (customer_id)
    ),
    thirds AS (SELECT quantile_cont(x, 1 / 3) AS first, quantile_cont(x, 2 / 3) AS second FROM valued)
    SELECT valued.* EXCLUDE (x),
      CASE WHEN x IS NULL THEN 'missing' WHEN x <= first THEN 'low' WHEN x <= second THEN 'middle' ELSE 'high' END AS tier,
      ${uniform(salt, name("customer_id"))} AS u
    FROM valued, thirds`;
}

/** Customers by persona and value tier among whom the control is drawn; those who are forced in are never held out. Columns: persona, tier, n. */
export function strata(group: string): Sql {
  return sql`SELECT coalesce(persona, '') AS persona, tier, count(*) AS n FROM ${name(group)} WHERE NOT forced GROUP BY ALL ORDER BY ALL`;
}

/** How many of a stratum are held out. */
export interface Quota {
  persona: string;
  tier: string;
  control: number;
}

/** The target group in two arms: in each stratum those of the lowest u are the control. Columns: customer_id, persona, probability, rank, arm; then low, high. */
export function arms(group: string, quotas: readonly Quota[]): Sql {
  const rows = quotas.map(({ persona, tier, control }) => sql`(${text(persona)}, ${text(tier)}, ${control})`);
  return sql`
    WITH quotas(persona, tier, control) AS (VALUES ${list([sql`(NULL::VARCHAR, NULL::VARCHAR, 0)`, ...rows])}),
    drawn AS (SELECT *, row_number() OVER (PARTITION BY coalesce(persona, ''), tier, forced ORDER BY u, customer_id) AS turn FROM ${name(group)})
    SELECT drawn.customer_id, drawn.persona, probability, rank,
      CASE WHEN NOT forced AND turn <= coalesce(quotas.control, 0) THEN 'control' ELSE 'contact' END AS arm,
      low, high
    FROM drawn LEFT JOIN quotas ON quotas.persona = coalesce(drawn.persona, '') AND quotas.tier = drawn.tier
    ORDER BY rank`;
}
