/**
 * The Cholesky factor of a symmetric matrix given by its lower triangle, row by row: L with L·Lᵀ, laid out the same. Null where the matrix is
 * not positive definite to working precision.
 *
 * Time O(n³/6).
 */
export function cholesky(lower: Float64Array, n: number): Float64Array | null {
  const factor = Float64Array.from(lower);
  for (let i = 0; i < n; ++i) {
    const row = (i * (i + 1)) / 2;
    for (let j = 0; j <= i; ++j) {
      const other = (j * (j + 1)) / 2;
      let sum = factor[row + j];
      for (let k = 0; k < j; ++k) sum -= factor[row + k] * factor[other + k];
      if (j < i) factor[row + j] = sum / factor[other + j];
      else if (sum > 1e-13 * lower[row + i]) factor[row + i] = Math.sqrt(sum);
      else return null;
    }
  }
  return factor;
}

/** Solve L·Lᵀ·x = b. */
export function solveCholesky(factor: Float64Array, b: ArrayLike<number>): Float64Array {
  const n = b.length;
  const x = Float64Array.from(b);
  for (let i = 0; i < n; ++i) {
    const row = (i * (i + 1)) / 2;
    for (let k = 0; k < i; ++k) x[i] -= factor[row + k] * x[k];
    x[i] /= factor[row + i];
  }
  for (let i = n - 1; i >= 0; --i) {
    const row = (i * (i + 1)) / 2;
    x[i] /= factor[row + i];
    for (let k = 0; k < i; ++k) x[k] -= factor[row + k] * x[i];
  }
  return x;
}
