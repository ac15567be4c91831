import type { Progress } from "../../../src/core/progress.ts";
import { LF, Scan } from "./scan.ts";

/** What is asked of a column: nothing, what would be lost if it were read as a number or a day, or whether it holds anything. */
export type Watch = "none" | "number" | "day" | "any";

/** A text to look through, in UTF-8, from its first row of data on. */
export interface SurveyInput {
  content: Blob;
  delimiter: string;
  /** Empty where values are never quoted. */
  quote: string;
  escape: string;
  decimal: string;
  thousands: string;
  /** Words to be watched for in any column, none of them empty. */
  words: readonly string[];
  /** Words to be watched for in columns of numbers and days. */
  rare: readonly string[];
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
  /** A value. */
  any: boolean;
}

/** A whole text in one pass. */
export interface Survey {
  /** Rows; a blank line is one only where there is a single column. */
  rows: number;
  columns: readonly Seen[];
  /** Those of the words that stand alone as values. */
  words: readonly string[];
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

/** Look through a text once, beside the engine that reads it, for what the engine would read and silently change. */
export async function survey(input: SurveyInput, progress: Progress): Promise<Survey> {
  const { content } = input;
  const scan = new Scan(input);
  let rest = new Uint8Array(0);
  let open = false;
  let zeroAt = -1;
  for (let at = 0; at < content.size && !open; at += PIECE_BYTES) {
    const piece = new Uint8Array(await content.slice(at, at + PIECE_BYTES).arrayBuffer());
    const zero = piece.indexOf(0);
    if (zero >= 0 && zeroAt < 0) zeroAt = at + zero;
    const bytes = joined(rest, piece);
    const last = at + PIECE_BYTES >= content.size;
    const used = scan.rowsOf(bytes, last);
    rest = bytes.slice(used, bytes.length - 1);
    open = rest.length > ROW_BYTES || (last && rest.length > 0);
    progress(Math.min(1, (at + PIECE_BYTES) / content.size));
  }
  return { rows: scan.rows, columns: scan.columns(), words: [...scan.words], mixed: scan.mixed, zeroAt, openAt: open ? scan.passed : -1 };
}

/** Two pieces, and a line end after them that stops every search. */
function joined(rest: Uint8Array, piece: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(rest.length + piece.length + 1);
  bytes.set(rest);
  bytes.set(piece, rest.length);
  bytes[bytes.length - 1] = LF;
  return bytes;
}
