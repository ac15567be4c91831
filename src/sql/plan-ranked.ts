import { uniform } from "./holdout.ts";
import { modelled, type ScoreTable } from "./plan-model.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** The rate of a persona, 0…1. */
export interface Rate {
  id: string;
  rate: number;
  low: number;
  high: number;
}

/** Who is ranked, and by which rates. */
export interface RankedQuery {
  /** Table made by `everyone`. */
  everyone: string;
  rates: readonly Rate[];
  /** For those who have no persona with a rate: only customers who are forced in. */
  otherwise: Omit<Rate, "id">;
  salt: string;
  /** What a model says of customers; without it their keenness counts. */
  scores?: ScoreTable | null;
}

/**
 * Who is left, best first: forced customers, then by chance of acceptance, ties by a number that belongs to the customer and this plan.
 *
 * Chance = rate of the persona × keenness, at most 1; with a model as it moves the rate. Columns: customer_id, persona, probability, low, high, forced, rank INTEGER from 1.
 */
export function ranked(query: RankedQuery): Sql {
  return sql`
    WITH scored AS (${query.scores ? modelled(query, query.scores) : keen(query)})
    SELECT *, row_number() OVER (ORDER BY forced DESC, probability DESC, ${uniform(`${query.salt}/rank`, name("customer_id"))}, customer_id)::INTEGER AS rank
    FROM scored ORDER BY rank`;
}

function keen({ everyone, rates, otherwise }: RankedQuery): Sql {
  const rows = rates.map(({ id, rate, low, high }) => sql`(${text(id)}, ${rate}::DOUBLE, ${low}::DOUBLE, ${high}::DOUBLE)`);
  const times = (of: "rate" | "low" | "high") => sql`least(1.0, coalesce(rates.${name(of)}, ${otherwise[of]}::DOUBLE) * keen)`;
  return sql`
    WITH rates(persona, rate, low, high) AS (VALUES ${list([sql`(NULL::VARCHAR, 0.0::DOUBLE, 0.0::DOUBLE, 0.0::DOUBLE)`, ...rows])})
    SELECT customer_id, everyone.persona, ${times("rate")} AS probability, ${times("low")} AS low, ${times("high")} AS high, forced
    FROM ${name(everyone)} AS everyone LEFT JOIN rates ON rates.persona = everyone.persona
    WHERE stop IS NULL`;
}

/** How many are left, how many of them are forced in, and how many have a chance above a limit or at it (`orAt`) or are forced in. One row: candidates, forced, worth. */
export function worthAsking(table: string, above: number, orAt: boolean): Sql {
  const enough = orAt ? sql`probability >= ${above}::DOUBLE` : sql`probability > ${above}::DOUBLE`;
  return sql`SELECT count(*) AS candidates, count(*) FILTER (WHERE forced) AS forced, count(*) FILTER (WHERE forced OR ${enough}) AS worth FROM ${name(table)}`;
}

/**
 * Expected acceptances by number asked, best first.
 *
 * Rows: the first, the last and every `step`-th, ascending. Columns: v, expected, low, high.
 */
export function curve(table: string, step: number): Sql {
  const sum = (of: Sql) => sql`sum(${of}) OVER (ORDER BY rank ROWS UNBOUNDED PRECEDING)`;
  return sql`
    SELECT v, expected, low, high FROM (
      SELECT rank AS v, ${sum(sql`probability`)} AS expected, ${sum(sql`low`)} AS low, ${sum(sql`high`)} AS high, max(rank) OVER () AS last FROM ${name(table)}
    )
    WHERE v = 1 OR v = last OR v % ${step} = 0
    ORDER BY v`;
}

/** What the group is expected to bring. One row: contact, control (counts), accept, low, high (of those to contact). */
export function groupTotals(table: string): Sql {
  const asked = sql`FILTER (WHERE arm = 'contact')`;
  const sum = (of: Sql) => sql`coalesce(sum(${of}) ${asked}, 0)`;
  return sql`
    SELECT count(*) ${asked} AS contact, count(*) FILTER (WHERE arm = 'control') AS control,
      ${sum(sql`probability`)} AS accept, ${sum(sql`low`)} AS low, ${sum(sql`high`)} AS high
    FROM ${name(table)}`;
}
