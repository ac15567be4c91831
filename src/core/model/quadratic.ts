/** A quadratic form and its L1 penalty: g·Δ + ½ Δ'HΔ + Σ penalty · |b + Δ|. */
export interface Quadratic {
  /** Where Δ = 0 is. */
  b: Float64Array;
  gradient: Float64Array;
  /** Row-major, symmetric. */
  hessian: Float64Array;
  /** Of each coordinate; 0 where it is free. */
  penalty: Float64Array;
}

/** Sweeps at most, and the fall of the form by one coordinate below which it stands. */
const SWEEPS = 10_000;
const STILL = 1e-21;

/**
 * The step that makes a penalised quadratic form least, by cyclic coordinate descent: all coordinates once, then those that are not 0 until
 * they stand, and again until a sweep of all changes nothing.
 *
 * Source: Friedman, Hastie & Tibshirani 2010, doi:10.18637/jss.v033.i01.
 */
export function leastStep({ b, gradient, hessian, penalty }: Quadratic): Float64Array {
  const n = b.length;
  const at = Float64Array.from(b);
  const slope = Float64Array.from(gradient);

  /** Move one coordinate to its best; gives by how much the form fell, about. */
  function settle(j: number): number {
    const curve = hessian[j * n + j];
    if (!(curve > 0)) return 0;
    const free = curve * at[j] - slope[j];
    const next = (Math.sign(free) * Math.max(0, Math.abs(free) - penalty[j])) / curve;
    const by = next - at[j];
    if (by === 0) return 0;
    at[j] = next;
    for (let k = 0, row = j * n; k < n; ++k) slope[k] += by * hessian[row + k];
    return curve * by * by;
  }

  for (let sweep = 0; sweep < SWEEPS;) {
    if (swept(n, settle, () => true) < STILL) break;
    for (; sweep < SWEEPS; ++sweep) if (swept(n, settle, (j) => at[j] !== 0 || penalty[j] === 0) < STILL) break;
    ++sweep;
  }
  return at.map((value, j) => value - b[j]);
}

function swept(n: number, settle: (j: number) => number, takes: (j: number) => boolean): number {
  let most = 0;
  for (let j = 0; j < n; ++j) if (takes(j)) most = Math.max(most, settle(j));
  return most;
}
