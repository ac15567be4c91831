import { key, type Raw } from "./key.ts";
import type { FeatureColumn } from "./propensity-rows.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** A table of an experiment: who was treated, and who said yes. */
export interface TrialQuery {
  table: string;
  /** Column that names the customer; null for the number of the row. */
  key: Raw | null;
  outcome: Raw;
  arm: Raw;
}

/** Rows of each arm by answer. Columns: arm VARCHAR, answer VARCHAR (NULL where missing), n DOUBLE; most rows first, at most `most`. */
export function trialCounts({ table, outcome, arm }: TrialQuery, most: number): Sql {
  return sql`
    SELECT ${key(arm)} AS arm, ${key(outcome)} AS answer, count(*)::DOUBLE AS n FROM ${name(table)}
    GROUP BY 1, 2 ORDER BY n DESC, arm NULLS LAST, answer NULLS LAST LIMIT ${most}`;
}

/** Values that count, as text. */
export interface TrialValues {
  yes: readonly string[];
  treated: readonly string[];
  control: readonly string[];
}

/**
 * Rows of both arms that have an answer, by customer, so that their order in the table changes nothing.
 *
 * Columns: id VARCHAR (the number of the row where there is none), treated DOUBLE 0 or 1, y DOUBLE 0 or 1, then c0, c1… the columns in order.
 */
export function trialRows({ table, key: id, outcome, arm }: TrialQuery, { yes, treated, control }: TrialValues, columns: readonly FeatureColumn[]): Sql {
  const words = (values: readonly string[]) => list(values.map((value) => sql`${text(value)}`));
  const features = columns.map((column, i) => sql`, ${name(column.name)}::${column.number ? sql`DOUBLE` : sql`VARCHAR`} AS ${name(`c${i}`)}`);
  return sql`
    WITH rows AS (
      SELECT ${id ? key(id) : sql`NULL::VARCHAR`} AS id, ${key(arm)} AS arm, ${key(outcome)} AS answer ${list(features, " ")} FROM ${name(table)}
    ),
    numbered AS (SELECT * REPLACE (coalesce(id, row_number() OVER ()::VARCHAR) AS id), row_number() OVER () AS place FROM rows)
    SELECT * EXCLUDE (arm, answer, place), (arm IN (${words(treated)}))::INTEGER::DOUBLE AS treated, (answer IN (${words(yes)}))::INTEGER::DOUBLE AS y
    FROM numbered WHERE answer IS NOT NULL AND arm IN (${words([...treated, ...control])}) ORDER BY id, place`;
}
