/**
 * Type 7 quantiles of values that stand on several rows each.
 *
 * @param values ascending, each once
 * @param counts rows of each, whole and positive
 * @param shares each 0…1
 */
export function weightedQuantiles(values: ArrayLike<number>, counts: ArrayLike<number>, shares: readonly number[]): number[] {
  const upTo = runningCounts(counts);
  const n = upTo[upTo.length - 1] ?? 0;
  return shares.map((share) => {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`weightedQuantiles: share ${share}`);
    if (!n) return NaN;
    const h = (n - 1) * share;
    const low = Math.floor(h);
    const below = values[placeOf(upTo, low)];
    const above = values[placeOf(upTo, Math.min(low + 1, n - 1))];
    return below + (h - low) * (above - below);
  });
}

/**
 * Quantiles that are values themselves: the one at rank ⌊(n − 1)p⌋, counted from zero. For what cannot be halved, as days.
 *
 * @param values ascending, each once
 * @param counts rows of each, whole and positive
 */
export function lowerQuantiles(values: ArrayLike<number>, counts: ArrayLike<number>, shares: readonly number[]): number[] {
  const upTo = runningCounts(counts);
  const n = upTo[upTo.length - 1] ?? 0;
  return shares.map((share) => (n ? values[placeOf(upTo, Math.floor((n - 1) * share))] : NaN));
}

function runningCounts(counts: ArrayLike<number>): Float64Array {
  const upTo = new Float64Array(counts.length);
  let n = 0;
  for (let i = 0; i < counts.length; ++i) upTo[i] = n += counts[i];
  return upTo;
}

/** The first place whose running count is beyond `rank`. */
function placeOf(upTo: Float64Array, rank: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle] > rank) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Mean and standard deviation (n − 1; null for one row) of values that stand on several rows each. */
export function weightedMoments(values: ArrayLike<number>, counts: ArrayLike<number>): { n: number; mean: number; sd: number | null } {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < counts.length; ++i) {
    n += counts[i];
    const gap = values[i] - mean;
    mean += (gap * counts[i]) / n;
    squares += gap * (values[i] - mean) * counts[i];
  }
  return { n, mean: n ? mean : NaN, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null };
}
