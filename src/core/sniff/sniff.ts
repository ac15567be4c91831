import type { ReadOptions } from "../../engine/files/file.ts";
import { columnLook, fits, type ColumnLook } from "./column.ts";
import { formatsFor, isNative } from "./days.ts";
import { hasHeader } from "./header.ts";
import { layoutOf, type Layout } from "./marks.ts";
import { namesOf } from "./names.ts";
import { nullsOf, type Nulls } from "./nulls.ts";
import { numeralBy, numeralsLeft, type Numerals } from "./numerals.ts";
import { rowsIn, type Row } from "./rows.ts";

/** A text to find out about. */
export interface Sample {
  /** The first of it, without a byte order mark. */
  text: string;
  /** Whether that is all of it. */
  whole: boolean;
  /** Pieces from further on, each beginning and ending anywhere. */
  more: readonly string[];
}

/** A column as found out. */
export interface Found extends ColumnLook {
  name: string;
  /** A blank at the end of the header with nothing below: a mark too many on each line, no column. */
  hollow: boolean;
}

/** How a table is written in a text. */
export interface Sniffed extends Omit<Layout, "rows" | "width">, Numerals {
  header: boolean;
  /** How days are written where the engine must be told, as strptime has it. */
  days: string | null;
  /** How moments are written where the engine must be told. */
  moments: string | null;
  nulls: readonly string[];
  /** Those of them that were seen. */
  seenNulls: readonly string[];
  /** Words that would stand for no value too, did they show beside numbers, days or moments. */
  rareNulls: readonly string[];
  columns: readonly Found[];
  /** The first rows as they stand, at most 50. */
  first: readonly (readonly string[])[];
  /** Where the data begin: in characters of the text, and on which line. */
  start: number;
  line: number;
  /** How rows end; null where they end in more than one way. */
  breaks: "\n" | "\r\n" | "\r" | null;
  /** Characters a row takes, on average; 0 where there is none. */
  rowLength: number;
}

/** How many rows of the first of a text tell what columns are. */
const TELLING = 1000;

/** How many rows are shown. */
const SHOWN = 50;

/**
 * Find out how a table is written: marks, header, numbers, days, words for nothing, and what its columns are. What the options say is not looked for.
 *
 * Reading again by the options that `howOf` makes of the answer gives the same answer.
 */
export function sniff(sample: Sample, options: ReadOptions): Sniffed {
  const layout = layoutOf(sample.text, sample.whole, options);
  const [head] = layout.rows;
  const header = options.header ?? hasHeader(layout.rows);
  const data = header ? layout.rows.slice(1) : layout.rows;
  const width = Math.max(layout.width, header && head ? headerWidth(head.values, layout.width) : 0);
  const start = head ? (header ? head.end : head.start) : sample.text.length;
  const line = (data[0] ?? head)?.line ?? 1;
  const { rows, length } = sampledRows(sample, layout, { start, line, width });
  const names = namesOf(header && head ? head.values : [], width);
  const columns = names.map((_, i) => rows.map((values) => values[i]));
  const found = lookAt(names, columns, options);
  const named = header && head ? head.values.findLastIndex((value) => value.trim()) : width;
  const { delimiter, quote, escape, comment, skip } = layout;
  return {
    ...{ delimiter, quote, escape, comment, skip },
    header,
    ...found,
    columns: found.columns.map((column, i) => ({ ...column, hollow: i > named && i > 0 && found.columns.slice(i).every(({ blank }) => blank) })),
    first: data.slice(0, SHOWN).map(({ values }) => values),
    start,
    line: header && head ? lineAfter(sample.text, head) : line,
    breaks: breaksOf(sample.text, layout.rows),
    rowLength: rows.length ? length / rows.length : 0,
  };
}

/** A blank at the end of a header is a mark too many, not a column. */
function headerWidth(header: readonly string[], width: number): number {
  let named = header.length;
  while (named > width && !header[named - 1].trim()) --named;
  return named;
}

function lineAfter(text: string, { start, end, line }: { start: number; end: number; line: number }): number {
  return line + (text.slice(start, end).match(/\r\n|\n|\r/g)?.length ?? 0);
}

function breaksOf(text: string, rows: readonly Row[]): Sniffed["breaks"] {
  const found = new Set(
    rows.map(({ start, end }) => /(\r\n|\n|\r)?$/.exec(text.slice(Math.max(start, end - 2), end))?.[1]).filter((ends) => ends !== undefined),
  );
  const [one = "\n"] = found as Set<"\n" | "\r\n" | "\r">;
  return found.size > 1 ? null : one;
}

/** The rows that tell what columns are, and how long they are together: of the first of the text all, of other pieces those that are as wide. */
function sampledRows({ text, whole, more }: Sample, layout: Layout, { start, line, width }: { start: number; line: number; width: number }) {
  const rows: string[][] = [];
  let length = 0;
  const take = (piece: string, from: { at: number; line: number }, all: boolean) => {
    for (const { values, start, end, broken } of rowsIn(piece, layout, from)) {
      if (rows.length >= TELLING && piece === text && !whole) return;
      if ((!all && end >= piece.length) || broken || values.length !== width) continue;
      rows.push(values);
      length += end - start;
    }
  };
  take(text, { at: start, line }, whole);
  for (const piece of more) {
    const from = piece.search(/[\r\n]/);
    if (from >= 0) take(piece, { at: from, line: 1 }, false);
  }
  return { rows, length };
}

/** What columns are, each and together: numbers are written in one way in a file, and so are days. */
function lookAt(names: readonly string[], columns: readonly string[][], options: ReadOptions) {
  const nulls = nullsOf(options.nulls);
  const values = columns.map((column) => column.filter((value) => !nulls.words.has(value)));
  const numerals = numeralsOf(values, nulls, options);
  const numeral = numeralBy(numerals);
  const used = new Set<string>();
  const looks = values.map((column, i) => {
    const asked = { name: names[i], numeral, type: options.types?.[names[i]], dates: options.dates };
    const rare = asked.type === "text" ? [] : nulls.rareIn(column);
    const usual = rare.length ? column.filter((value) => !rare.includes(value)) : column;
    const look = columnLook(usual, asked);
    if (!rare.length || look.type === "text" || look.blank) return columnLook(column, asked);
    for (const word of rare) used.add(word);
    return look;
  });
  const days = oneFormat(looks, values, options.dates);
  return {
    ...numerals,
    ...days,
    nulls: [...nulls.words, ...used].filter((word) => word !== ""),
    rareNulls: nulls.rare.filter((word) => !used.has(word)),
    seenNulls: [...new Set(columns.flatMap((column) => column.filter((value) => value !== "" && (nulls.words.has(value) || used.has(value)))))],
    columns: names.map((name, i) => ({ name, ...settled(looks[i], days) })),
  };
}

/** The way of writing numbers by which most columns are numbers; of several, the most usual. */
function numeralsOf(columns: readonly string[][], nulls: Nulls, options: ReadOptions): Numerals {
  const left = numeralsLeft(options);
  if (left.length === 1) return left[0];
  const like = columns
    .filter((values) => values.slice(0, 20).some((value) => /^\s*[-+]?[\d.,' ]*\d[\d.,' ]*\s*$/.test(value)))
    .map((values) => {
      const rare = nulls.rareIn(values);
      return values.filter((value) => !rare.includes(value)).slice(0, 2000);
    });
  const counts = left.map((numerals) => {
    const numeral = numeralBy(numerals);
    return like.filter((values) => fits(values, (value) => numeral(value) !== "none")).length;
  });
  return left[counts.indexOf(Math.max(...counts))];
}

/** One format of days and one of moments for the file, where the engine must be told: the one that fits most columns. */
function oneFormat(looks: readonly ColumnLook[], columns: readonly string[][], given?: string): { days: string | null; moments: string | null } {
  const told = looks.map((look, i) => ({ look, values: columns[i] })).filter(({ look }) => look.day !== null && look.type === "date" && !isNative(look.day));
  const formats = [...new Set(told.map(({ look }) => look.day!))];
  const wins = (format: string) => told.filter(({ look, values }) => look.day === format || formatsFor(values, { given: format }).length).length;
  const [best] = formats.sort((a, b) => wins(b) - wins(a));
  for (const { look, values } of told) if (look.day !== best && formatsFor(values, { given: best }).length) look.day = best;
  const moments = looks.find(({ moment }) => moment !== null)?.moment ?? null;
  return { days: best ?? (given && !isNative(given) ? given : null), moments };
}

/** A column whose days are written in another way than those of the others stays text. */
function settled(look: ColumnLook, { days, moments }: { days: string | null; moments: string | null }): ColumnLook {
  const text: ColumnLook = { ...look, type: "text", day: null, moment: null };
  if (look.type === "date" && look.day !== null) {
    if (isNative(look.day)) return days !== null && moments !== null ? text : look;
    return look.day === days ? look : text;
  }
  return look.type === "moment" && look.moment !== moments ? text : look;
}
