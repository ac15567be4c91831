import { BLANK, BOOLEAN, DAY, FRACTION, LONG, MOMENT, TEXT, WHOLE, writtenNumber } from "./column.ts";
import type { Meaning } from "./excel-formats.ts";
import { unescaped } from "./excel-strings.ts";
import { momentIn } from "./read-as.ts";

const DAY_MS = 86_400_000;

/** 9999-12-31, the last day of Excel. */
const LAST_SERIAL = 2_958_465;

/** From here on Excel shows no more than 15 digits. */
const LONG_FROM = 1e15;

/** A cell as it is written. */
export interface Cell {
  row: number;
  column: number;
  type: string;
  style: number;
  text: string;
}

/** What a workbook says about the meaning of its cells. */
export interface Meanings {
  strings: readonly string[];
  /** Of each style. */
  meanings: readonly Meaning[];
  from1904: boolean;
}

/** Takes a value, as column.ts has them. */
export type Keep = (kind: number, number: number, text?: string) => void;

/** @throws Error which says that the XML is not that of a sheet */
export function broken(what: string): never {
  throw new Error(what);
}

/** Keep a cell as what it is. Errors such as #N/A are no values. @throws Error where it cannot be */
export function keepCell(cell: Cell, book: Meanings, keep: Keep): void {
  const { type, text } = cell;
  if (type === "s") keepText(book.strings[Number(text)] ?? broken("string"), keep);
  else if (type === "str" || type === "inlineStr") keepText(unescaped(text), keep);
  else if (type === "b") keep(BOOLEAN, text === "1" || text === "true" ? 1 : 0, text === "1" || text === "true" ? "TRUE" : "FALSE");
  else if (type === "d") keep(text.length > 10 ? MOMENT : DAY, momentIn(text) ?? broken("date"));
  else if (type !== "e") keepNumber(cell, book, keep);
}

function keepText(text: string, keep: Keep): void {
  if (text !== "") keep(text.trim() ? TEXT : BLANK, NaN, text);
}

function keepNumber({ style, text }: Cell, { meanings, from1904 }: Meanings, keep: Keep): void {
  const value = Number(text);
  if (!Number.isFinite(value)) broken("number");
  const meaning = meanings[style] ?? "number";
  const serial = from1904 ? value + 1462 : value;
  const isDay = serial >= 0 && serial < LAST_SERIAL + 1;
  if (meaning === "number") keepPlain(value, text, keep);
  else if (typeof meaning === "object") keepDigits(value, text, meaning.digits, keep);
  else if (value >= 0 && (meaning === "length" || (meaning === "time" && value < 1))) keepText(writtenTime(value), keep);
  else if (isDay && meaning !== "length") keepMoment(serial, meaning !== "day", keep);
  else keepPlain(value, text, keep);
}

/** A number, with its digits as Excel shows them: at most 15. */
function keepPlain(value: number, text: string, keep: Keep): void {
  if (Number.isInteger(value)) {
    if (Math.abs(value) < LONG_FROM) keep(WHOLE, value);
    else keep(Math.abs(value) < 1e21 ? LONG : FRACTION, value, /^-?\d+$/.test(text) ? text : writtenNumber(value));
    return;
  }
  const shown = Number(value.toPrecision(15));
  keep(FRACTION, value, shown === value ? undefined : writtenNumber(shown));
}

function keepDigits(value: number, text: string, digits: number, keep: Keep): void {
  if (Number.isInteger(value) && value >= 0 && value < LONG_FROM) keepText(String(value).padStart(digits, "0"), keep);
  else keepPlain(value, text, keep);
}

/** Excel's count of days since 1900 has a 29 February 1900, so days before it are one less. */
function keepMoment(serial: number, timed: boolean, keep: Keep): void {
  const ms = Math.round((serial - (serial < 60 ? 25_568 : 25_569)) * DAY_MS);
  keep(timed || ms % DAY_MS ? MOMENT : DAY, ms);
}

/** A time of day, or a length of time, as `08:30:00` or `26:30:00`. */
function writtenTime(days: number): string {
  const ms = Math.round(days * DAY_MS);
  const two = (value: number) => String(value).padStart(2, "0");
  const whole = `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}`;
  return ms % 1000 ? `${whole}.${String(ms % 1000).padStart(3, "0")}` : whole;
}
