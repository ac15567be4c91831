/** What a value is as it stands in the file. */
export const MISSING = 0;
/** Text of nothing but white space: missing, unless the column is text. */
export const BLANK = 1;
export const TEXT = 2;
export const WHOLE = 3;
export const FRACTION = 4;
/** A whole number of more than 15 digits, which a number may not hold exactly. */
export const LONG = 5;
/** A number of milliseconds since 1970-01-01, at midnight. */
export const DAY = 6;
export const MOMENT = 7;
export const BOOLEAN = 8;

/** How many rows are kept together, and how many go into one stream. */
export const SPAN_ROWS = 65_536;

/** A span begins with room for so many rows. */
const FIRST_ROWS = 256;

interface Span {
  kinds: Uint8Array;
  numbers?: Float64Array;
  texts?: (string | undefined)[];
}

/** A column that grows cell by cell, in any order; what was never put is missing. Spans without values take no room. */
export class Column {
  /** The last row with a value; −1 for none. */
  last = -1;
  private readonly spans: (Span | undefined)[] = [];

  /** @param text how the value is written, where the number does not say it */
  put(row: number, kind: number, number: number, text?: string): void {
    const index = Math.floor(row / SPAN_ROWS);
    const at = row - index * SPAN_ROWS;
    const span = (this.spans[index] ??= { kinds: new Uint8Array(FIRST_ROWS) });
    if (at >= span.kinds.length) grow(span, at);
    span.kinds[at] = kind;
    if (row > this.last) this.last = row;
    if (kind > TEXT) (span.numbers ??= new Float64Array(span.kinds.length))[at] = number;
    if (text !== undefined) (span.texts ??= new Array<string | undefined>(span.kinds.length))[at] = text;
  }

  kind(row: number): number {
    return this.spans[Math.floor(row / SPAN_ROWS)]?.kinds[row % SPAN_ROWS] ?? MISSING;
  }

  number(row: number): number {
    return this.spans[Math.floor(row / SPAN_ROWS)]?.numbers?.[row % SPAN_ROWS] ?? NaN;
  }

  /** The value as text, or null where it is missing. */
  text(row: number): string | null {
    const kind = this.kind(row);
    if (kind === MISSING) return null;
    const own = this.spans[Math.floor(row / SPAN_ROWS)]!.texts?.[row % SPAN_ROWS];
    if (own !== undefined) return own;
    const number = this.number(row);
    if (kind === DAY) return writtenDay(number);
    if (kind === MOMENT) return writtenMoment(number);
    return writtenNumber(number);
  }
}

/** Make room for one more place, and twice what there was. */
function grow(span: Span, at: number): void {
  const rows = Math.min(SPAN_ROWS, Math.max(at + 1, 2 * span.kinds.length));
  const kinds = new Uint8Array(rows);
  kinds.set(span.kinds);
  span.kinds = kinds;
  if (span.numbers) {
    const numbers = new Float64Array(rows);
    numbers.set(span.numbers);
    span.numbers = numbers;
  }
  if (span.texts) span.texts.length = rows;
}

/** A number in digits, never in powers of ten: `13800001234`. */
export function writtenNumber(value: number): string {
  const text = String(value);
  const power = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!power) return text;
  const [, sign, first, rest = "", exponent] = power;
  const digits = first + rest;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + (point >= digits.length ? digits.padEnd(point, "0") : `${digits.slice(0, point)}.${digits.slice(point)}`);
}

/** `2024-01-31` */
export function writtenDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, -14);
}

/** `2024-01-31 12:00:00`, with milliseconds where there are any. */
export function writtenMoment(ms: number): string {
  return new Date(ms)
    .toISOString()
    .slice(0, -1)
    .replace("T", " ")
    .replace(/\.000$/, "");
}
