import { key, type ColumnType } from "./key.ts";
import type { RankedQuery } from "./plan-ranked.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** A table that says how likely customers are: customer_id and probability. */
export interface ScoreTable {
  table: string;
  /** What its column customer_id holds. */
  type: ColumnType;
}

/** Probabilities nearer to 0 or 1 than this count as this near. */
const EDGE = 1e-6;

/**
 * Who is left with the chance of each: the persona's rate, moved by how much more likely the model finds the customer than their persona.
 *
 * logit p = logit(rate of the persona) + g − mean of g in the persona, g being the logit of the model's probability; then brought back to the persona's
 * mean rate by one factor, since the shift alone raises it. Bounds of the rate move alike. Customers without a score have the rate itself; `keen` counts
 * for nobody. Columns: customer_id, persona, probability, low, high, forced.
 *
 * Source: METHODS 7.2.
 */
export function modelled({ everyone, rates, otherwise }: Omit<RankedQuery, "salt">, scores: ScoreTable): Sql {
  const rows = rates.map(({ id, rate, low, high }) => sql`(${text(id)}, ${rate}::DOUBLE, ${low}::DOUBLE, ${high}::DOUBLE)`);
  const of = (bound: "rate" | "low" | "high") => sql`coalesce(rates.${name(bound)}, ${otherwise[bound]}::DOUBLE) AS ${name(bound)}`;
  return sql`
    WITH "~rates"(persona, rate, low, high) AS (VALUES ${list([sql`(NULL::VARCHAR, 0.0::DOUBLE, 0.0::DOUBLE, 0.0::DOUBLE)`, ...rows])}),
    "~scores" AS (${scoresOf(scores)}),
    "~known" AS (
      SELECT everyone.customer_id, everyone.persona, forced, stop, ${of("rate")}, ${of("low")}, ${of("high")},
        ln(scores.p / (1 - scores.p)) - avg(ln(scores.p / (1 - scores.p))) OVER (PARTITION BY everyone.persona) AS lead
      FROM ${name(everyone)} AS everyone
      LEFT JOIN "~rates" AS rates ON rates.persona = everyone.persona
      LEFT JOIN "~scores" AS scores ON scores.customer_id = everyone.customer_id
    ),
    "~moved" AS (SELECT *, ${shifted("rate")} AS of_rate, ${shifted("low")} AS of_low, ${shifted("high")} AS of_high FROM "~known"),
    "~kept" AS (SELECT customer_id, persona, stop, forced, ${kept("rate")} AS probability, ${kept("low")} AS low, ${kept("high")} AS high FROM "~moved")
    SELECT customer_id, persona, probability, low, high, forced FROM "~kept" WHERE stop IS NULL`;
}

/** How many of those left have a score. One row: scored, unscored. */
export function scoredLeft(everyone: string, scores: ScoreTable): Sql {
  return sql`
    WITH "~scores" AS (${scoresOf(scores)})
    SELECT count(scores.customer_id) AS scored, count(*) - count(scores.customer_id) AS unscored
    FROM ${name(everyone)} AS everyone LEFT JOIN "~scores" AS scores ON scores.customer_id = everyone.customer_id
    WHERE stop IS NULL`;
}

/** One probability a customer, the highest where there are several. */
function scoresOf({ table, type }: ScoreTable): Sql {
  const id = key({ column: name("customer_id"), type });
  return sql`
    SELECT ${id} AS customer_id, greatest(${EDGE}, least(1 - ${EDGE}, max(probability::DOUBLE))) AS p
    FROM ${name(table)} WHERE ${id} IS NOT NULL AND isfinite(probability::DOUBLE) GROUP BY 1`;
}

function shifted(bound: "rate" | "low" | "high"): Sql {
  const rate = name(bound);
  return sql`CASE WHEN lead IS NULL OR ${rate} <= 0 OR ${rate} >= 1 THEN ${rate} ELSE 1 / (1 + (1 - ${rate}) / ${rate} * exp(-lead)) END`;
}

function kept(bound: "rate" | "low" | "high"): Sql {
  const moved = name(`of_${bound}`);
  const mean = sql`avg(${moved}) FILTER (WHERE lead IS NOT NULL) OVER (PARTITION BY persona)`;
  return sql`least(1.0, CASE WHEN lead IS NULL THEN ${moved} ELSE coalesce(${moved} * ${name(bound)} / nullif(${mean}, 0), ${moved}) END)`;
}
