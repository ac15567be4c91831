import type { IdRows } from "./ids-values.ts";
import { list, name, sql, type Sql } from "./sql.ts";

/**
 * Links between ids that stand in one row: each with the row's first id, in the order of its places. Ids that are left out link nothing.
 *
 * Columns: a, b INTEGER, numbers of `idsValues`; w DOUBLE; d DATE. One row a row and link.
 */
export function idsLinks(rows: readonly IdRows[], values: string): Sql {
  const each = rows.filter(({ places }) => places > 1).map((table) => linksOf(table, values));
  if (!each.length) return sql`SELECT 0::INTEGER AS a, 0::INTEGER AS b, 1::DOUBLE AS w, NULL::DATE AS d WHERE false`;
  return list(each, " UNION ALL ");
}

function linksOf({ table, places }: IdRows, values: string): Sql {
  const numbers = Array.from({ length: places }, (_, i) => name(`n${i}`));
  const known = numbers.map((n, i) => sql`LEFT JOIN ${name(values)} ${n} ON ${n}.t = r.${name(`t${i}`)} AND ${n}.id = r.${name(`v${i}`)} AND ${n}.why IS NULL`);
  const first = sql`coalesce(${list(numbers.map((n) => sql`${n}.k`))})`;
  const others = sql`unnest([${list(numbers.slice(1).map((n) => sql`${n}.k`))}])`;
  return sql`
    SELECT a, b, w, d
    FROM (SELECT ${first} AS a, ${others} AS b, w, d FROM ${name(table)} r ${list(known, " ")})
    WHERE b IS NOT NULL AND a <> b`;
}

/**
 * Links between the same two ids as one, their weights added up.
 *
 * Columns: a, b, the lower number first; forth, back BOOLEAN: whether they were given from a to b, and from b to a; weight.
 */
export function idsPairs(links: string): Sql {
  return sql`
    SELECT least(a, b) AS a, greatest(a, b) AS b, bool_or(a < b) AS forth, bool_or(a > b) AS back, sum(w) AS weight
    FROM ${name(links)} GROUP BY ALL`;
}

export interface SharedQuery {
  links: string;
  values: string;
  /** Numbers of the types that may be shared. */
  types: readonly number[];
  /** An id with more partners than this is nobody's own. */
  most: number;
  /** … within so many days on end; links without a day count in every such time. */
  days: number;
}

/** Ids linked with too many others. Columns: k, partners DOUBLE: the most within the days. */
export function idsShared({ links, values, types, most, days }: SharedQuery): Sql {
  if (!types.length) return sql`SELECT 0::INTEGER AS k, 0::DOUBLE AS partners WHERE false`;
  const these = sql`SELECT k FROM ${name(values)} WHERE t IN (${list(types.map((t) => sql`${t}`))})`;
  return sql`
    WITH ends AS (
      SELECT a AS k, b AS partner, d FROM ${name(links)} WHERE a IN (${these})
      UNION ALL
      SELECT b, a, d FROM ${name(links)} WHERE b IN (${these})
    ),
    many AS (
      SELECT k FROM ends GROUP BY k HAVING count(DISTINCT partner) > ${most}
    ),
    seen AS (
      SELECT DISTINCT k, partner, d FROM ends WHERE k IN (FROM many)
    ),
    days AS (
      SELECT DISTINCT k, d FROM seen
    ),
    counted AS (
      SELECT x.k, count(DISTINCT y.partner) AS partners
      FROM days x JOIN seen y ON y.k = x.k AND (y.d IS NULL OR y.d BETWEEN x.d - ${days - 1} AND x.d)
      GROUP BY x.k, x.d
    )
    SELECT k, max(partners)::DOUBLE AS partners FROM counted GROUP BY k HAVING max(partners) > ${most}`;
}

/** Whether any link has a day. Columns: dated 0 or 1, links. */
export function idsDated(links: string): Sql {
  return sql`SELECT coalesce(bool_or(d IS NOT NULL), false) AS dated, count(*)::DOUBLE AS links FROM ${name(links)}`;
}

/**
 * The ids that are left, numbered in the order of `type:id` by code point.
 *
 * Columns: n INTEGER from 0, k, t, id.
 */
export function idsNodes(values: string, shared: string): Sql {
  return sql`
    SELECT (row_number() OVER () - 1)::INTEGER AS n, k, t, id
    FROM (
      SELECT k, t, id FROM ${name(values)}
      WHERE why IS NULL AND k NOT IN (SELECT k FROM ${name(shared)})
      ORDER BY t, id
    )`;
}

/**
 * The links between ids that are left, in the order in which they join.
 *
 * Columns: e INTEGER from 0; a, b: numbers of `idsNodes`, as they were given, the lower first where they were given both ways; weight.
 */
export function idsEdges(pairs: string, nodes: string): Sql {
  return sql`
    WITH turned AS (
      SELECT CASE WHEN forth AND back THEN least(x.n, y.n) WHEN forth THEN x.n ELSE y.n END AS a,
        CASE WHEN forth AND back THEN greatest(x.n, y.n) WHEN forth THEN y.n ELSE x.n END AS b,
        weight
      FROM ${name(pairs)} p JOIN ${name(nodes)} x ON x.k = p.a JOIN ${name(nodes)} y ON y.k = p.b
    )
    SELECT (row_number() OVER () - 1)::INTEGER AS e, a, b, weight FROM (FROM turned ORDER BY weight DESC, a, b)`;
}

/** The links in the order in which they join. Columns: a, b, weight. */
export function idsEdgeColumns(edges: string): Sql {
  return sql`SELECT a, b, weight FROM ${name(edges)} ORDER BY e`;
}

/** The types of the ids that are left, by number. Columns: t. */
export function idsNodeTypes(nodes: string): Sql {
  return sql`SELECT t FROM ${name(nodes)} ORDER BY n`;
}
