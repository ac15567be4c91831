import type { Reals } from "./rows.ts";

/** Rows whose sums are kept together, then merged in order, so that the answer does not depend on who did the work. */
export const CHUNK = 65_536;

/** Mean and population variance of each column of a row-major n×d matrix; two passes, sums by chunk. */
export function columnMoments(x: Reals, n: number, d: number): { means: Float64Array; variances: Float64Array } {
  const means = columnSums(x, n, d, null).map((sum) => sum / n);
  const variances = columnSums(x, n, d, means).map((sum) => sum / n);
  return { means, variances };
}

/** Rows read at a time: in double precision, whatever they are kept in. */
const BLOCK = 512;

/** Sums of columns; or, about given means, of squared differences. */
function columnSums(x: Reals, n: number, d: number, about: Float64Array | null): Float64Array {
  const sums = new Float64Array(d);
  const part = new Float64Array(d);
  const rows = new Float64Array(BLOCK * d);
  for (let start = 0; start < n; start += CHUNK) {
    part.fill(0);
    const end = Math.min(n, start + CHUNK);
    for (let from = start; from < end; from += BLOCK) {
      const to = Math.min(end, from + BLOCK);
      rows.set(x.subarray(from * d, to * d));
      if (about) addSquares(rows, (to - from) * d, about, part);
      else for (let at = 0, last = (to - from) * d; at < last; at += d) for (let j = 0; j < d; ++j) part[j] += rows[at + j];
    }
    for (let j = 0; j < d; ++j) sums[j] += part[j];
  }
  return sums;
}

function addSquares(rows: Float64Array, last: number, about: Float64Array, into: Float64Array): void {
  const d = about.length;
  for (let at = 0; at < last; at += d)
    for (let j = 0; j < d; ++j) {
      const gap = rows[at + j] - about[j];
      into[j] += gap * gap;
    }
}
