import { randomFrom } from "../random.ts";
import { CHUNK } from "./moments.ts";

/** Numbers in single or double precision. */
export type Reals = Float32Array | Float64Array;

/** A matrix of n rows and d columns. */
export interface Rows {
  /** Row-major n×d, finite; read only. */
  readonly x: Reals;
  readonly n: number;
  readonly d: number;
}

/** A matrix in pieces of at most 65,536 rows, without a copy; each with the row it begins at. */
export function* pieces({ x, n, d }: Rows): Generator<{ from: number; part: Rows }> {
  for (let from = 0; from < n; from += CHUNK) {
    const to = Math.min(n, from + CHUNK);
    yield { from, part: { x: x.subarray(from * d, to * d), n: to - from, d } };
  }
}

/** Row numbers of a seeded sample without repeats, ascending; all rows where there are no more than `size`. */
export function sampleRows(n: number, size: number, seed: string): Int32Array {
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  if (n <= size) return rows;
  const random = randomFrom(seed);
  for (let i = 0; i < size; ++i) {
    const j = i + random.int(n - i);
    [rows[i], rows[j]] = [rows[j], rows[i]];
  }
  return rows.slice(0, size).sort();
}

/** Some rows of a row-major matrix with d columns. */
export function takeRows<A extends Reals>(x: A, d: number, rows: ArrayLike<number>): A {
  const taken = (x instanceof Float32Array ? new Float32Array(rows.length * d) : new Float64Array(rows.length * d)) as A;
  for (let i = 0; i < rows.length; ++i) taken.set(x.subarray(rows[i] * d, rows[i] * d + d), i * d);
  return taken;
}

/** The rows of a sample, as a matrix; the same one where there are no more. */
export function sampled(rows: Rows, size: number, seed: string): Rows {
  if (rows.n <= size) return rows;
  return { x: takeRows(rows.x, rows.d, sampleRows(rows.n, size, seed)), n: size, d: rows.d };
}
