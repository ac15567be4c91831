import { key, type Raw } from "./key.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** A column the model may use, and whether it goes in as a number. */
export interface FeatureColumn {
  name: string;
  number: boolean;
}

export interface LabelledQuery {
  /** Table of those who said yes, or of all with a target. */
  yes: string;
  /** Table of those who said no; empty where `target` tells. */
  no: string;
  target: Raw | null;
  /** Values of the target, as text, that mean yes. */
  success: readonly string[];
  key: Raw | null;
  time: Raw | null;
  columns: readonly FeatureColumn[];
}

/**
 * Rows with what is known of them, in the order of the tables.
 *
 * Columns: id VARCHAR (the key as text; the number of the row where there is none), y DOUBLE (1 yes, 0 no, 2 unknown), at DOUBLE (rank of the
 * time, NULL where missing; the number of the row where there is no time), then c0, c1… the columns in order.
 */
export function labelledRows(query: LabelledQuery): Sql {
  const { time, columns } = query;
  const features = columns.map((_, i) => sql`, ${name(`c${i}`)}`);
  const rank = time ? sql`CASE WHEN t IS NOT NULL THEN dense_rank() OVER (ORDER BY t NULLS LAST) END` : sql`place`;
  return sql`
    WITH rows AS (${everyone(query)}),
    numbered AS (SELECT *, row_number() OVER () AS place FROM rows),
    named AS (SELECT * REPLACE (coalesce(id, place::VARCHAR) AS id) FROM numbered)
    SELECT id, y::DOUBLE AS y, (${rank})::DOUBLE AS at ${list(features, " ")}
    FROM named ORDER BY place`;
}

/** When rows are from. One row: first, last and boundary (the value of that rank, 1 the earliest), VARCHAR. */
export function labelledPeriod({ yes, no, time }: { yes: string; no: string; time: Raw }, boundary: number): Sql {
  const from = (table: string) => sql`SELECT ${time.column} AS t FROM ${name(table)} WHERE ${time.column} IS NOT NULL`;
  return sql`
    WITH times AS (${no ? sql`${from(yes)} UNION ALL ${from(no)}` : from(yes)})
    SELECT min(t)::VARCHAR AS first, max(t)::VARCHAR AS last,
      (SELECT t::VARCHAR FROM (SELECT DISTINCT t FROM times) ORDER BY t LIMIT 1 OFFSET ${Math.max(0, boundary - 1)}) AS boundary
    FROM times`;
}

/** Rows to score, in the order of the table. Columns: id VARCHAR, then c0, c1… the columns in order. */
export function rowsToScore(table: string, key: Raw | null, columns: readonly FeatureColumn[]): Sql {
  return sql`
    WITH rows AS (SELECT ${idOf(key)} AS id ${list(features(columns), " ")} FROM ${name(table)}),
    numbered AS (SELECT *, row_number() OVER () AS place FROM rows)
    SELECT * EXCLUDE (place) REPLACE (coalesce(id, place::VARCHAR) AS id) FROM numbered ORDER BY place`;
}

/** The values of a column, the most frequent first, at most `most`. Columns: value VARCHAR, n BIGINT. */
export function valuesOf(table: string, column: Raw, most: number): Sql {
  return sql`
    SELECT ${key(column)} AS value, count(*) AS n FROM ${name(table)} WHERE ${key(column)} IS NOT NULL
    GROUP BY 1 ORDER BY n DESC, value LIMIT ${most}`;
}

function everyone({ yes, no, target, success, key: id, time, columns }: LabelledQuery): Sql {
  const part = (table: string, y: Sql) =>
    sql`SELECT ${idOf(id)} AS id, ${y} AS y, ${time ? time.column : sql`NULL`} AS t ${list(features(columns), " ")} FROM ${name(table)}`;
  if (no) return sql`${part(yes, sql`1`)} UNION ALL ${part(no, sql`0`)}`;
  const said = key(target!);
  const words = list(success.map((word) => sql`${text(word)}`));
  return part(yes, sql`CASE WHEN ${said} IS NULL THEN 2 WHEN ${said} IN (${words}) THEN 1 ELSE 0 END`);
}

function idOf(id: Raw | null): Sql {
  return id ? key(id) : sql`NULL::VARCHAR`;
}

function features(columns: readonly FeatureColumn[]): Sql[] {
  return columns.map((column, i) => sql`, ${name(column.name)}::${column.number ? sql`DOUBLE` : sql`VARCHAR`} AS ${name(`c${i}`)}`);
}
