import { name, sql, type Sql } from "./sql.ts";

/** The conflicts, largest first. Columns: conflict, holders: ids of an exclusive type; component. */
export function idsConflictList(conflicts: string, most: number): Sql {
  return sql`
    SELECT conflict::DOUBLE AS conflict, count(*)::DOUBLE AS holders, any_value(component)::DOUBLE AS component
    FROM ${name(conflicts)} WHERE conflict <= ${most} GROUP BY conflict ORDER BY conflict`;
}

/** The links of one conflict that its picture holds. Columns: type_a, a, type_b, b, weight, bridge, separates, rejected. */
export function idsConflictPicture(links: string, conflict: number): Sql {
  return sql`
    SELECT type_a, a, type_b, b, weight::DOUBLE AS weight, bridge, separates, rejected FROM ${name(links)}
    WHERE conflict = ${conflict} AND pictured ORDER BY rejected DESC, separates DESC, weight DESC, type_a, a, type_b, b`;
}

/** The first rows of a side table, as it is ordered. */
export function idsFirst(table: string, most: number): Sql {
  return sql`SELECT * FROM ${name(table)} LIMIT ${most}`;
}
