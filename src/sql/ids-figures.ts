import { list, name, sql, type Sql } from "./sql.ts";

/** Per type how many ids count, in how many customers they are, and how many are left out. Columns: t, ids, customers, left_out. */
export function idsTypeFigures(unified: string, values: string, shared: string): Sql {
  return sql`
    WITH ours AS (
      SELECT t, count(*) AS ids, count(DISTINCT c) AS customers FROM ${name(unified)} GROUP BY t
    ),
    others AS (
      SELECT t, count(*) AS left_out FROM ${name(values)} WHERE why IS NOT NULL OR k IN (SELECT k FROM ${name(shared)}) GROUP BY t
    )
    SELECT t, coalesce(ids, 0)::DOUBLE AS ids, coalesce(customers, 0)::DOUBLE AS customers, coalesce(left_out, 0)::DOUBLE AS left_out
    FROM ours FULL JOIN others USING (t) ORDER BY t`;
}

/** How many customers have an id of these types. Columns: known. */
export function idsKnown(unified: string, types: readonly number[]): Sql {
  if (!types.length) return sql`SELECT 0::DOUBLE AS known`;
  return sql`SELECT count(DISTINCT c)::DOUBLE AS known FROM ${name(unified)} WHERE t IN (${list(types.map((t) => sql`${t}`))})`;
}

/** Customers by number of ids. Columns: size, customers. */
export function idsSizes(unified: string): Sql {
  return sql`SELECT size::DOUBLE AS size, count(*)::DOUBLE AS customers FROM ${name(unified)} WHERE n = c GROUP BY size ORDER BY size`;
}

/** Ids left out, by type and reason, the most rows first; at most 200. Columns: type, why, ids, rows. */
export function idsDroppedFigures(dropped: string): Sql {
  return sql`
    SELECT type, why, count(*)::DOUBLE AS ids, sum(rows)::DOUBLE AS rows FROM ${name(dropped)}
    GROUP BY type, why ORDER BY rows DESC, type, why LIMIT 200`;
}

/** How many links there are: all, and those of shared ids. Columns: found, shared. */
export function idsPairFigures(pairs: string, shared: string): Sql {
  const these = sql`SELECT k FROM ${name(shared)}`;
  return sql`SELECT count(*)::DOUBLE AS found, count(*) FILTER (a IN (${these}) OR b IN (${these}))::DOUBLE AS shared FROM ${name(pairs)}`;
}
