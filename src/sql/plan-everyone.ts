import { key, type ColumnType } from "./key.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** A column of ids in some table. */
export interface IdList {
  table: string;
  column: string;
  type: ColumnType;
}

/** One exclusion. */
export interface Rule {
  step: string;
  /** Whether it hits a customer: a test over the tables `tags`, `members` (persona) and `past`. Unknown is no hit. */
  hits: Sql;
  /** Whether it also holds for customers who are forced in. */
  binding: boolean;
}

/** What the past says of each customer before the planned campaign starts. */
export interface PastQuery {
  history: string;
  /** First day of the planned campaign, `2024-06-30`; later contacts are not looked at. Empty where unknown: then no day counts. */
  start: string;
  /** Days. */
  rest: number;
  within: number;
  failed: number;
  /** Campaigns of the planned campaign's type. */
  sameType: readonly string[];
  /** Campaigns that a customer must not be in at the same time. */
  exclusive: readonly string[];
}

/** All that decides whom a plan leaves out. */
export interface EveryoneQuery {
  tags: string;
  members: string;
  /** A member's persona: a column, or an expression over the members table. */
  persona: Sql;
  /** Whether `tags` has a participation score. */
  participation: boolean;
  past: PastQuery;
  /** Lists of customers who are forced in. */
  forced: readonly IdList[];
  rules: readonly Rule[];
}

/**
 * Every customer with the first rule that excludes them.
 *
 * Columns: customer_id, persona, keen (participation over its mean, within 0.5…2; 1 where unknown), forced, stop (number of the first rule that hits,
 * from 1; NULL for none), and hit1, hit2… for each rule: whether it hits, whatever the rules before it do.
 */
export function everyone({ tags, members, persona, participation, past, forced, rules }: EveryoneQuery): Sql {
  const free = sql`forced.customer_id IS NULL`;
  const hits = rules.map(({ hits, binding }, i) => sql`coalesce(${hits}, false)${binding ? sql`` : sql` AND ${free}`} AS ${name(`hit${i + 1}`)}`);
  const stop = rules.length
    ? sql`CASE ${list(
        rules.map((_, i) => sql`WHEN ${name(`hit${i + 1}`)} THEN ${i + 1}`),
        " ",
      )} END`
    : sql`NULL`;
  const score = sql`try_cast(tags.participation::VARCHAR AS DOUBLE)`;
  const keen = participation ? sql`coalesce(greatest(0.5, least(2, ${score} / nullif(avg(${score}) OVER (), 0))), 1)` : sql`1.0`;
  return sql`
    WITH members AS (SELECT customer_id, min(${persona}) AS persona FROM ${name(members)} GROUP BY customer_id),
    past AS (${pastOf(past)}),
    forced AS (SELECT DISTINCT customer_id FROM (${union(forced)})),
    judged AS (
      SELECT ${list([sql`tags.customer_id, members.persona, ${keen} AS keen, NOT (${free}) AS forced`, ...hits])}
      FROM ${name(tags)} AS tags
      LEFT JOIN members ON members.customer_id = tags.customer_id
      LEFT JOIN past ON past.customer_id = tags.customer_id
      LEFT JOIN forced ON forced.customer_id = tags.customer_id
    )
    SELECT *, (${stop})::INTEGER AS stop FROM judged`;
}

/** Whether a customer of `tags` is on one of some lists. */
export function listed(lists: readonly IdList[]): Sql {
  return sql`tags.customer_id IN (${union(lists)})`;
}

/** How many ids a list holds, and how many of them are customers. One row: ids, known. */
export function listMatch(ids: IdList, tags: string): Sql {
  return sql`
    SELECT count(DISTINCT customer_id) AS ids, count(DISTINCT customer_id) FILTER (WHERE customer_id IN (SELECT customer_id FROM ${name(tags)})) AS known
    FROM (${union([ids])})`;
}

function union(lists: readonly IdList[]): Sql {
  if (!lists.length) return sql`SELECT NULL::VARCHAR AS customer_id WHERE false`;
  const ids = lists.map(({ table, column, type }) => {
    const id = key({ column: name(column), type });
    return sql`SELECT ${id} AS customer_id FROM ${name(table)} WHERE ${id} IS NOT NULL`;
  });
  return list(ids, " UNION ALL ");
}

/** Contacts by customer. Columns: customer_id, recent, within (counts), failed, exclusive. */
function pastOf({ history, start, rest, within, failed, sameType, exclusive }: PastQuery): Sql {
  const ago = start ? sql`date_diff('day', contacted_on, ${text(start)}::DATE)` : sql`NULL::BIGINT`;
  const last = (days: number) => sql`ago >= 0 AND ago < ${days}`;
  return sql`
    SELECT customer_id,
      count(*) FILTER (WHERE ${last(rest)}) AS recent,
      count(*) FILTER (WHERE ${last(within)}) AS within,
      bool_or(outcome = 'failure' AND ${last(failed)} AND ${among(sameType)}) AS failed,
      bool_or(${among(exclusive)}) AS exclusive
    FROM (SELECT *, ${ago} AS ago FROM ${name(history)})
    WHERE ${last(Math.max(rest, within, failed))} OR ${among(exclusive)}
    GROUP BY customer_id`;
}

function among(campaigns: readonly string[]): Sql {
  return campaigns.length ? sql`campaign_id IN (${list(campaigns.map((campaign) => sql`${text(campaign)}`))})` : sql`false`;
}
