import { day } from "./day.ts";
import { idText, type Cleaning } from "./ids-text.ts";
import type { Raw } from "./key.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** Where an id stands in a row: its column, and its type, told by another column or the same for all rows. */
export interface Place {
  raw: Raw;
  type: string | TypeColumn;
}

/** A column of types, and what each of its words means; blanks are the empty word. */
export interface TypeColumn {
  raw: Raw;
  /** The type by the column's word. */
  meanings: Readonly<Record<string, string>>;
}

export interface RowsQuery {
  from: string;
  places: readonly Place[];
  /** Numbers of the types, by name. */
  codes: Readonly<Record<string, number>>;
  cleanings: readonly Cleaning[];
  weight?: Raw;
  date?: Raw;
}

/**
 * The ids of every row of a table, as they are compared.
 *
 * Columns: for the i-th place t<i> INTEGER, number of its type, and v<i> VARCHAR, its text, NULL where blank; w DOUBLE, 1 without a column of weights; d DATE.
 */
export function idsRows({ from, places, codes, cleanings, weight, date }: RowsQuery): Sql {
  const columns = places.flatMap(({ raw, type }, i) => [
    sql`${typeof type === "string" ? sql`${codes[type]}` : codeOf(type, codes)}::INTEGER AS ${name(`t${i}`)}`,
    sql`${typeof type === "string" ? idText(raw, type, cleanings) : idTextByType(raw, type, cleanings)} AS ${name(`v${i}`)}`,
  ]);
  const w = weight ? sql`TRY_CAST(${weight.column} AS DOUBLE)` : sql`1::DOUBLE`;
  return sql`SELECT ${list(columns)}, ${w} AS w, ${date ? day(date) : sql`NULL::DATE`} AS d FROM ${name(from)}`;
}

/** The words in a column of types, with their rows, the most frequent first; blanks are the empty word. Columns: word, rows. */
export function idsTypeWords(from: string, raw: Raw): Sql {
  return sql`
    SELECT ${wordOf(raw)} AS word, count(*)::DOUBLE AS rows
    FROM ${name(from)} GROUP BY word ORDER BY rows DESC, word LIMIT 101`;
}

/** The first row, from 1, whose weight is no number, below 0 or without end, and how many there are. Columns: rows, row, value. */
export function idsBadWeights(from: string, weight: Raw): Sql {
  const number = sql`TRY_CAST(w AS DOUBLE)`;
  return sql`
    SELECT count(*)::DOUBLE AS rows, min(row)::DOUBLE AS row, first(w ORDER BY row) AS value
    FROM (SELECT ${weight.column}::VARCHAR AS w, row_number() OVER () AS row FROM ${name(from)})
    WHERE ${number} IS NULL OR NOT isfinite(${number}) OR ${number} < 0`;
}

function wordOf({ column }: Raw): Sql {
  return sql`coalesce(trim(${column}::VARCHAR), '')`;
}

function codeOf({ raw, meanings }: TypeColumn, codes: Readonly<Record<string, number>>): Sql {
  const cases = Object.entries(meanings).map(([word, type]) => sql`WHEN ${text(word)} THEN ${codes[type]}`);
  return sql`CASE ${wordOf(raw)} ${list(cases, " ")} END`;
}

function idTextByType(raw: Raw, { raw: types, meanings }: TypeColumn, cleanings: readonly Cleaning[]): Sql {
  const special = Object.entries(meanings).filter(([, type]) => type === "phone" || type === "email");
  if (!special.length) return idText(raw, "", cleanings);
  const cases = special.map(([word, type]) => sql`WHEN ${text(word)} THEN ${idText(raw, type, cleanings)}`);
  return sql`CASE ${wordOf(types)} ${list(cases, " ")} ELSE ${idText(raw, "", cleanings)} END`;
}
