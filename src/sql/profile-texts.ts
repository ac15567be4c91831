import { list, name, sql, text, type Sql } from "./sql.ts";

const space = "[\\t\\n\\f\\r \\x{a0}\\x{3000}]";
const number = `^${space}*[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]*)?([eE][-+]?[0-9]+)?%?${space}*$`;

/**
 * What the texts of a column are like, where they are too many to look at each; the marks are those of `core/profile/marks.ts`.
 *
 * Rows: (what VARCHAR, v VARCHAR, n DOUBLE). `distinct`, `once` (values on one row only; both missing where not `exact`), `shortest`, `longest`,
 * `characters` (all lengths together); for each mark the rows that have it, v the most frequent of their values; `top`: the 12 most frequent values.
 *
 * @param words in lower case
 * @param exact false where there are too many values to count each: then `top` are those that DuckDB's space-saving sketch finds, with exact rows
 */
export function profileTexts(table: string, column: string, { words, exact }: { words: readonly string[]; exact: boolean }): Sql {
  const levels = sql`SELECT v, count(*)::DOUBLE AS n FROM texts GROUP BY v`;
  const frequent = sql`SELECT v, count(*)::DOUBLE AS n FROM texts WHERE v IN (SELECT unnest(approx_top_k(v, 20)) FROM texts) GROUP BY v`;
  const marks = marksWith(words);
  const flags = marks.map(({ mark, holds }) => sql`${holds} AS ${name(mark)}`);
  const counted = marks.map(
    ({ mark }) => sql`sum(n) FILTER (${name(mark)}) AS ${name(`n_${mark}`)}, arg_max(v, n) FILTER (${name(mark)}) AS ${name(`v_${mark}`)}`,
  );
  const said = marks.map(({ mark }) => sql`UNION ALL SELECT ${text(mark)}, ${name(`v_${mark}`)}, ${name(`n_${mark}`)}::DOUBLE FROM figures`);
  return sql`
    WITH texts AS NOT MATERIALIZED (SELECT v FROM (SELECT ${name(column)}::VARCHAR AS v FROM ${name(table)}) WHERE v IS NOT NULL),
    levels AS MATERIALIZED (${exact ? levels : frequent}),
    figures AS MATERIALIZED (
      SELECT
        count(*) AS distinct_, count(*) FILTER (n = 1) AS once,
        min(l) AS shortest, max(l) AS longest, sum(n * l) AS characters,
        ${list(counted)}
      FROM (SELECT *, ${list(flags)} FROM (SELECT *, strlen(v) <> l AS far FROM (SELECT v, n, length(v) AS l FROM ${exact ? sql`levels` : sql`(SELECT v, 1::DOUBLE AS n FROM texts)`})))
    )
    SELECT 'distinct' AS what, NULL AS v, ${exact ? sql`distinct_::DOUBLE` : sql`NULL::DOUBLE`} AS n FROM figures
    UNION ALL SELECT 'once', NULL, ${exact ? sql`once::DOUBLE` : sql`NULL::DOUBLE`} FROM figures
    UNION ALL SELECT 'shortest', NULL, shortest::DOUBLE FROM figures
    UNION ALL SELECT 'longest', NULL, longest::DOUBLE FROM figures
    UNION ALL SELECT 'characters', NULL, characters::DOUBLE FROM figures
    ${list(said, " ")}
    UNION ALL SELECT 'top', v, n::DOUBLE FROM (SELECT v, n FROM levels ORDER BY n DESC, v LIMIT 12)`;
}

/** How many texts of a column read as numbers. One row: (what VARCHAR, `numeric`; v VARCHAR, the least of them; n DOUBLE). */
export function profileNumeric(table: string, column: string): Sql {
  return sql`
    SELECT 'numeric' AS what, min(v) AS v, count(*)::DOUBLE AS n
    FROM (SELECT ${name(column)}::VARCHAR AS v FROM ${name(table)})
    WHERE regexp_matches(v, ${text(number)})`;
}

/** Most texts are plain, and looking into one costs ten times as much as looking at its ends. Only CASE asks one thing before another: AND asks both. */
function marksWith(words: readonly string[]): { mark: string; holds: Sql }[] {
  const far = sql`far`;
  const where = (first: Sql, then: Sql) => sql`CASE WHEN ${first} THEN ${then} ELSE false END`;
  const matches = (pattern: string) => sql`regexp_matches(v, ${text(pattern)})`;
  const blank = matches(`^${space}*$`);
  const ends = ["\t", "\n", "\r", " "].map((end) => sql`suffix(v, ${text(end)})`);
  const edged = sql`CASE WHEN v < '!' OR ${list(ends, " OR ")} THEN true WHEN ${far} THEN ${matches("^[\\x{a0}\\x{3000}]|[\\x{a0}\\x{3000}]$")} ELSE false END`;
  const word = sql`lower(trim(v)) IN (${list(words.map((one) => sql`${text(one)}`))})`;
  return [
    { mark: "blank", holds: where(sql`v < '!' OR ${far}`, blank) },
    { mark: "padded", holds: where(edged, sql`NOT ${blank}`) },
    { mark: "wide", holds: where(far, matches("[０-９Ａ-Ｚａ-ｚ]")) },
    { mark: "garbled", holds: where(far, matches("\\x{fffd}|锟斤拷")) },
    { mark: "zeros", holds: sql`v >= '00' AND v < '0:'` },
    { mark: "words", holds: where(sql`strlen(v) <= 16 AND NOT (v >= '0' AND v < ':')`, word) },
  ];
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
