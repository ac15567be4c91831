import { rowsIn, type Marks, type Row } from "./rows.ts";

/** What a reader says of how values stand. */
export interface GivenMarks {
  delimiter?: string;
  quote?: string;
  comment?: string;
  skip?: number;
}

/** How values stand in a text, and where the table begins. */
export interface Layout extends Marks {
  /** Lines before the table. */
  skip: number;
  /** Values in most rows. */
  width: number;
  /** The first records of the table, the header among them; never one that is cut off. */
  rows: Row[];
}

const DELIMITERS = [",", "\t", ";", "|", "，", "；", "^", "~", "\x01"];

/** How many records decide. */
const ROWS = 400;

/** How many lines may stand above a table. */
const TITLES = 60;

/**
 * Find out how values stand in a text: the character between them that gives most rows the same number of values, and values that hold none of the
 * others; the quote that closes where it should; lines above the table that are no part of it; comments.
 *
 * A table of ragged rows is still one of several columns where at least half of its rows agree.
 *
 * @param text the first of the file, without a byte order mark
 * @param whole whether it is all of it
 */
export function layoutOf(text: string, whole: boolean, given: GivenMarks = {}): Layout {
  const named = /^"?sep=(.)"?\r?\n/.exec(text)?.[1];
  const delimiter = given.delimiter ?? named;
  const delimiters = delimiter === undefined ? DELIMITERS.filter((mark) => text.includes(mark)) : [delimiter];
  const tries = (delimiters.length ? delimiters : [","]).flatMap((mark) =>
    quotesOf(text, given.quote).map((quotes) => layoutBy(text, whole, { delimiter: mark, ...quotes, comment: given.comment ?? "" }, { named, ...given })),
  );
  const best = tries.reduce((one, other) => (other.score > one.score ? other : one));
  const found = best.score >= 0.5 || delimiter !== undefined ? best : aloneBy(text, whole, best, given);
  return withComments(text, whole, found, given);
}

/** One column, where no character gives several. */
function aloneBy(text: string, whole: boolean, best: Layout, given: GivenMarks): Layout {
  const delimiter = DELIMITERS.find((mark) => !text.includes(mark)) ?? "\x02";
  return layoutBy(text, whole, { ...best, delimiter }, given);
}

/** Quotes to try; those that a text has not are `"`, which may come later. */
function quotesOf(text: string, given: string | undefined): { quote: string; escape: string }[] {
  if (given === "") return [{ quote: "", escape: "" }];
  if (given !== undefined) return [{ quote: given, escape: given }, ...(text.includes(`\\${given}`) ? [{ quote: given, escape: "\\" }] : [])];
  const tries = [{ quote: '"', escape: '"' }];
  if (text.includes('\\"')) tries.push({ quote: '"', escape: "\\" });
  if (/(^|[,;\t|\n\r])'[^'\n]*'(?=[,;\t|\r\n]|$)/.test(text)) tries.push({ quote: "'", escape: "'" });
  if (text.includes('"')) tries.push({ quote: "", escape: "" });
  return tries;
}

interface Scored extends Layout {
  score: number;
}

/** Read the first rows by some marks, and say how well they fit, 0…1 and a little. */
function layoutBy(text: string, whole: boolean, marks: Marks, { skip, named }: GivenMarks & { named?: string }): Scored {
  const { delimiter, quote, escape, comment } = marks;
  const above = skip ?? (named === undefined ? 0 : 1);
  const all: Row[] = [];
  for (const row of rowsIn(text, { delimiter, quote, escape, comment }, afterLines(text, above))) {
    if (all.length === ROWS) break;
    if (whole || row.end < text.length) all.push(row);
  }
  const width = usualWidth(all);
  const first = skip === undefined ? firstOf(all, width) : 0;
  const rows = all.slice(first);
  const from = rows[0]?.line ?? 1;
  return {
    delimiter,
    quote,
    escape,
    comment,
    skip: skip ?? Math.max(above, from - 1),
    width,
    rows,
    score: width > 1 ? fit(rows, width, marks) * 0.98 ** Math.min(first, 5) : 0,
  };
}

/** Where the text goes on after some lines. */
function afterLines(text: string, lines: number): { at: number; line: number } {
  const ends = /\r\n|\n|\r/g;
  for (let line = 0; line < lines; ++line) if (!ends.exec(text)) return { at: text.length, line: lines + 1 };
  return { at: ends.lastIndex, line: lines + 1 };
}

/** The number of values that most rows have; of several, the larger. */
function usualWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { values } of rows) counts.set(values.length, (counts.get(values.length) ?? 0) + 1);
  let width = 1;
  let most = 0;
  for (const [values, count] of counts)
    if (count > most || (count === most && values > width)) {
      width = values;
      most = count;
    }
  return width;
}

/** The first row of the table: as wide as most, or a header that is wider or not much narrower. Titles have few values. */
function firstOf(rows: readonly Row[], width: number): number {
  const first = rows.findIndex(
    ({ values }, i) => i < TITLES && values.length >= width && values.filter((value) => value.trim()).length * 2 >= Math.min(width, 4),
  );
  const header = rows.findIndex(
    ({ values }) => values.length > 1 && values.length * 2 > width && values.every((value) => value.trim() && !/^[-+\d.,\s]+$/.test(value)),
  );
  const found = first < 0 ? 0 : first;
  return header >= 0 && header < found && header === found - 1 ? header : found;
}

/** How many rows have the usual width, and how many values are free of other delimiters. */
function fit(rows: readonly Row[], width: number, { delimiter }: Marks): number {
  const others = DELIMITERS.filter((mark) => mark !== delimiter && mark !== "^" && mark !== "~" && mark !== "，" && mark !== "；");
  let even = 0;
  let clean = 0;
  let values = 0;
  let broken = 0;
  for (const row of rows) {
    if (row.values.length === width) ++even;
    if (row.broken) ++broken;
    for (const value of row.values) {
      ++values;
      if (/^[-+\d.,\s]*$/.test(value) || !others.some((mark) => value.includes(mark))) ++clean;
    }
  }
  return (even / rows.length) * (0.5 + (0.5 * clean) / values) * (1 - broken / rows.length) + Math.min(width, 50) / 1000;
}

/** Lines that begin with `#` and are no rows of the table are comments. */
function withComments(text: string, whole: boolean, layout: Layout, given: GivenMarks): Layout {
  if (given.comment !== undefined) return layout;
  const hashed = layout.rows.filter(({ values }) => values[0].startsWith("#"));
  const comments = hashed.length && hashed.length < layout.rows.length && hashed.every(({ values }) => values.length !== layout.width);
  return comments ? layoutBy(text, whole, { ...layout, comment: "#" }, given) : layout;
}
