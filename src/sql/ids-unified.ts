import { list, name, sql, text, type Sql } from "./sql.ts";

/** The type with a number, as text. */
export function typeText(t: Sql, types: readonly string[]): Sql {
  return sql`CASE ${t} ${list(
    types.map((type, i) => sql`WHEN ${i} THEN ${text(type)}`),
    " ",
  )} END`;
}

export interface UnifiedQuery {
  nodes: string;
  /** Per id in the order of n: c, the id that stands for its component; u, the code of an old unified id, or −1 − k for the k-th new one; size. */
  found: string;
  /** Codes of old unified ids. */
  olds: string;
  /** Types by number. */
  types: readonly string[];
  /** New unified ids are numbered from the one after it. */
  highest: number;
}

/** Every id with its unified id. Columns: n, t, type, id, unified_id, size INTEGER, c INTEGER, p INTEGER (code of its old unified id, −1 without). */
export function idsUnified({ nodes, found, olds, types, highest }: UnifiedQuery): Sql {
  return sql`
    SELECT x.n, x.t, ${typeText(sql`x.t`, types)} AS type, x.id,
      coalesce(o.unified_id, format('U{:08d}', (${highest} - f.u)::BIGINT)) AS unified_id,
      f.size::INTEGER AS size, f.c::INTEGER AS c, f.p::INTEGER AS p
    FROM ${name(nodes)} x JOIN ${name(found)} f ON f.n = x.n LEFT JOIN ${name(olds)} o ON o.code = f.u
    ORDER BY x.n`;
}

/**
 * Retired unified ids and what stands for them now: those of the last mapping that nobody has today, and those that were retired before.
 *
 * Columns: type, id, unified_id (NULL where none of its ids is left), size.
 */
export function idsRetired({
  mapping,
  olds,
  fates,
  unified,
  retired,
}: {
  mapping: string;
  olds: string;
  fates: string;
  unified: string;
  retired: string;
}): Sql {
  return sql`
    WITH now AS (
      SELECT o.unified_id AS old, CASE WHEN f.alive = 1 THEN o.unified_id ELSE w.unified_id END AS unified_id, w.size, f.alive = 1 AS alive
      FROM ${name(olds)} o JOIN ${name(fates)} f ON f.code = o.code LEFT JOIN ${name(unified)} w ON w.n = f.went
    ),
    before AS (
      SELECT id, min(unified_id) AS unified_id FROM ${name(mapping)}
      WHERE type = ${text(retired)} AND id NOT IN (SELECT old FROM now) GROUP BY id
    )
    SELECT ${text(retired)} AS type, old AS id, unified_id, size FROM now WHERE NOT alive
    UNION ALL
    SELECT ${text(retired)}, b.id, now.unified_id, now.size FROM before b LEFT JOIN now ON now.old = b.unified_id
    ORDER BY id`;
}

/** The mapping: every id, then the unified ids that are retired. Columns: type, id, unified_id, size. */
export function idsTable(unified: string, retired?: string): Sql {
  const own = sql`SELECT type, id, unified_id, size FROM ${name(unified)}`;
  return retired ? sql`${own} UNION ALL SELECT type, id, unified_id, size FROM ${name(retired)}` : own;
}
