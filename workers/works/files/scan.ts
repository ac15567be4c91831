import type { Seen, SurveyInput } from "./survey.ts";

export const LF = 10;
const CR = 13;
const [SPACE, PLUS, MINUS, COLON, ZERO, NINE] = [32, 43, 45, 58, 48, 57];
const [ID, DECIMAL, ODD, CLOCK, ANY] = [1, 2, 4, 8, 16];

/** Marks as bytes; −1 where there is none. */
interface Marks {
  quote: number;
  escape: number;
  /** Of the delimiter: its first byte, and those after. */
  first: number;
  more: Uint8Array;
  decimal: number;
  thousands: number;
  /** By byte, whether a value without quotes may end there. */
  stops: Uint8Array;
  /** Watched for in any column, and beside numbers and days. */
  words: Words;
  rare: Words;
}

/** Words that are watched for, and those found. */
class Words {
  readonly found = new Set<string>();
  readonly #words: readonly { text: string; bytes: Uint8Array }[];
  /** By byte, how long the longest is that begins with it. */
  readonly #begins = new Uint8Array(256);

  constructor(words: readonly string[]) {
    const encoder = new TextEncoder();
    this.#words = words.map((text) => ({ text, bytes: encoder.encode(text) }));
    for (const { bytes } of this.#words) this.#begins[bytes[0]] = Math.max(this.#begins[bytes[0]], bytes.length);
  }

  look(bytes: Uint8Array, from: number, to: number): void {
    if (to <= from || this.#begins[bytes[from]] < to - from) return;
    for (const word of this.#words) if (word.bytes.length === to - from && follows(bytes, from, word.bytes)) this.found.add(word.text);
  }
}

/** Passes over rows, piece by piece, and keeps what it saw. */
export class Scan {
  /** Rows so far; a blank line is one only where there is a single column. */
  rows = 0;
  /** Bytes of whole rows so far. */
  passed = 0;
  readonly #marks: Marks;
  /** By column: 0 nothing is asked, 1 a number, 2 a day, 3 any value. */
  readonly #asked: Uint8Array;
  readonly #seen: Uint8Array;
  #ends = 0;

  constructor({ columns, delimiter, quote, escape, decimal, thousands, ...watched }: SurveyInput) {
    const encoder = new TextEncoder();
    const [first, ...more] = encoder.encode(delimiter);
    const stops = new Uint8Array(256);
    for (const byte of [LF, CR, first]) stops[byte] = 1;
    const code = (mark: string) => (mark ? mark.charCodeAt(0) : -1);
    this.#marks = {
      quote: code(quote),
      escape: code(escape),
      first,
      more: Uint8Array.from(more),
      decimal: code(decimal),
      thousands: code(thousands),
      stops,
      words: new Words(watched.words),
      rare: new Words(watched.rare),
    };
    this.#asked = Uint8Array.from(columns, (one) => ["none", "number", "day", "any"].indexOf(one));
    this.#seen = new Uint8Array(columns.length);
  }

  /** Whether rows end in more than one way. */
  get mixed(): boolean {
    return ![0, 1, 2, 4].includes(this.#ends);
  }

  /** The words that were found. */
  get words(): ReadonlySet<string> {
    return new Set([...this.#marks.words.found, ...this.#marks.rare.found]);
  }

  columns(): Seen[] {
    return Array.from(this.#seen, (seen) => ({
      id: (seen & ID) > 0,
      decimal: (seen & DECIMAL) > 0,
      odd: (seen & ODD) > 0,
      clock: (seen & CLOCK) > 0,
      any: (seen & ANY) > 0,
    }));
  }

  /**
   * Pass over the whole rows of a piece; gives how many bytes they take.
   *
   * @param bytes from the start of a row, and one LF after the last that belongs to the text
   * @param last whether the text ends with it
   */
  rowsOf(bytes: Uint8Array, last: boolean): number {
    const end = bytes.length - 1;
    const single = this.#asked.length === 1;
    let done = 0;
    while (done < end) {
      const stop = rowEnd(bytes, done, end, this.#marks, this.#asked, this.#seen);
      if (stop < 0 || (stop >= end - 1 && !last)) break;
      if (stop > done || single) ++this.rows;
      const both = bytes[stop] === CR && bytes[stop + 1] === LF && stop + 1 < end;
      if (stop < end && stop > done) this.#ends |= both ? 2 : bytes[stop] === LF ? 1 : 4;
      done = Math.min(end, stop + (both ? 2 : 1));
    }
    this.passed += done;
    return done;
  }
}

/** The end of a row's values, a line end; −1 where quotes are not closed. What is seen in columns that are asked is marked. */
function rowEnd(bytes: Uint8Array, from: number, end: number, marks: Marks, asked: Uint8Array, seen: Uint8Array): number {
  const { quote, first, more, words, rare } = marks;
  let at = from;
  for (let column = 0; ; ++column) {
    if (bytes[at] === SPACE && quote >= 0) at = quoteAfter(bytes, at, quote);
    let start = at;
    let stop: number;
    if (bytes[at] === quote && at < end) {
      start = at + 1;
      stop = quotedEnd(bytes, start, end, marks);
      if (stop < 0) return -1;
      at = plainEnd(bytes, stop + 1, end, marks);
    } else stop = at = plainEnd(bytes, at, end, marks);
    const kind = asked[column];
    words.look(bytes, start, stop);
    if (kind === 1 || kind === 2) rare.look(bytes, start, stop);
    if (kind === 1) seen[column] |= numberSeen(bytes, start, stop, marks);
    else if (kind === 2) seen[column] |= daySeen(bytes, start, stop);
    else if (kind === 3 && stop > start) seen[column] |= ANY;
    if (at >= end || bytes[at] !== first) return at;
    at += more.length + 1;
  }
}

/** Past blanks where a quote comes after. */
function quoteAfter(bytes: Uint8Array, from: number, quote: number): number {
  let at = from;
  while (bytes[at] === SPACE) ++at;
  return bytes[at] === quote ? at : from;
}

/** Where the quote is that closes a value; −1 where there is none. */
function quotedEnd(bytes: Uint8Array, from: number, end: number, { quote, escape }: Marks): number {
  for (let at = from; ; ++at) {
    while (bytes[at] !== quote && bytes[at] !== escape && at < end) ++at;
    if (at >= end) return -1;
    if (bytes[at] === escape && (escape !== quote || bytes[at + 1] === quote)) ++at;
    else return at;
  }
}

function plainEnd(bytes: Uint8Array, from: number, end: number, { stops, first, more }: Marks): number {
  for (let at = from; ; ++at) {
    while (!stops[bytes[at]]) ++at;
    if (bytes[at] !== first || at >= end || more.length === 0 || follows(bytes, at + 1, more)) return at;
  }
}

function follows(bytes: Uint8Array, at: number, more: Uint8Array): boolean {
  for (let i = 0; i < more.length; ++i) if (bytes[at + i] !== more[i]) return false;
  return true;
}

/** What a value is, in a column that is to be numbers. */
function numberSeen(bytes: Uint8Array, from: number, to: number, { decimal, thousands }: Marks): number {
  let at = from;
  while (at < to && bytes[at] === SPACE) ++at;
  if (bytes[at] === PLUS || bytes[at] === MINUS) ++at;
  const start = at;
  let digits = 0;
  let group = -1;
  let odd = false;
  for (; at < to; ++at) {
    const byte = bytes[at];
    if (byte >= ZERO && byte <= NINE) {
      ++digits;
      if (group >= 0) ++group;
    } else if (byte === thousands && digits) {
      odd ||= group < 0 ? digits > 3 : group !== 3;
      group = 0;
    } else break;
  }
  odd ||= group >= 0 && group !== 3;
  const id = digits > 15 || (digits > 1 && bytes[start] === ZERO && isDigit(bytes[start + 1]));
  const found = (id ? ID : 0) | (odd ? ODD : 0);
  return at === to ? found : found | restSeen(bytes, at, to, digits, decimal);
}

/** What comes after the digits of a number: `.5`, `e3`; or `x1F`, `_000`, `inf`, which DuckDB takes for numbers too. */
function restSeen(bytes: Uint8Array, from: number, to: number, digits: number, decimal: number): number {
  const small = bytes[from] | 32;
  let found = bytes[from] === decimal || (digits && small === E) ? DECIMAL : 0;
  if (digits || small === I) for (let at = from; at < to; ++at) if (isOdd(bytes[at] | 32)) found |= ODD;
  return found;
}

const E = 101;
const I = 105;

/** `_` (with the bit that makes letters small), `x`, `b`, `n`. */
function isOdd(small: number): boolean {
  return small === 127 || small === 120 || small === 98 || small === 110;
}

/** Whether a time of day stands beside a day. */
function daySeen(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; ++at) if (bytes[at] === COLON) return CLOCK;
  return 0;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}
