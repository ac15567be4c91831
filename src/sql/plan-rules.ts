import type { Condition } from "../core/condition.ts";
import { matchesAll } from "./condition.ts";
import { listed, type IdList } from "./plan-everyone.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** A rule's test is true for the customers that it removes. This one: on one of these lists, or missing from one of those. */
export function onOrOff(on: readonly IdList[], off: readonly IdList[]): Sql {
  const tests = [...(on.length ? [listed([...on])] : []), ...off.map((ids) => sql`NOT ${listed([ids])}`)];
  return tests.length ? sql`(${list(tests, " OR ")})` : sql`false`;
}

/** Does not meet every condition on tags; a missing value does not meet. */
export function ineligible(conditions: readonly Condition[]): Sql {
  return sql`NOT ${matchesAll(conditions, "tags")}`;
}

/** A tag says that the customer has it: a number above 0, true, or a word for yes. */
export function has(column: string): Sql {
  const words = sql`trim(lower(tags.${name(column)}::VARCHAR))`;
  return sql`(try_cast(${words} AS DOUBLE) > 0 OR ${words} IN ('true', 'yes', 'y', '是', '有', '已办理'))`;
}

/** In a campaign that runs at the same time and excludes this one. */
export const inExclusive = sql`past.exclusive`;

/** Contacted within the days of rest. */
export const resting = sql`past.recent > 0`;

/** Contacted so many times or more within the window. */
export function contactedOften(contacts: number): Sql {
  return sql`past.within >= ${contacts}`;
}

/** Refused a campaign of the same type within its days. */
export const failedBefore = sql`past.failed`;

/** In none of these personas. */
export function otherPersona(personas: readonly string[]): Sql {
  const among = personas.length ? sql`members.persona IN (${list(personas.map((persona) => sql`${text(persona)}`))})` : sql`false`;
  return sql`NOT coalesce(${among}, false)`;
}
