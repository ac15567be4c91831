import type { Column } from "../table.ts";
import type { Progress } from "../progress.ts";
import type { Dropped } from "./screen.ts";

/** A column to be held against others. */
export interface Signature {
  name: string;
  column: Column;
  /** Whether it is a number, not a category. */
  number: boolean;
}

/** Correlation beyond which a column says the same as another. */
const SAME = 0.95;

/** Rows at even steps that are looked at: few for all pairs, many for those that look alike on few. */
const FEW = 400;
const MANY = 20_000;

/** What |r| on few rows may lack of the limit: six standard errors at |r| = 0.95. */
const SLACK = 0.03;

/**
 * Columns that say nearly what an earlier kept one says: numbers with |r| > 0.95, and categories whose levels pair off but for one row in forty.
 *
 * All pairs are held against each other on 400 rows and those that look alike on 20,000, so 2,000 columns take a second or two.
 */
export function lookalikes(columns: readonly Signature[], rows: number, progress: Progress): Dropped[] {
  const few = columns.map((column) => unit(column, rows, FEW));
  const found: Dropped[] = [];
  const kept: number[] = [];
  columns.forEach((column, i) => {
    const twin = kept.find(
      (k) => columns[k].number === column.number && Math.abs(dot(few[k], few[i])) > SAME - SLACK && alike(columns[k], column, rows) > SAME,
    );
    if (twin === undefined) kept.push(i);
    else found.push({ column: column.name, of: columns[twin].name, value: alike(columns[twin], column, rows) });
    progress(i / columns.length);
  });
  return found;
}

function alike(a: Signature, b: Signature, rows: number): number {
  const r = Math.abs(dot(unit(a, rows, MANY), unit(b, rows, MANY)));
  return a.number ? r : Math.min(r, pairing(values(a, rows, MANY), values(b, rows, MANY)));
}

/** Values of mean 0 and length 1 at even steps; a level counts as its place by frequency, what is missing as the mean. */
function unit(column: Signature, rows: number, most: number): Float64Array {
  const found = column.number ? values(column, rows, most) : byFrequency(values(column, rows, most));
  let [sum, n] = [0, 0];
  for (const value of found)
    if (Number.isFinite(value)) {
      sum += value;
      ++n;
    }
  const centred = found.map((value) => (Number.isFinite(value) ? value - sum / n : 0));
  const length = Math.sqrt(dot(centred, centred)) || 1;
  return centred.map((value) => value / length);
}

/** Numbers, or codes with −1 for missing. */
function values({ column }: Signature, rows: number, most: number): Float64Array {
  const step = Math.max(1, Math.ceil(rows / most));
  return Float64Array.from({ length: Math.ceil(rows / step) }, (_, i) => (column instanceof Float64Array ? column[i * step] : column.codes[i * step]));
}

function byFrequency(levels: Float64Array): Float64Array {
  const counts = new Map<number, number>();
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  const place = new Map([...counts].sort(([a, n], [b, m]) => m - n || a - b).map(([level], at) => [level, at]));
  return levels.map((level) => place.get(level)!);
}

/** Share of rows on which the levels of two categories pair off, the worse of the two directions; 0.975 is told as 0.95. */
function pairing(a: Float64Array, b: Float64Array): number {
  return 2 * Math.min(follows(a, b), follows(b, a)) - 1;
}

/** Share of rows that have the level of b which goes most often with their level of a. */
function follows(a: Float64Array, b: Float64Array): number {
  const joint = new Map<number, Map<number, number>>();
  a.forEach((level, i) => {
    const own = joint.get(level) ?? new Map<number, number>();
    own.set(b[i], (own.get(b[i]) ?? 0) + 1);
    joint.set(level, own);
  });
  let agree = 0;
  for (const own of joint.values()) agree += Math.max(...own.values());
  return agree / a.length;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i] * b[i];
  return sum;
}
