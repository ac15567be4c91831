import { list, name, sql, text, type Sql } from "./sql.ts";

const space = "[\\s\\x{a0}\\x{3000}]";

/** What is counted in texts, each a regular expression as RE2 reads it. */
const patterns = {
  /** Nothing, or nothing but spaces. */
  blank: `^${space}*$`,
  /** A space before or after. */
  padded: `^${space}|${space}$`,
  /** Full-width digits or letters. */
  wide: "[０-９Ａ-Ｚａ-ｚ]",
  /** What is left of text that was read in the wrong encoding. */
  garbled: "\\x{fffd}|锟斤拷",
  /** A number, perhaps with separators, a sign or a per cent. */
  numeric: `^${space}*[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]*)?([eE][-+]?[0-9]+)?%?${space}*$`,
  /** A number whose first digit is a zero that says nothing. */
  zeros: "^0[0-9]",
  /** A day, or a day and a time. */
  dated: "^[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?([ T].*)?$|^[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}([ T].*)?$",
} as const;

/** Marks that only a text with characters beyond ASCII can have. */
const beyondAscii: readonly string[] = ["wide", "garbled"];

/** Something counted in texts; `words` are those that stand for a missing value. */
export type TextMark = keyof typeof patterns | "words";

/**
 * What the texts of a column are like.
 *
 * Rows: (what VARCHAR, v VARCHAR, n DOUBLE). `distinct`, `once` (values on one row only; both missing where not `exact`), `shortest`, `longest`,
 * `characters` (all lengths together); for each mark the rows that have it, v the most frequent of their values; `top`: the 12 most frequent values.
 *
 * @param words in lower case; a text counts as one when it is one but for spaces around it and the case of letters
 * @param exact false where there are too many values to count each: then `top` are those that DuckDB's space-saving sketch finds, with exact rows
 */
export function profileTexts(table: string, column: string, { words, exact }: { words: readonly string[]; exact: boolean }): Sql {
  const levels = sql`SELECT v, count(*) AS n FROM texts GROUP BY v`;
  const frequent = sql`SELECT v, count(*) AS n FROM texts WHERE v IN (SELECT unnest(approx_top_k(v, 20)) FROM texts) GROUP BY v`;
  const tests: { mark: string; holds: Sql }[] = Object.entries(patterns).map(([mark, pattern]) => ({
    mark,
    holds: matches(pattern, beyondAscii.includes(mark)),
  }));
  tests.push({ mark: "words", holds: isWord(words) });
  const counted = tests.flatMap(({ mark, holds }, i) => [
    sql`sum(n) FILTER (${holds}) AS ${name(`n_${i}`)}`,
    sql`arg_max(v, n) FILTER (${holds}) AS ${name(`v_${i}`)}`,
    sql`${text(mark)} AS ${name(`mark_${i}`)}`,
  ]);
  const said = tests.map((_, i) => sql` UNION ALL SELECT ${name(`mark_${i}`)}, ${name(`v_${i}`)}, coalesce(${name(`n_${i}`)}, 0)::DOUBLE FROM figures`);
  return sql`
    WITH texts AS (SELECT v FROM (SELECT ${name(column)}::VARCHAR AS v FROM ${name(table)}) WHERE v IS NOT NULL),
    levels AS MATERIALIZED (${exact ? levels : frequent}),
    figures AS MATERIALIZED (
      SELECT
        count(*) AS distinct_, count(*) FILTER (n = 1) AS once,
        min(length(v)) AS shortest, max(length(v)) AS longest, sum(n * length(v)) AS characters,
        ${list(counted)}
      FROM ${exact ? sql`levels` : sql`(SELECT v, 1 AS n FROM texts)`}
    )
    SELECT 'distinct' AS what, NULL AS v, ${exact ? sql`distinct_::DOUBLE` : sql`NULL::DOUBLE`} AS n FROM figures
    UNION ALL SELECT 'once', NULL, ${exact ? sql`once::DOUBLE` : sql`NULL::DOUBLE`} FROM figures
    UNION ALL SELECT 'shortest', NULL, shortest::DOUBLE FROM figures
    UNION ALL SELECT 'longest', NULL, longest::DOUBLE FROM figures
    UNION ALL SELECT 'characters', NULL, characters::DOUBLE FROM figures
    ${list(said, " ")}
    UNION ALL SELECT 'top', v, n::DOUBLE FROM (SELECT v, n FROM levels ORDER BY n DESC, v LIMIT 12)`;
}

/** Some texts of a column, the same ones each time. Rows: (v VARCHAR, n DOUBLE), n being 1. */
export function profileSample(table: string, column: string, rows: number): Sql {
  return sql`
    SELECT v, 1::DOUBLE AS n
    FROM (SELECT ${name(column)}::VARCHAR AS v FROM ${name(table)} WHERE ${name(column)} IS NOT NULL)
    USING SAMPLE reservoir(${rows} ROWS) REPEATABLE (1)`;
}

/**
 * How many texts of a column have each form, the first that fits counting.
 *
 * Rows: (form DOUBLE, n DOUBLE, v VARCHAR): the place of the expression, −1 for those that none fits, and the least text of that form.
 *
 * @param forms regular expressions that a whole text must match
 */
export function profileForms(table: string, column: string, forms: readonly string[]): Sql {
  const cases = forms.map((form, i) => sql`WHEN regexp_full_match(v, ${text(form)}, 's') THEN ${i}`);
  return sql`
    SELECT CASE ${list(cases, " ")} ELSE -1 END::DOUBLE AS form, count(*)::DOUBLE AS n, min(v) AS v
    FROM (SELECT ${name(column)}::VARCHAR AS v FROM ${name(table)})
    WHERE v IS NOT NULL
    GROUP BY form
    ORDER BY form`;
}

function matches(pattern: string, wide: boolean): Sql {
  const found = sql`regexp_matches(v, ${text(pattern)}, 's')`;
  return wide ? sql`strlen(v) <> length(v) AND ${found}` : found;
}

function isWord(words: readonly string[]): Sql {
  return sql`strlen(v) < 40 AND lower(trim(v)) IN (${list(words.map((word) => sql`${text(word)}`))})`;
}
