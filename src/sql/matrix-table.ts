import { name, sql, type Sql } from "./sql.ts";

/** Columns of the matrix as a table, in order. */
export const matrixColumns = [
  "type",
  "persona",
  "n",
  "customers",
  "successes",
  "intents",
  "rate",
  "lift_type",
  "lift_overall",
  "low",
  "high",
  "eb_rate",
  "eb_lift",
  "eb_low",
  "eb_high",
  "p",
  "q",
  "evidence",
  "assigned",
  "weak",
  "hidden",
  "never_asked",
] as const;

/** The matrix from plain columns: counts become whole numbers, flags BOOLEAN, and a column of nothing keeps its type. Rows: as found. */
export function matrixTable(found: string): Sql {
  return sql`
    SELECT * REPLACE (
      n::BIGINT AS n,
      customers::BIGINT AS customers,
      successes::BIGINT AS successes,
      intents::BIGINT AS intents,
      never_asked::BIGINT AS never_asked,
      evidence::VARCHAR AS evidence,
      assigned::BOOLEAN AS assigned,
      weak::BOOLEAN AS weak,
      hidden::BOOLEAN AS hidden
    )
    FROM ${name(found)}`;
}
