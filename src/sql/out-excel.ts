import type { OutColumn } from "./out-columns.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** The formats of a sheet's cells, by their place in its list of formats. */
export const formats = { plain: 0, head: 1, text: 2, day: 3, moment: 4, quoted: 5 } as const;

/** What a cell of Excel holds at most, in UTF-16 units. */
const LONGEST = 32_767;

const SMALL_INTEGER = /^(U?(TINY|SMALL)INT|U?INTEGER)$/;
const LARGE_NUMBER = /^(U?(BIG|HUGE)INT|DECIMAL\([\d,]+\))$/;
const MOMENT = /^TIMESTAMP(_S|_MS|_NS)?$/;

/** Signs that XML cannot hold, and the one that it would read as another line end: as RE2 writes them. */
const UNHELD = "[\\x00-\\x08\\x0B-\\x1F\\x{FFFE}\\x{FFFF}]";

/**
 * The rows of a SELECT as rows of a sheet's XML, from row 2 on. Columns, in the order of the rows: line VARCHAR; cut INTEGER, the cells of the row
 * that were too long for Excel and are cut.
 *
 * Numbers of more than 15 digits become text, and so do days before March 1900 or after 9999, times of a day, NaN, infinity, lists and structs. A text
 * keeps every sign: what XML cannot hold is written as Excel does, `_x0007_`. An empty text is a cell, NULL is none.
 *
 * @param formulaMarks a text that begins with one of these is marked as quoted, so that it stays text when somebody edits it; its value is the same
 */
export function excelRows(query: Sql, columns: readonly OutColumn[], formulaMarks: readonly string[]): Sql {
  const row = name(free("row", columns));
  const cells = columns.map((column, i) => cellOf(column, sql`'<c r="${letters(i)}', ${row}`, formulaMarks));
  const texts = columns.filter(({ type }) => isText(type));
  const cut = texts.map((column) => sql`coalesce((${tooLong(asText(column))})::INTEGER, 0)`);
  return sql`
  SELECT concat('<row r="', ${row}, '">', ${list(cells)}, '</row>') AS line, ${sum(cut)} AS cut
  FROM (SELECT *, (row_number() OVER () + 1)::VARCHAR AS ${row} FROM (${query}))`;
}

/** How wide the columns of a SELECT are, in signs, a Chinese one counting two; by its first rows. One row; columns named by their places. */
export function excelWidths(query: Sql, columns: readonly OutColumn[]): Sql {
  const widths = columns.map((column, i) => sql`coalesce(max((strlen(${asText(column)}) + length(${asText(column)})) // 2), 0)::DOUBLE AS ${name(String(i))}`);
  return sql`SELECT ${list(widths)} FROM (SELECT * FROM (${query}) LIMIT 500)`;
}

/** The letters of a column, from zero: A, B … Z, AA. */
export function letters(place: number): Sql {
  const last = String.fromCharCode(65 + (place % 26));
  return (place < 26 ? last : letters(Math.floor(place / 26) - 1) + last) as Sql;
}

/** A cell: one argument of `concat`, which takes NULL for nothing. @param start the cell up to its place, as pieces of `concat` */
function cellOf(column: OutColumn, start: Sql, formulaMarks: readonly string[]): Sql {
  const { type } = column;
  const value = name(column.name);
  const cell = (attributes: Sql, body: Sql) => sql`concat(${start}, '"${attributes}><v>', ${body}, '</v></c>')`;
  const asIs = wordCell(asText(column), start);
  if (SMALL_INTEGER.test(type)) return sql`CASE WHEN ${value} IS NOT NULL THEN ${cell(sql``, value)} END`;
  if (LARGE_NUMBER.test(type)) return sql`CASE WHEN ${value} IS NULL THEN NULL WHEN ${digits(column)} <= 15 THEN ${cell(sql``, value)} ELSE ${asIs} END`;
  if (/^(FLOAT|DOUBLE)$/.test(type)) return sql`CASE WHEN ${value} IS NULL THEN NULL WHEN isfinite(${value}) THEN ${cell(sql``, value)} ELSE ${asIs} END`;
  if (type === "BOOLEAN") return sql`CASE WHEN ${value} IS NOT NULL THEN ${cell(sql` t="b"`, sql`${value}::INTEGER`)} END`;
  if (type === "DATE") return dated(value, cell(sql` s="${formats.day}"`, sql`${value} - DATE '1899-12-30'`), asIs);
  if (MOMENT.test(type)) return dated(value, cell(sql` s="${formats.moment}"`, sql`epoch_us(${value}::TIMESTAMP)::DOUBLE / 86400000000 + 25569`), asIs);
  if (!isText(type)) return sql`CASE WHEN ${value} IS NOT NULL THEN ${asIs} END`;
  return textCell(column, start, formulaMarks);
}

/** Excel knows days from 1900 to 9999, and takes 1900 for a leap year. */
function dated(value: Sql, cell: Sql, otherwise: Sql): Sql {
  return sql`CASE WHEN ${value} IS NULL THEN NULL WHEN ${value} >= '1900-03-01' AND ${value} < '10000-01-01' THEN ${cell} ELSE ${otherwise} END`;
}

/** How many digits a number has, without zeros before, and after the point. */
function digits(column: OutColumn): Sql {
  const words = /^DECIMAL\(\d+,[1-9]/.test(column.type) ? sql`rtrim(${asText(column)}, '0')` : asText(column);
  return sql`length(ltrim(translate(${words}, '-.', ''), '0'))`;
}

/** A text without marks, as a cell of text. */
function wordCell(words: Sql, start: Sql): Sql {
  return sql`concat(${start}, '" s="${formats.text}" t="inlineStr"><is><t>', ${words}, '</t></is></c>')`;
}

function textCell(column: OutColumn, start: Sql, formulaMarks: readonly string[]): Sql {
  const words = asText(column);
  const marks = formulaMarks.map((mark) => sql`${mark.codePointAt(0)!}`);
  const format = marks.length
    ? sql`CASE WHEN unicode(${words}) IN (${list(marks)}) THEN '${formats.quoted}' ELSE '${formats.text}' END`
    : sql`'${formats.text}'`;
  return sql`CASE WHEN ${words} IS NOT NULL THEN concat(${start}, '" s="', ${format}, '" t="inlineStr"><is><t xml:space="preserve">', ${escaped(fitting(words))}, '</t></is></c>') END`;
}

/** A text as XML holds it; what it cannot hold, sign by sign. */
function escaped(words: Sql): Sql {
  const held = sql`replace(replace(replace(${words}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')`;
  const marked = sql`regexp_replace(${held}, '_(x[0-9A-Fa-f]{4}_)', '_x005F_\1', 'g')`;
  const sign = sql`CASE WHEN regexp_matches(sign, ${text(UNHELD)}) THEN printf('_x%04X_', unicode(sign)) ELSE sign END`;
  const signs = sql`array_to_string(list_transform(regexp_extract_all(${marked}, '(?s).'), lambda sign: ${sign}), '')`;
  return sql`CASE WHEN regexp_matches(${words}, ${text(`${UNHELD}|_x[0-9A-Fa-f]{4}_`)}) THEN ${signs} ELSE ${held} END`;
}

/** As much of a text as a cell holds. */
function fitting(words: Sql): Sql {
  return sql`CASE WHEN strlen(${words}) > ${LONGEST} AND ${tooLong(words)} THEN left(${words}, CASE WHEN regexp_matches(${words}, '[\x{10000}-\x{10FFFF}]') THEN ${LONGEST >> 1} ELSE ${LONGEST} END) ELSE ${words} END`;
}

/** Whether a text is longer than a cell holds; asked in full only of one with as many bytes. */
function tooLong(words: Sql): Sql {
  return sql`CASE WHEN strlen(${words}) <= ${LONGEST} THEN false ELSE length(${words}) + length(regexp_replace(${words}, '[^\x{10000}-\x{10FFFF}]', '', 'g')) > ${LONGEST} END`;
}

function asText({ name: column, type }: OutColumn): Sql {
  return type === "VARCHAR" ? name(column) : sql`${name(column)}::VARCHAR`;
}

/** Whether a type's values as text may hold anything. */
function isText(type: string): boolean {
  return !/^(TIME.*|UUID|INTERVAL|BIT)$/.test(type) && !SMALL_INTEGER.test(type) && !LARGE_NUMBER.test(type) && !/^(FLOAT|DOUBLE|BOOLEAN|DATE)$/.test(type);
}

/** A sum in brackets, since the engine takes no more than 1,000 terms side by side. */
function sum(terms: readonly Sql[]): Sql {
  if (terms.length < 100) return terms.length ? sql`(${list(terms, " + ")})` : sql`0`;
  const half = terms.length >> 1;
  return sql`(${sum(terms.slice(0, half))} + ${sum(terms.slice(half))})`;
}

/** A name that no column has. */
function free(wish: string, columns: readonly OutColumn[]): string {
  return columns.some((column) => column.name.toLowerCase() === wish) ? free(`${wish}_`, columns) : wish;
}
