/** How often two clusterings put rows together, as counts by pair of labels. */
function crossed(a: Int32Array, b: Int32Array): { counts: Float64Array; rows: Float64Array; columns: Float64Array } {
  if (a.length !== b.length) throw new RangeError(`crossed: ${a.length} and ${b.length} labels`);
  const [ka, kb] = [a, b].map((labels) => labels.reduce((max, c) => Math.max(max, c + 1), 0));
  const counts = new Float64Array(ka * kb);
  const [rows, columns] = [new Float64Array(ka), new Float64Array(kb)];
  for (let i = 0; i < a.length; ++i) {
    ++counts[a[i] * kb + b[i]];
    ++rows[a[i]];
    ++columns[b[i]];
  }
  return { counts, rows, columns };
}

/**
 * How well two clusterings of the same rows agree: 1 the same, about 0 by chance. Labels count from 0.
 *
 * Source: Hubert & Arabie 1985, doi:10.1007/BF01908075. Checked: tests/golden/kmeans.json (scikit-learn).
 */
export function adjustedRand(a: Int32Array, b: Int32Array): number {
  const { counts, rows, columns } = crossed(a, b);
  const pairs = (sizes: Float64Array) => sizes.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const [both, first, second] = [pairs(counts), pairs(rows), pairs(columns)];
  const all = (a.length * (a.length - 1)) / 2;
  const chance = (first * second) / all;
  const most = (first + second) / 2;
  return most === chance ? 1 : (both - chance) / (most - chance);
}

/**
 * For each of the k clusters of `reference`, the largest Jaccard overlap with a cluster of `other`: rows in both over rows in either.
 *
 * Source: Hennig 2007, doi:10.1016/j.csda.2006.11.025.
 */
export function bestJaccard(reference: Int32Array, other: Int32Array, k: number): Float64Array {
  const { counts, rows, columns } = crossed(reference, other);
  const best = new Float64Array(k);
  for (let c = 0; c < rows.length; ++c)
    columns.forEach((size, o) => {
      const both = counts[c * columns.length + o];
      if (both) best[c] = Math.max(best[c], both / (rows[c] + size - both));
    });
  return best;
}
