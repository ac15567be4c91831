import { list, name, sql, type Sql } from "./sql.ts";

/** Columns of the table of an uplift. */
export const upliftColumns = ["customer_id", "uplift", "p_treated", "p_control", "rank", "region"] as const;

/**
 * Customers from the largest to the smallest uplift, ties in the order of the rows. Columns of the table, but region.
 *
 * @param scored table of place, customer_id, uplift, p_treated, p_control
 */
export function rankedUplift(scored: string): Sql {
  return sql`
    SELECT customer_id, uplift, p_treated, p_control, (row_number() OVER (ORDER BY uplift DESC, place))::INTEGER AS rank
    FROM ${name(scored)} ORDER BY rank`;
}

/** The table of an uplift: with the region of the score, which is empty where there are none. */
export function regionedUplift(ranked: string, regions: { from: number; base: number } | null): Sql {
  const region = regions
    ? sql`CASE WHEN uplift < 0 THEN 'sleeping' WHEN uplift >= ${regions.from} THEN 'persuadable' WHEN p_control IS NULL THEN 'between' WHEN p_control >= ${regions.base} THEN 'sure' ELSE 'lost' END`
    : sql`''`;
  return sql`SELECT customer_id, uplift, p_treated, p_control, rank, ${region} AS region FROM ${name(ranked)} ORDER BY rank`;
}

/** The columns that do not hang on the cut. */
export function unregionedUplift(uplift: string): Sql {
  return sql`SELECT customer_id, uplift, p_treated, p_control, rank FROM ${name(uplift)}`;
}

/** Those up to a rank, the target group, with the columns of the table. */
export function upliftTarget(uplift: string, upTo: number): Sql {
  return sql`SELECT ${list(upliftColumns.map((column) => name(column)))} FROM ${name(uplift)} WHERE rank <= ${upTo} ORDER BY rank`;
}

/** All customers of the table or of the target group, in order: for a query that a reader goes on writing. */
export function upliftRows(table: string): Sql {
  return sql`SELECT * FROM ${name(table)}
ORDER BY rank`;
}

/** Customers by region of the score. Columns: region VARCHAR, n DOUBLE. */
export function upliftRegions(uplift: string): Sql {
  return sql`SELECT region, count(*)::DOUBLE AS n FROM ${name(uplift)} WHERE region <> '' GROUP BY region`;
}
