/** How values stand in a text: each mark is one character, or empty for none. */
export interface Marks {
  /** Between values. */
  delimiter: string;
  /** Around values. */
  quote: string;
  /** Before a quote inside quotes: the quote itself, or `\`. */
  escape: string;
  /** First of a line of no data. */
  comment: string;
}

/** One record of a text. */
export interface Row {
  values: string[];
  /** The line it begins on, counted from 1. */
  line: number;
  /** Where it begins and where the next begins, in characters. */
  start: number;
  end: number;
  /** A quote in it is never closed, or closed in the middle of a value. */
  broken: boolean;
}

/** Where reading stands. */
interface Place {
  at: number;
  line: number;
}

/** The records of a text. Blank lines and comments are passed over; lines end in LF, CRLF or CR. The last record may be cut off. */
export function* rowsIn(text: string, marks: Marks, from: Place = { at: 0, line: 1 }): Generator<Row, void> {
  const place = { ...from };
  while (place.at < text.length) {
    const code = text.charCodeAt(place.at);
    if (code === LF || code === CR) passBreak(text, place);
    else if (marks.comment && text.startsWith(marks.comment, place.at)) {
      place.at = endOfLine(text, place.at);
      passBreak(text, place);
    } else yield rowAt(text, marks, place);
  }
}

const LF = 10;
const CR = 13;

function rowAt(text: string, marks: Marks, place: Place): Row {
  const row: Row = { values: [], line: place.line, start: place.at, end: place.at, broken: false };
  for (;;) {
    const quoted = quoteAt(text, marks.quote, place.at);
    if (quoted >= 0) place.at = quoted;
    row.values.push(quoted >= 0 ? quotedAt(text, marks, place, row) : plainAt(text, marks.delimiter, place));
    if (!text.startsWith(marks.delimiter, place.at) || place.at >= text.length) break;
    place.at += marks.delimiter.length;
  }
  passBreak(text, place);
  row.end = place.at;
  return row;
}

/** Where a quote begins a value, blanks before it passed over; −1 where none does. */
function quoteAt(text: string, quote: string, from: number): number {
  if (!quote) return -1;
  let at = from;
  while (text.charCodeAt(at) === 32) ++at;
  return text.startsWith(quote, at) ? at : -1;
}

/** The value up to the next delimiter or line end. */
function plainAt(text: string, delimiter: string, place: Place): string {
  const from = place.at;
  const mark = delimiter.charCodeAt(0);
  let at = from;
  for (; at < text.length; ++at) {
    const code = text.charCodeAt(at);
    if (code === mark || code === LF || code === CR) break;
  }
  place.at = at;
  return text.slice(from, at);
}

function quotedAt(text: string, { delimiter, quote, escape }: Marks, place: Place, row: Row): string {
  const from = place.at;
  let value = "";
  for (let at = from + 1; ;) {
    const close = text.indexOf(quote, at);
    const escaped = escape === quote ? -1 : text.indexOf(escape, at);
    if (escaped >= 0 && (close < 0 || escaped < close)) {
      value += text.slice(at, escaped) + text.charAt(escaped + 1);
      at = escaped + 2;
    } else if (close < 0) {
      row.broken = true;
      value += text.slice(at);
      place.at = text.length;
      break;
    } else if (escape === quote && text.startsWith(quote, close + 1)) {
      value += text.slice(at, close + 1);
      at = close + 2;
    } else {
      value += text.slice(at, close);
      place.at = close + 1;
      const rest = plainAt(text, delimiter, place);
      if (rest.trim()) row.broken = true;
      value += rest.trim() && rest;
      break;
    }
  }
  place.line += breaksIn(text, from, place.at);
  return value;
}

/** How many line ends there are in a part of a text. */
export function breaksIn(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; ++at) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) ++breaks;
  }
  return breaks;
}

function passBreak(text: string, place: Place): void {
  if (place.at >= text.length) return;
  place.at += text.startsWith("\r\n", place.at) ? 2 : 1;
  ++place.line;
}

function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; ++at) {
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) return at;
  }
  return text.length;
}
