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
  return drawn(finite(values), ps);
}

/** The same of finite numbers, which are left in another order; sorted ones stay sorted. Each costs O(n): they are brought to their ranks without being sorted. */
export function drawn(values: Float64Array, ps: readonly number[]): number[] {
  const n = values.length;
  const found = ps.map(() => NaN);
  let settled = 0;
  for (const at of ps.map((_, i) => i).sort((a, b) => ps[a] - ps[b])) {
    if (!(ps[at] >= 0 && ps[at] <= 1)) throw new RangeError(`quantile: p ${ps[at]}`);
    if (!n) continue;
    const h = (n - 1) * ps[at];
    const low = Math.floor(h);
    settle(values, low, settled);
    settled = low;
    found[at] = values[low];
    if (h === low) continue;
    let next = Infinity;
    for (let i = low + 1; i < n; ++i) if (values[i] < next) next = values[i];
    found[at] += (h - low) * (next - values[low]);
  }
  return found;
}

/** Bring the number of a rank to its place, the smaller ones before it and the larger behind; those before `from` are in theirs. Source: Hoare 1961. */
function settle(values: Float64Array, rank: number, from: number): void {
  let [left, right] = [from, values.length - 1];
  while (left < right) {
    const [a, b, c] = [values[left], values[(left + right) >> 1], values[right]];
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let [i, j] = [left, right];
    while (i <= j) {
      while (values[i] < pivot) ++i;
      while (values[j] > pivot) --j;
      if (i > j) break;
      const swap = values[i];
      values[i++] = values[j];
      values[j--] = swap;
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else return;
  }
}

/** A sorted copy without what is not finite. */
export function ascending(values: ArrayLike<number>): Float64Array {
  return finite(values).sort();
}

/** A copy without what is not finite. */
export function finite(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; ++i) if (Number.isFinite(values[i])) kept[n++] = values[i];
  return kept.subarray(0, n);
}
