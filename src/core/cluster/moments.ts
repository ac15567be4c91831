import type { Reals } from "./rows.ts";

/** Rows whose sums are kept together, then merged in order, so that the answer does not depend on who did the work. */
export const CHUNK = 65_536;

/** Mean and population variance of each column of a row-major n×d matrix; two passes, sums by chunk. */
export function columnMoments(x: Reals, n: number, d: number): { means: Float64Array; variances: Float64Array } {
  const means = columnSums(x, n, d, null).map((sum) => sum / n);
  const variances = columnSums(x, n, d, means).map((sum) => sum / n);
  return { means, variances };
}

/** Sums of columns; or, about given means, of squared differences. */
function columnSums(x: Reals, n: number, d: number, about: Float64Array | null): Float64Array {
  const sums = new Float64Array(d);
  const part = new Float64Array(d);
  for (let start = 0; start < n; start += CHUNK) {
    part.fill(0);
    const end = Math.min(n, start + CHUNK) * d;
    if (about) for (let at = start * d; at < end; at += d) for (let j = 0; j < d; ++j) part[j] += (x[at + j] - about[j]) ** 2;
    else for (let at = start * d; at < end; at += d) for (let j = 0; j < d; ++j) part[j] += x[at + j];
    for (let j = 0; j < d; ++j) sums[j] += part[j];
  }
  return sums;
}
