import { list, name, sql, type Sql } from "./sql.ts";

/** How many each rule removes. One row: start; removed<i> (it is the first to hit) and alone<i> (it hits) for rule i from 1. */
export function waterfall(everyone: string, rules: number): Sql {
  const counts = Array.from({ length: rules }, (_, i) => [
    sql`count(*) FILTER (WHERE stop = ${i + 1}) AS ${name(`removed${i + 1}`)}`,
    sql`count(*) FILTER (WHERE ${name(`hit${i + 1}`)}) AS ${name(`alone${i + 1}`)}`,
  ]).flat();
  return sql`SELECT ${list([sql`count(*) AS start`, ...counts])} FROM ${name(everyone)}`;
}

/** Customers of each persona who are left when the rules before a given one have been applied; all rules when there is none. Columns: persona, n. */
export function leftByPersona(everyone: string, before: number | null): Sql {
  return sql`
    SELECT persona, count(*) AS n FROM ${name(everyone)}
    WHERE persona IS NOT NULL AND (stop IS NULL${before === null ? sql`` : sql` OR stop >= ${before}`})
    GROUP BY persona`;
}

/** Campaigns of a list that run at some time from `start` to `end`; a campaign or a plan without an end is taken to go on. Column: campaign_id. */
export function overlapping(campaigns: string, ids: readonly string[], period: { start: string; end: string }): Sql {
  const day = (text: string) => sql`${{ text }}::DATE`;
  const wanted = ids.length ? list(ids.map((id) => sql`${{ text: id }}`)) : sql`NULL`;
  const conditions = [
    sql`campaign_id IN (${wanted})`,
    ...(period.end ? [sql`coalesce(starts_on <= ${day(period.end)}, true)`] : []),
    ...(period.start ? [sql`coalesce(ends_on >= ${day(period.start)}, true)`] : []),
  ];
  return sql`SELECT campaign_id FROM ${name(campaigns)} WHERE ${list(conditions, " AND ")} ORDER BY campaign_id`;
}
