import { typeText } from "./ids-unified.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** Ids that stand for customers, one row each. Columns: customer_id, unified_id, type, ids. */
export function idsCustomers(unified: string, types: readonly string[]): Sql {
  return sql`
    SELECT id AS customer_id, unified_id, type, size AS ids FROM ${name(unified)}
    WHERE type IN (${list(types.map((type) => sql`${text(type)}`))}) ORDER BY n`;
}

export interface RejectedQuery {
  edges: string;
  unified: string;
  /** Refused links: e, and the two ids left and right that they would have joined, in the order of refusal. */
  refused: string;
  pairs: string;
  values: string;
  shared: string;
  types: readonly string[];
}

/**
 * Links that were not used: refused ones in the order of refusal, then those of shared ids.
 *
 * Columns: type_a, a, type_b, b, weight, why (exclusive, shared), customer_a, customer_b: the ids that a refused link would have joined.
 */
export function idsRejected({ edges, unified, refused, pairs, values, shared, types }: RejectedQuery): Sql {
  const id = (alias: "x" | "y") => sql`${typeText(sql`${name(alias)}.t`, types)}`;
  return sql`
    WITH ours AS (
      SELECT row_number() OVER () AS place, e, left_id, right_id FROM ${name(refused)}
    )
    SELECT type_a, a, type_b, b, weight, why, customer_a, customer_b FROM (
      SELECT 0 AS part, place, x.type AS type_a, x.id AS a, y.type AS type_b, y.id AS b, weight, 'exclusive' AS why, l.id AS customer_a, r.id AS customer_b
      FROM ours JOIN ${name(edges)} e ON e.e = ours.e
        JOIN ${name(unified)} x ON x.n = e.a JOIN ${name(unified)} y ON y.n = e.b
        JOIN ${name(unified)} l ON l.n = left_id JOIN ${name(unified)} r ON r.n = right_id
      UNION ALL
      SELECT 1, 0, ${id("x")}, x.id, ${id("y")}, y.id, weight, 'shared', NULL, NULL
      FROM ${name(pairs)} p
        JOIN ${name(values)} x ON x.k = CASE WHEN forth THEN p.a ELSE p.b END
        JOIN ${name(values)} y ON y.k = CASE WHEN forth THEN p.b ELSE p.a END
      WHERE p.a IN (SELECT k FROM ${name(shared)}) OR p.b IN (SELECT k FROM ${name(shared)})
    )
    ORDER BY part, place, weight DESC, type_a, a, type_b, b`;
}

/** Ids in conflict. Columns: conflict from 1, type, id, unified_id, component: ids that would be one customer if all links held. */
export function idsConflicts(members: string, unified: string): Sql {
  return sql`
    SELECT conflict::INTEGER AS conflict, type, id, unified_id, component::INTEGER AS component
    FROM ${name(members)} m JOIN ${name(unified)} u ON u.n = m.n ORDER BY conflict, u.n`;
}

/**
 * All links of conflicts. Columns: conflict from 1, type_a, a, type_b, b, weight, bridge, separates, rejected, pictured BOOLEAN.
 *
 * @param links conflict, e, bridge, separates, pictured as 0 and 1
 */
export function idsConflictLinks({ links, edges, unified, refused }: { links: string; edges: string; unified: string; refused: string }): Sql {
  return sql`
    SELECT conflict::INTEGER AS conflict, x.type AS type_a, x.id AS a, y.type AS type_b, y.id AS b, weight,
      bridge = 1 AS bridge, separates = 1 AS separates, l.e IN (SELECT e FROM ${name(refused)}) AS rejected, pictured = 1 AS pictured
    FROM ${name(links)} l JOIN ${name(edges)} e ON e.e = l.e JOIN ${name(unified)} x ON x.n = e.a JOIN ${name(unified)} y ON y.n = e.b
    ORDER BY conflict, e.e`;
}

/** Customers of more ids than `most`, the largest first. Columns: unified_id, ids, type, id: the id that stands for it; exclusive: how many ids of an exclusive type. */
export function idsReview(unified: string, most: number, exclusive: readonly string[]): Sql {
  const counted = exclusive.length ? sql`count(*) FILTER (type IN (${list(exclusive.map((type) => sql`${text(type)}`))}))` : sql`0`;
  return sql`
    SELECT unified_id, count(*)::INTEGER AS ids, arg_min(type, n <> c) AS type, arg_min(id, n <> c) AS id, ${counted}::INTEGER AS exclusive
    FROM ${name(unified)} WHERE size > ${most} GROUP BY unified_id ORDER BY ids DESC, unified_id`;
}

/** Ids that were left out. Columns: type, id, why, rows INTEGER, partners INTEGER (of shared ones). */
export function idsDropped(values: string, shared: string, types: readonly string[]): Sql {
  return sql`
    SELECT ${typeText(sql`t`, types)} AS type, id, coalesce(why, 'shared') AS why, rows::INTEGER AS rows, partners::INTEGER AS partners
    FROM ${name(values)} v LEFT JOIN ${name(shared)} s ON s.k = v.k
    WHERE why IS NOT NULL OR s.k IS NOT NULL
    ORDER BY rows DESC, type, id`;
}

/**
 * Where ids went that are under another unified id than before, the largest groups first.
 *
 * Columns: unified_id_before, unified_id, what, ids INTEGER. merged: nobody has the old unified id any more; split: others still have it;
 * gone: none of its ids is left, unified_id is NULL and ids 0.
 */
export function idsChanges({ unified, olds, fates }: { unified: string; olds: string; fates: string }): Sql {
  return sql`
    WITH moved AS (
      SELECT p, unified_id, count(*)::INTEGER AS ids FROM ${name(unified)} WHERE p >= 0 GROUP BY p, unified_id
    )
    SELECT o.unified_id AS unified_id_before, m.unified_id,
      CASE WHEN f.went < 0 THEN 'gone' WHEN f.alive = 1 THEN 'split' ELSE 'merged' END AS what, coalesce(m.ids, 0) AS ids
    FROM ${name(olds)} o JOIN ${name(fates)} f ON f.code = o.code LEFT JOIN moved m ON m.p = o.code
    WHERE m.unified_id IS DISTINCT FROM o.unified_id
    ORDER BY ids DESC, unified_id_before, m.unified_id`;
}
