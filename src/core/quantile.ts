/**
 * The p-quantile of sorted numbers, type 7: linear between ranks, h = (n − 1)p.
 *
 * The default of R, numpy and DuckDB's `quantile_cont`.
 *
 * @param sorted ascending, no NaN; of an empty array the answer is NaN
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: p ${p}`);
  const n = sorted.length;
  if (!n) return NaN;
  const h = (n - 1) * p;
  const low = Math.floor(h);
  const below = sorted[low];
  return low + 1 < n ? below + (h - low) * (sorted[low + 1] - below) : below;
}

/** The type 7 quantiles of numbers in any order; what is not finite is left out. Reads only. */
export function quantiles(values: ArrayLike<number>, ps: readonly number[]): number[] {
  const sorted = ascending(values);
  return ps.map((p) => quantile(sorted, p));
}

/** A sorted copy without what is not finite. */
export function ascending(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; ++i) if (Number.isFinite(values[i])) kept[n++] = values[i];
  return kept.subarray(0, n).sort();
}
