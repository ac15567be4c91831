/** Rows whose sums are kept together, then merged in order, so that the answer does not depend on who did the work. */
export const CHUNK = 65_536;

/** Mean and population variance of each column of a row-major n×d matrix; two passes, sums by chunk. */
export function columnMoments(x: Float64Array, n: number, d: number): { means: Float64Array; variances: Float64Array } {
  const means = columnSums(n, d, (i, j) => x[i * d + j]).map((sum) => sum / n);
  const variances = columnSums(n, d, (i, j) => (x[i * d + j] - means[j]) ** 2).map((sum) => sum / n);
  return { means, variances };
}

function columnSums(n: number, d: number, value: (i: number, j: number) => number): Float64Array {
  const sums = new Float64Array(d);
  const part = new Float64Array(d);
  for (let start = 0; start < n; start += CHUNK) {
    part.fill(0);
    for (let i = start; i < Math.min(n, start + CHUNK); ++i) for (let j = 0; j < d; ++j) part[j] += value(i, j);
    for (let j = 0; j < d; ++j) sums[j] += part[j];
  }
  return sums;
}
