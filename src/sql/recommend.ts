import { key, type ColumnType } from "./key.ts";
import type { IdList } from "./plan-everyone.ts";
import { has, onOrOff } from "./plan-rules.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** An offer whose chance stands in a table of customers. */
export interface ScoredOffer {
  offer: string;
  /** Table with customer_id and probability, and what its customer_id holds. */
  table: string;
  type: ColumnType;
  /** Column that says why; empty where none does. */
  reason: string;
  /** Column of the table of customers that says they have it; empty where none does. */
  lacks: string;
  /** What an acceptance is worth; 1 where nothing is. */
  value: number;
}

/** Offers whose chance depends on the customer's persona. */
export interface PersonaOffers {
  source: string;
  members: string;
  /** A member's persona. */
  persona: Sql;
  rates: readonly { offer: string; persona: string; rate: number }[];
}

/** Who may be recommended what. */
export interface RecommendQuery {
  customers: { table: string; column: string; type: ColumnType };
  /** A plan whose candidates alone are looked at, its control left out; empty for everybody. */
  plan: string;
  lists: { on: readonly IdList[]; off: readonly IdList[] };
  offers: readonly ScoredOffer[];
  personas: PersonaOffers | null;
  /** Chances below this are no recommendation. */
  least: number;
  /** Offers a customer, at most. */
  n: number;
}

/**
 * The best offers of each customer: by chance times value, ties in the order of the offers, those from personas last.
 *
 * Columns: customer_id, place INTEGER from 1, offer, score, probability, reason, source. Ordered by customer and place.
 */
export function recommended(query: RecommendQuery): Sql {
  const { offers, personas, least, n } = query;
  const parts = [...offers.map(scored), ...(personas ? [byPersona(personas, offers.length)] : [])];
  return sql`
    WITH tags AS (SELECT ${keyOf(query)} AS customer_id, * EXCLUDE (${name(query.customers.column)}) FROM ${name(query.customers.table)}),
    "~people" AS (SELECT DISTINCT customer_id FROM tags WHERE customer_id IS NOT NULL ${leftOut(query)}),
    "~offered" AS (${list(parts, " UNION ALL ")}),
    "~ranked" AS (
      SELECT customer_id, offer, score, probability, reason, source, row_number() OVER (PARTITION BY customer_id ORDER BY score DESC, turn, offer)::INTEGER AS place
      FROM "~offered" SEMI JOIN "~people" USING (customer_id) WHERE probability >= ${least}::DOUBLE AND score > 0
    )
    SELECT customer_id, place, offer, score, probability, reason, source FROM "~ranked" WHERE place <= ${n} ORDER BY customer_id, place`;
}

/** How many customers there are, and how many are left. One row: customers, left. */
export function recommendPeople(query: RecommendQuery): Sql {
  return sql`
    WITH tags AS (SELECT ${keyOf(query)} AS customer_id FROM ${name(query.customers.table)})
    SELECT count(DISTINCT customer_id) AS customers, count(DISTINCT customer_id) FILTER (WHERE true ${leftOut(query)}) AS left_over FROM tags`;
}

/** How many customers each offer reaches. Columns: offer, source, first, reached (counts), mean (chance of those reached). */
export function offersReach(table: string): Sql {
  return sql`
    SELECT offer, source, count(*) FILTER (WHERE place = 1) AS first, count(*) AS reached, avg(probability) AS mean
    FROM ${name(table)} GROUP BY offer, source ORDER BY first DESC, reached DESC, offer`;
}

/** How many customers are reached by two offers. Columns: a, b, n; each pair once. */
export function offersOverlap(table: string): Sql {
  return sql`
    SELECT one.offer AS a, other.offer AS b, count(*) AS n
    FROM ${name(table)} AS one JOIN ${name(table)} AS other ON one.customer_id = other.customer_id AND one.offer < other.offer
    GROUP BY 1, 2 ORDER BY n DESC, a, b`;
}

/** Customers who are recommended something. One row: n. */
export function recommendedTo(table: string): Sql {
  return sql`SELECT count(*) AS n FROM ${name(table)} WHERE place = 1`;
}

/** A page of recommendations, by customer and place. All columns. */
export function recommendPage(table: string, { limit, offset }: { limit: number; offset: number }): Sql {
  return sql`SELECT * FROM ${name(table)} ORDER BY customer_id, place LIMIT ${limit} OFFSET ${offset}`;
}

function keyOf({ customers: { column, type } }: RecommendQuery): Sql {
  return key({ column: name(column), type });
}

/** Further conditions on who is left, for after a condition. */
function leftOut({ plan, lists: { on, off } }: RecommendQuery): Sql {
  const lists = on.length + off.length ? sql` AND NOT coalesce(${onOrOff(on, off)}, false)` : sql``;
  if (!plan) return lists;
  return sql`${lists}
    AND customer_id IN (SELECT customer_id FROM ${name(`${plan}_candidates`)})
    AND customer_id NOT IN (SELECT customer_id FROM ${name(plan)} WHERE arm = 'control')`;
}

function scored({ offer, table, type, reason, lacks, value }: ScoredOffer, at: number): Sql {
  const id = key({ column: name("customer_id"), type });
  const why = reason ? sql`arg_max(${name(reason)}::VARCHAR, probability)` : sql`NULL::VARCHAR`;
  const owners = lacks ? sql`AND ${id} NOT IN (SELECT customer_id FROM tags WHERE customer_id IS NOT NULL AND ${has(lacks)})` : sql``;
  return sql`
    SELECT ${id} AS customer_id, ${at} AS turn, ${text(offer)} AS offer, max(probability)::DOUBLE AS probability, max(probability)::DOUBLE * ${value}::DOUBLE AS score,
      ${why} AS reason, ${text(table)} AS source
    FROM ${name(table)} WHERE ${id} IS NOT NULL AND isfinite(probability::DOUBLE) ${owners} GROUP BY 1`;
}

function byPersona({ source, members, persona, rates }: PersonaOffers, from: number): Sql {
  const rows = rates.map(({ offer, persona, rate }) => sql`(${text(offer)}, ${text(persona)}, ${rate}::DOUBLE)`);
  return sql`
    SELECT m.customer_id, ${from} AS turn, r.offer, r.rate AS probability, r.rate AS score, r.persona AS reason, ${text(source)} AS source
    FROM (SELECT customer_id, min(${persona}) AS persona FROM ${name(members)} GROUP BY customer_id) AS m
    JOIN (VALUES ${list(rows)}) AS r(offer, persona, rate) ON r.persona = m.persona`;
}
