import { key, type Raw } from "./key.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** A table and the column of its ids. */
export interface Ids {
  table: string;
  raw: Raw;
}

/** What may keep ids of two tables apart. */
export type Reason = "zeros" | "case" | "width" | "spaces";

/**
 * Every id of some tables, and which of them have it.
 *
 * Ids are compared as the other cells do: 7 and 7.0 are one, spaces at the ends do not count. Rows: one an id. Columns: id VARCHAR, mask BIGINT: bit i
 * stands for the table at place i.
 */
export function profileMembers(tables: readonly Ids[]): Sql {
  const each = tables.map(({ table, raw }, i) => sql`SELECT DISTINCT ${key(raw)} AS id, ${2 ** i}::BIGINT AS bit FROM ${name(table)}`);
  return sql`SELECT id, sum(bit)::BIGINT AS mask FROM (${list(each, " UNION ALL ")}) WHERE id IS NOT NULL GROUP BY id`;
}

/** How many ids each combination of tables has. Rows: one a combination, the greatest first. Columns: mask, ids. */
export function profileOverlaps(members: string): Sql {
  return sql`SELECT mask::DOUBLE AS mask, count(*)::DOUBLE AS ids FROM ${name(members)} GROUP BY mask ORDER BY ids DESC, mask`;
}

/** Rows of a table whose id another table does not have. One row. Column: rows. */
export function profileOrphanRows({ table, raw }: Ids, members: string, bits: { here: number; home: number }): Sql {
  return sql`
    SELECT count(*)::DOUBLE AS rows
    FROM ${name(table)}
    WHERE ${key(raw)} IN (SELECT id FROM ${name(members)} WHERE ${alone(bits)})`;
}

/** Ids of one table that another does not have, in order. Column: id VARCHAR. */
export function profileOrphans(members: string, bits: { here: number; home: number }, most: number): Sql {
  return sql`SELECT id FROM ${name(members)} WHERE ${alone(bits)} ORDER BY id LIMIT ${most}`;
}

/** How many ids of one table that another does not have would be found there if something were overlooked. Rows: one a reason that helps. Columns: reason VARCHAR, ids, example, twin VARCHAR: an id and what it would be found as. */
export function profileNearMisses(members: string, bits: { here: number; home: number }): Sql {
  const found = (Object.keys(overlooked) as Reason[]).map(
    (reason) => sql`
      SELECT ${text(reason)} AS reason, count(DISTINCT a.id)::DOUBLE AS ids, min(a.id) AS example, arg_min(b.twin, a.id) AS twin
      FROM (SELECT id, ${overlooked[reason]} AS plain FROM ${name(members)} WHERE ${alone(bits)}) AS a
      JOIN (SELECT ${overlooked[reason]} AS plain, min(id) AS twin FROM ${name(members)} WHERE mask & ${bits.home} <> 0 GROUP BY plain) AS b USING (plain)
      WHERE a.plain <> ''`,
  );
  return sql`SELECT * FROM (${list(found, " UNION ALL ")}) WHERE ids > 0 ORDER BY ids DESC, reason`;
}

/** An id without what may differ. */
const overlooked: Record<Reason, Sql> = {
  zeros: sql`ltrim(id, '0')`,
  case: sql`lower(id)`,
  width: sql`translate(id, '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ－＿', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_')`,
  spaces: sql`regexp_replace(id, ${text("[\\s\\x{a0}\\x{3000}]")}, '', 'g')`,
};

function alone({ here, home }: { here: number; home: number }): Sql {
  return sql`mask & ${here} <> 0 AND mask & ${home} = 0`;
}
