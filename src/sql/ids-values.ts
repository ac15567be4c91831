import { list, name, sql, text, type Sql } from "./sql.ts";

/** A table of `idsRows` and how many places it has. */
export interface IdRows {
  table: string;
  places: number;
}

/** What is no id, though it stands where one should. */
export interface Nothing {
  /** Words in lower case. */
  words: readonly string[];
  /** Hex in lower case. */
  hashes: readonly string[];
  /** Texts that the reader named, in any case of letters. */
  never: readonly string[];
  /** Numbers of types whose ids are long, so that one sign repeated three times is none; for other types it is eight times. */
  long: readonly number[];
}

/**
 * Every distinct id, and why it is left out where it names nobody.
 *
 * Columns: k INTEGER, its number, in no order; t; id; rows DOUBLE, in how many rows it stands; why: NULL, or
 * zeros, repeated (one sign), hash (of nothing), word (for nothing), listed (by the reader).
 */
export function idsValues(rows: readonly IdRows[], nothing: Nothing): Sql {
  const each = rows.flatMap(({ table, places }) =>
    Array.from({ length: places }, (_, i) => sql`SELECT ${name(`t${i}`)} AS t, ${name(`v${i}`)} AS id FROM ${name(table)} WHERE ${name(`v${i}`)} IS NOT NULL`),
  );
  return sql`
    WITH found AS (
      SELECT t, id, count(*)::DOUBLE AS rows FROM (${list(each, " UNION ALL ")}) GROUP BY t, id
    ),
    bare AS (
      SELECT *, regexp_replace(lower(id), '[[:punct:][:space:]]', '', 'g') AS bare FROM found
    )
    SELECT (row_number() OVER () - 1)::INTEGER AS k, t, id, rows, ${why(nothing)} AS why FROM bare`;
}

/** How many ids of each type there are, and how many are left out and why. Columns: t, why, ids, rows. */
export function idsCounts(values: string): Sql {
  return sql`SELECT t, why, count(*)::DOUBLE AS ids, sum(rows) AS rows FROM ${name(values)} GROUP BY t, why ORDER BY t, why NULLS FIRST`;
}

/** How many rows a table of `idsRows` has, and in how many each place is filled. Columns: rows, v0, v1 … */
export function idsFilled({ table, places }: IdRows): Sql {
  const filled = Array.from({ length: places }, (_, i) => sql`count(${name(`v${i}`)})::DOUBLE AS ${name(`v${i}`)}`);
  return sql`SELECT count(*)::DOUBLE AS rows, ${list(filled)} FROM ${name(table)}`;
}

function why({ words, hashes, never, long }: Nothing): Sql {
  const among = (value: Sql, texts: readonly string[]) => (texts.length ? sql`${value} IN (${list(texts.map((each) => sql`${text(each)}`))})` : sql`false`);
  const least = long.length ? sql`CASE WHEN t IN (${list(long.map((t) => sql`${t}`))}) THEN 3 ELSE 8 END` : sql`8`;
  return sql`CASE
      WHEN ${among(
        sql`lower(id)`,
        never.map((each) => each.toLowerCase()),
      )} THEN 'listed'
      WHEN bare = '' OR ${among(sql`lower(id)`, words)} OR ${among(sql`bare`, words)} THEN 'word'
      WHEN regexp_full_match(bare, '0+') THEN 'zeros'
      WHEN length(bare) >= ${least} AND replace(bare, left(bare, 1), '') = '' THEN 'repeated'
      WHEN ${among(sql`lower(id)`, hashes)} THEN 'hash'
    END`;
}
