import { list, name, sql, text, type Sql } from "./sql.ts";

/** Columns of the table of a propensity. */
export const propensityColumns = ["customer_id", "probability", "rank", "decile", "tier", "reason_1", "reason_2", "reason_3"] as const;

const tierNames = ["high", "medium", "low"] as const;

/**
 * Customers from the most to the least likely, ties in the order of the rows.
 *
 * @param scored table of place, customer_id, probability, reason_1, reason_2, reason_3
 * @param tiers shares that end the tiers high, medium and low, rising
 */
export function rankedPropensity(scored: string, tiers: readonly number[]): Sql {
  const when = tiers.slice(0, tierNames.length).map((share, i) => sql`WHEN rank <= greatest(1, round(${share} * n)) THEN ${text(tierNames[i])}`);
  return sql`
    WITH ranked AS (SELECT *, row_number() OVER (ORDER BY probability DESC, place) AS rank, count(*) OVER () AS n FROM ${name(scored)})
    SELECT customer_id, probability, rank::INTEGER AS rank, ceil(rank * 10 / n)::INTEGER AS decile,
      CASE ${list(when, " ")} ELSE '' END AS tier, reason_1, reason_2, reason_3
    FROM ranked ORDER BY rank`;
}

/** Those up to a rank, the target group, with the columns of the table. */
export function targetGroup(propensity: string, upTo: number): Sql {
  return sql`SELECT ${list(propensityColumns.map((column) => name(column)))} FROM ${name(propensity)} WHERE rank <= ${upTo} ORDER BY rank`;
}

/**
 * How many yeses are expected among the first so many, at cuts floor(k n / points). Columns DOUBLE: n, expected, score (the lowest probability taken).
 */
export function expectedCurve(propensity: string, points: number): Sql {
  return sql`
    WITH summed AS (
      SELECT rank, probability, sum(probability) OVER (ORDER BY rank) AS expected, count(*) OVER () AS n FROM ${name(propensity)}
    ),
    cuts AS (SELECT DISTINCT floor(k * n / ${points}) AS cut FROM (SELECT count(*) AS n FROM ${name(propensity)}), range(1, ${points + 1}) AS steps(k))
    SELECT rank::DOUBLE AS n, expected::DOUBLE AS expected, probability AS score FROM summed WHERE rank IN (SELECT cut FROM cuts) ORDER BY rank`;
}

/** How many yeses are expected in a table of customers. Column: expected DOUBLE. */
export function expectedIn(table: string): Sql {
  return sql`SELECT sum(probability)::DOUBLE AS expected FROM ${name(table)}`;
}

/** What speaks most for a yes in each tier, and in all. Columns: tier VARCHAR (empty for all), reason VARCHAR, n BIGINT; at most `most` a tier. */
export function tierReasons(propensity: string, most: number): Sql {
  const reasons = [1, 2, 3].map((r) => sql`SELECT tier, ${name(`reason_${r}`)} AS reason FROM ${name(propensity)}`);
  return sql`
    WITH said AS (SELECT * FROM (${list(reasons, " UNION ALL ")}) WHERE reason IS NOT NULL)
    SELECT tier, reason, count(*) AS n FROM said WHERE tier <> '' GROUP BY tier, reason
    QUALIFY row_number() OVER (PARTITION BY tier ORDER BY n DESC, reason) <= ${most} ORDER BY tier, n DESC, reason`;
}

/** Customers by tier. Columns: tier VARCHAR, n BIGINT, expected DOUBLE. */
export function tierSizes(propensity: string): Sql {
  return sql`SELECT tier, count(*) AS n, sum(probability)::DOUBLE AS expected FROM ${name(propensity)} WHERE tier <> '' GROUP BY tier`;
}

/** A page of customers, most likely first. Columns of the table. */
export function propensityPage(propensity: string, { tier = "", limit, offset }: { tier?: string; limit: number; offset: number }): Sql {
  const where = tier ? sql`WHERE tier = ${text(tier)}` : sql``;
  return sql`
    SELECT ${list(propensityColumns.map((column) => name(column)))} FROM ${name(propensity)} ${where}
    ORDER BY rank LIMIT ${limit} OFFSET ${offset}`;
}

/**
 * Customers that two models were both tested on, with the same answer, once in each. Columns: customer_id, actual, a, b (probabilities).
 */
export function commonlyTested(one: string, other: string): Sql {
  const once = (table: string) => sql`SELECT customer_id, actual, probability FROM ${name(table)} QUALIFY count(*) OVER (PARTITION BY customer_id) = 1`;
  return sql`
    SELECT actual::DOUBLE AS actual, a.probability AS a, b.probability AS b
    FROM (${once(one)}) AS a JOIN (${once(other)}) AS b USING (customer_id, actual) ORDER BY customer_id`;
}
