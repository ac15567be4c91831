import { distance2 } from "./distance.ts";
import { sampleRows, takeRows } from "./kmeans.ts";

/** How well rows lie in their clusters, −1…1. */
export interface Silhouette {
  /** Mean over all rows, −1…1. */
  mean: number;
  /** Mean of each cluster; 0 for an empty one. */
  byCluster: Float64Array;
}

/**
 * How much nearer rows are to their own cluster than to the next: the exact mean silhouette. Time O(n²·d).
 *
 * s = (b − a) / max(a, b), of mean distances to the own and to the nearest other cluster; 0 for a row alone in its cluster.
 *
 * @param labels 0…k−1
 *
 * Source: Rousseeuw 1987, doi:10.1016/0377-0427(87)90125-7.
 * Checked: tests/golden/kmeans.json (scikit-learn).
 */
export function silhouette(x: Float64Array, d: number, labels: Int32Array, k: number): Silhouette {
  const n = labels.length;
  const sums = new Float64Array(n * k);
  for (let i = 0; i < n; ++i)
    for (let j = i + 1; j < n; ++j) {
      const gap = Math.sqrt(distance2(x, i * d, x, j * d, d));
      sums[i * k + labels[j]] += gap;
      sums[j * k + labels[i]] += gap;
    }
  return widths(sums, labels, k);
}

/** The silhouette of rows known only by their distances, an n×n matrix; the `avg.width` of R's `pam`. */
export function silhouetteOf(distances: Float64Array, labels: Int32Array, k: number): Silhouette {
  const n = labels.length;
  const sums = new Float64Array(n * k);
  for (let i = 0; i < n; ++i) for (let j = 0; j < n; ++j) sums[i * k + labels[j]] += distances[i * n + j];
  return widths(sums, labels, k);
}

/**
 * A silhouette of many clusterings of the same rows: exact on at most `size` of them, drawn once, with every cluster weighing by its true share.
 *
 * Distances are worked out once, so each clustering costs O(size²).
 */
export function sampledSilhouette(
  x: Float64Array,
  n: number,
  d: number,
  { size, seed }: { size: number; seed: string },
): (labels: Int32Array, k: number) => number {
  const rows = sampleRows(n, size, seed);
  const m = rows.length;
  const part = takeRows(x, d, rows);
  const distances = new Float64Array(m * m);
  for (let i = 0; i < m; ++i) for (let j = i + 1; j < m; ++j) distances[i * m + j] = distances[j * m + i] = Math.sqrt(distance2(part, i * d, part, j * d, d));
  return (labels, k) => {
    const own = Int32Array.from(rows, (i) => labels[i]);
    const { byCluster } = silhouetteOf(distances, own, k);
    const [all, drawn] = [new Float64Array(k), new Float64Array(k)];
    for (const c of labels) ++all[c];
    for (const c of own) ++drawn[c];
    let [sum, weight] = [0, 0];
    for (let c = 0; c < k; ++c) {
      if (!drawn[c]) continue;
      sum += all[c] * byCluster[c];
      weight += all[c];
    }
    return sum / weight;
  };
}

/**
 * The silhouette with squared distances, over all rows in O(n·k·d). Larger than the plain one: never compare the two.
 *
 * Equals scikit-learn's with `metric="sqeuclidean"`.
 */
export function squaredSilhouette(x: Float64Array, d: number, labels: Int32Array, k: number): Silhouette {
  const n = labels.length;
  const [sums, squares, sizes] = [new Float64Array(k * d), new Float64Array(k), new Int32Array(k)];
  const norms = new Float64Array(n);
  for (let i = 0; i < n; ++i) {
    const c = labels[i];
    ++sizes[c];
    for (let j = 0; j < d; ++j) {
      const value = x[i * d + j];
      sums[c * d + j] += value;
      norms[i] += value * value;
    }
    squares[c] += norms[i];
  }
  const to = new Float64Array(n * k);
  for (let i = 0; i < n; ++i)
    for (let c = 0; c < k; ++c) {
      let product = 0;
      for (let j = 0; j < d; ++j) product += x[i * d + j] * sums[c * d + j];
      to[i * k + c] = Math.max(0, sizes[c] * norms[i] - 2 * product + squares[c]);
    }
  return widths(to, labels, k);
}

/** @param sums distance from each row to all rows of each cluster, n×k */
function widths(sums: Float64Array, labels: Int32Array, k: number): Silhouette {
  const sizes = new Int32Array(k);
  for (const c of labels) ++sizes[c];
  const byCluster = new Float64Array(k);
  labels.forEach((own, i) => {
    if (sizes[own] < 2) return;
    const a = sums[i * k + own] / (sizes[own] - 1);
    let b = Infinity;
    for (let c = 0; c < k; ++c) if (c !== own && sizes[c]) b = Math.min(b, sums[i * k + c] / sizes[c]);
    const widest = Math.max(a, b);
    if (widest > 0 && b < Infinity) byCluster[own] += (b - a) / widest;
  });
  const mean = byCluster.reduce((a, b) => a + b, 0) / Math.max(labels.length, 1);
  return { mean, byCluster: byCluster.map((sum, c) => (sizes[c] ? sum / sizes[c] : 0)) };
}
