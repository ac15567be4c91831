import { handwritten, name, sql, text, type Sql } from "./sql.ts";

/** Columns of the table of candidates, in order. */
export const candidateColumns = ["customer_id", "has", "lacks", "probability", "reason", "rank"] as const;

/**
 * Candidates, best first, ties in the order of the masks. customer_id, has, lacks VARCHAR, probability DOUBLE, reason VARCHAR, rank INTEGER.
 *
 * @param masks the table of masks; where it has no customer_id, a customer is called by the number of the row
 * @param found at (place among the masks, from 0), probability, reason
 * @param model a table with customer_id and probability to rank by; "" for none. Who has none there comes last
 */
export function itemCandidates(
  { masks, found, model }: { masks: string; found: string; model: string },
  { has, lacks, keyed }: { has: string; lacks: string; keyed: boolean },
): Sql {
  const who = keyed ? sql`m.customer_id` : sql`(m.rowid + 1)::VARCHAR`;
  const join = model ? sql`LEFT JOIN ${name(model)} AS s ON s.customer_id::VARCHAR = ${who}` : handwritten("");
  const probability = model ? sql`s.probability::DOUBLE` : sql`f.probability`;
  return sql`
    SELECT ${who} AS customer_id, ${text(has)} AS has, ${text(lacks)} AS lacks, ${probability} AS probability, f.reason AS reason,
      (row_number() OVER (ORDER BY ${probability} DESC NULLS LAST, f.at))::INTEGER AS rank
    FROM ${name(found)} AS f JOIN ${name(masks)} AS m ON m.rowid = f.at::BIGINT ${join}
    ORDER BY rank`;
}

/** The words of a table of masks, row by row. */
export function maskWords(masks: string, words: number): Sql {
  return sql`SELECT ${handwritten(Array.from({ length: words }, (_, w) => `w${w}`).join(", "))} FROM ${name(masks)}`;
}

/** How many candidates there are, and how many of them are expected to take it. One row: n, expected DOUBLE. */
export function candidatesExpected(candidates: string): Sql {
  return sql`SELECT count(*)::DOUBLE AS n, coalesce(sum(probability), 0)::DOUBLE AS expected FROM ${name(candidates)}`;
}

/** The first candidates. Columns: customer_id, probability, reason. */
export function candidatesFirst(candidates: string, limit: number): Sql {
  return sql`SELECT customer_id, probability, reason FROM ${name(candidates)} ORDER BY rank LIMIT ${limit}`;
}
