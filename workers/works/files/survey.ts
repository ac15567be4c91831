import type { Progress } from "../../../src/core/progress.ts";

/** What is asked of a column: nothing, or what would be lost if it were read as a number or a day. */
export type Watch = "none" | "number" | "day";

/** A text to look through, in UTF-8, from its first row of data on. */
export interface SurveyInput {
  content: Blob;
  delimiter: string;
  /** Empty where values are never quoted. */
  quote: string;
  escape: string;
  decimal: string;
  thousands: string;
  columns: readonly Watch[];
}

/** What a column holds that a sample may not have shown. */
export interface Seen {
  /** A number with a zero in front, or with more than 15 digits before the decimals: an id. */
  id: boolean;
  /** A number with decimals or an exponent. */
  decimal: boolean;
  /** What DuckDB takes for a number though nobody writes numbers so: `0x1F`, `1_000`, `inf`. */
  odd: boolean;
  /** A time beside the day. */
  clock: boolean;
}

/** A whole text in one pass. */
export interface Survey {
  /** Rows; a blank line is one only where there is a single column. */
  rows: number;
  columns: readonly Seen[];
  /** Whether rows end in more than one way. */
  mixed: boolean;
  /** Where the first zero byte is; −1 where there is none. */
  zeroAt: number;
  /** Where a row begins that ends inside quotes, or is longer than 10 MB; −1 where there is none. */
  openAt: number;
}

/** How much is looked at in one go. */
const PIECE_BYTES = 4 << 20;

/** Rows may be this long, as DuckDB is told. */
const ROW_BYTES = 10_000_000;

const [LF, CR, SPACE, PLUS, MINUS, DOT, COLON, ZERO, NINE] = [10, 13, 32, 43, 45, 46, 58, 48, 57];
const [ID, DECIMAL, ODD, CLOCK] = [1, 2, 4, 8];
const ENDS = { [LF]: 1, both: 2, [CR]: 4 };

/** Look through a text once, beside the engine that reads it, for what the engine would read and silently change. */
export async function survey(input: SurveyInput, progress: Progress): Promise<Survey> {
  const { content } = input;
  const scan = scanner(input);
  let rest = new Uint8Array(0);
  let open = false;
  for (let at = 0; at < content.size && !open; at += PIECE_BYTES) {
    const piece = new Uint8Array(await content.slice(at, at + PIECE_BYTES).arrayBuffer());
    const bytes = joined(rest, piece);
    const last = at + PIECE_BYTES >= content.size;
    const used = scan.rows(bytes, last);
    rest = bytes.slice(used, bytes.length - 1);
    open = rest.length > ROW_BYTES || (last && rest.length > 0);
    progress(Math.min(1, (at + PIECE_BYTES) / content.size));
  }
  return scan.found(open);
}

/** Two pieces, and a line end after them that stops every search. */
function joined(rest: Uint8Array, piece: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(rest.length + piece.length + 1);
  bytes.set(rest);
  bytes.set(piece, rest.length);
  bytes[bytes.length - 1] = LF;
  return bytes;
}

function scanner({ columns, ...input }: SurveyInput) {
  const encoder = new TextEncoder();
  const [delimiter, quoteBytes, escapeBytes] = [input.delimiter, input.quote, input.escape].map((mark) => encoder.encode(mark));
  const [first, second, third] = delimiter;
  const more = delimiter.length - 1;
  const quote = quoteBytes[0] ?? -1;
  const escape = escapeBytes[0] ?? -1;
  const decimal = input.decimal.charCodeAt(0);
  const thousands = input.thousands ? input.thousands.charCodeAt(0) : -1;
  const watch = Uint8Array.from(columns, (one) => ["none", "number", "day"].indexOf(one));
  const flags = new Uint8Array(columns.length);
  const stops = new Uint8Array(256);
  for (const byte of [0, LF, CR, first]) stops[byte] = 1;
  const single = columns.length === 1;
  let rows = 0;
  let ends = 0;
  let zeroAt = -1;
  let base = 0;

  /** Where the value that begins at `i` ends; −1 where a quote is never closed. */
  function quotedEnd(bytes: Uint8Array, from: number, end: number): number {
    for (let i = from; ; ++i) {
      while (bytes[i] !== quote && bytes[i] !== escape && i < end) {
        if (bytes[i] === 0 && zeroAt < 0) zeroAt = base + i;
        ++i;
      }
      if (i >= end) return -1;
      if (bytes[i] === escape && (escape !== quote || bytes[i + 1] === quote)) ++i;
      else return i;
    }
  }

  /** Past blanks where a quote comes after. */
  function quoteAfter(bytes: Uint8Array, from: number): number {
    let i = from;
    while (bytes[i] === SPACE) ++i;
    return bytes[i] === quote ? i : from;
  }

  function plainEnd(bytes: Uint8Array, from: number, end: number): number {
    for (let i = from; ; ++i) {
      while (!stops[bytes[i]]) ++i;
      const byte = bytes[i];
      if (byte === 0) {
        if (zeroAt < 0) zeroAt = base + i;
      } else if (byte !== first || i >= end) return i;
      else if (more === 0 || (bytes[i + 1] === second && (more === 1 || bytes[i + 2] === third))) return i;
    }
  }

  /** What a value is, of a column that is to be numbers. */
  function figure(bytes: Uint8Array, from: number, to: number): number {
    let i = from;
    while (i < to && bytes[i] === SPACE) ++i;
    if (bytes[i] === PLUS || bytes[i] === MINUS) ++i;
    const start = i;
    let digits = 0;
    for (; i < to; ++i) {
      const byte = bytes[i];
      if (byte >= ZERO && byte <= NINE) ++digits;
      else if (byte !== thousands) break;
    }
    let found = digits > 15 || (digits > 1 && bytes[start] === ZERO && i > start + 1 && isDigit(bytes[start + 1])) ? ID : 0;
    if (i === to) return found;
    if (bytes[i] === decimal || bytes[i] === DOT) found |= DECIMAL;
    else if (digits && (bytes[i] | 32) === 101) found |= DECIMAL;
    if (digits || (bytes[i] | 32) === 105) for (; i < to; ++i) if (isOdd(bytes[i])) found |= ODD;
    return found;
  }

  function hasColon(bytes: Uint8Array, from: number, to: number): number {
    for (let i = from; i < to; ++i) if (bytes[i] === COLON) return CLOCK;
    return 0;
  }

  /** The end of one row's values, a line end; −1 where it does not end. */
  function values(bytes: Uint8Array, from: number, end: number): number {
    let i = from;
    for (let column = 0; ; ++column) {
      let start = i;
      let stop: number;
      if (bytes[i] === SPACE && quote >= 0) i = quoteAfter(bytes, i);
      if (bytes[i] === quote && i < end) {
        start = i + 1;
        stop = quotedEnd(bytes, start, end);
        if (stop < 0) return -1;
        i = plainEnd(bytes, stop + 1, end);
      } else stop = i = plainEnd(bytes, i, end);
      const asked = watch[column];
      if (asked === 1) flags[column] |= figure(bytes, start, stop);
      else if (asked === 2) flags[column] |= hasColon(bytes, start, stop);
      if (bytes[i] !== first || i >= end || bytes[i] === LF || bytes[i] === CR) return i;
      i += more + 1;
    }
  }

  return {
    /** Pass over whole rows; gives how many bytes they take. */
    rows(bytes: Uint8Array, last: boolean): number {
      const end = bytes.length - 1;
      let done = 0;
      while (done < end) {
        const stop = values(bytes, done, end);
        if (stop < 0) break;
        if (stop >= end - 1 && !last) break;
        if (stop > done || single) ++rows;
        if (stop < end) {
          const both = bytes[stop] === CR && bytes[stop + 1] === LF && stop + 1 < end;
          if (stop > done) ends |= both ? ENDS.both : ENDS[bytes[stop]];
          done = stop + (both ? 2 : 1);
        } else done = end;
      }
      base += done;
      return done;
    },
    found: (open: boolean): Survey => ({
      rows,
      columns: Array.from(flags, (flag) => ({ id: (flag & ID) > 0, decimal: (flag & DECIMAL) > 0, odd: (flag & ODD) > 0, clock: (flag & CLOCK) > 0 })),
      mixed: ![0, 1, 2, 4].includes(ends),
      zeroAt,
      openAt: open ? base : -1,
    }),
  };
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

/** Of `0x1F`, `0b1`, `1_000`, `inf`; not of numbers, and not of what is refused as a number anyway. */
function isOdd(byte: number): boolean {
  const small = byte | 32;
  return byte === 95 || small === 120 || small === 98 || small === 110;
}
