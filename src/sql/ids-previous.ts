import { key, type Raw } from "./key.ts";
import { name, sql, text, type Sql } from "./sql.ts";

/** The mapping of the last refresh, as somebody handed it back. */
export interface Mapping {
  table: string;
  type: Raw;
  id: Raw;
  unified: Raw;
}

/** A mapping as text; without one, no rows. Columns: type, id, unified_id. Rows without a type or an id are left out. */
export function idsMapping(from: Mapping | null): Sql {
  if (!from) return sql`SELECT NULL::VARCHAR AS type, NULL::VARCHAR AS id, NULL::VARCHAR AS unified_id WHERE false`;
  const { table, type, id, unified } = from;
  return sql`
    SELECT DISTINCT ${key(type)} AS type, ${key(id)} AS id, ${key(unified)} AS unified_id
    FROM ${name(table)} WHERE ${key(type)} IS NOT NULL AND ${key(id)} IS NOT NULL`;
}

/** The unified ids that ids of a mapping have, numbered in code point order. Columns: code INTEGER from 0, unified_id. */
export function idsOlds(mapping: string, retired: string): Sql {
  return sql`
    SELECT (row_number() OVER () - 1)::INTEGER AS code, unified_id
    FROM (SELECT DISTINCT unified_id FROM ${name(mapping)} WHERE type <> ${text(retired)} AND unified_id IS NOT NULL ORDER BY unified_id)`;
}

/** How many unified ids a mapping has, and the highest number of one, retired ones among them; 0 without. Columns: olds, highest. */
export function idsHighest(mapping: string, olds: string, retired: string): Sql {
  return sql`
    SELECT (SELECT count(*) FROM ${name(olds)})::DOUBLE AS olds, coalesce(max(${unifiedNumber(sql`u`)}), 0)::DOUBLE AS highest
    FROM (SELECT unified_id AS u FROM ${name(mapping)} UNION ALL SELECT id FROM ${name(mapping)} WHERE type = ${text(retired)})`;
}

/** Ids that a mapping gives to several unified ids. Columns: ids, example. */
export function idsTwice(mapping: string, retired: string): Sql {
  return sql`
    SELECT count(*)::DOUBLE AS ids, min(id) AS example
    FROM (SELECT id FROM ${name(mapping)} WHERE type <> ${text(retired)} AND unified_id IS NOT NULL GROUP BY type, id HAVING count(*) > 1)`;
}

/** The unified id each id had, the lowest where it had several. Columns: p INTEGER: its code, −1 where it had none; in the order of n. */
export function idsHad(nodes: string, mapping: string, olds: string, type: Sql): Sql {
  return sql`
    WITH had AS (
      SELECT type, id, min(code) AS code FROM ${name(mapping)} JOIN ${name(olds)} USING (unified_id) GROUP BY type, id
    )
    SELECT coalesce(had.code, -1)::INTEGER AS p
    FROM ${name(nodes)} x LEFT JOIN had ON had.type = ${type} AND had.id = x.id
    ORDER BY x.n`;
}

/** The number in a unified id of ours; NULL in others. */
function unifiedNumber(unified: Sql): Sql {
  return sql`TRY_CAST(regexp_extract(${unified}, '^U([0-9]{1,15})$', 1) AS BIGINT)`;
}
