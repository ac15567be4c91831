import type { Condition } from "../core/condition.ts";
import { matchesAll } from "./condition.ts";
import { list, name, sql, type Sql } from "./sql.ts";

/** A table and the steps its rows or customers go through. */
export interface FunnelQuery {
  from: string;
  /** Column that says who; empty to count rows. */
  customer: string;
  /** What each step asks; all conditions of a step must hold. */
  steps: readonly (readonly Condition[])[];
}

/**
 * How many are left after each step of a filter funnel. A customer with several rows passes where one of their rows does.
 *
 * One row: start; for step i from 0: n<i> (pass steps 0…i), own<i> (pass step i alone), rest<i> (pass all steps but i).
 */
export function funnelCounts({ from, customer, steps }: FunnelQuery): Sql {
  const who = customer ? sql`DISTINCT who` : sql`*`;
  const flags = steps.map((conditions, i) => sql`${matchesAll(conditions)} AS ${name(`p${i}`)}`);
  const counted = (as: string, passed: readonly number[]) =>
    sql`count(${who})${
      passed.length
        ? sql` FILTER (WHERE ${list(
            passed.map((i) => name(`p${i}`)),
            " AND ",
          )})`
        : sql``
    } AS ${name(as)}`;
  const all = steps.map((_, i) => i);
  const counts = all.flatMap((i) => [
    counted(`n${i}`, all.slice(0, i + 1)),
    counted(`own${i}`, [i]),
    counted(
      `rest${i}`,
      all.filter((j) => j !== i),
    ),
  ]);
  return sql`
    WITH rows AS (SELECT ${list([sql`${customer ? name(customer) : sql`1`} AS who`, ...flags])} FROM ${name(from)})
    SELECT ${list([counted("start", []), ...counts])} FROM rows`;
}

/** The rows of a table that pass every step. */
export function funnelRows({ from, steps }: FunnelQuery): Sql {
  return sql`SELECT * FROM ${name(from)} WHERE ${list(steps.length ? steps.map((conditions) => matchesAll(conditions)) : [sql`true`], " AND ")}`;
}
