import { distance2 } from "./distance.ts";
import { columnMoments } from "./moments.ts";
import type { Reals } from "./rows.ts";

/** A clustering as `kmeans` gives it. */
export interface Clustering {
  labels: Int32Array;
  /** Row-major k×d. */
  centres: Float64Array;
  inertia: number;
}

/** Spread between clusters over spread within them: [B/(k−1)] / [W/(n−k)]. Source: Calinski & Harabasz 1974. Checked: tests/golden/kmeans.json. */
export function calinskiHarabasz(x: Reals, d: number, { labels, centres, inertia }: Clustering): number {
  const [n, k] = [labels.length, centres.length / d];
  const total = columnMoments(x, n, d).variances.reduce((a, b) => a + b, 0) * n;
  return (total - inertia) / (k - 1) / (inertia / (n - k));
}

/** Mean over clusters of their worst (S_i + S_j) / M_ij; smaller is better. Source: Davies & Bouldin 1979. Checked: tests/golden/kmeans.json. */
export function daviesBouldin(x: Reals, d: number, { labels, centres }: Clustering): number {
  const k = centres.length / d;
  const [scatter, sizes] = [new Float64Array(k), new Int32Array(k)];
  labels.forEach((c, i) => {
    ++sizes[c];
    scatter[c] += Math.sqrt(distance2(x, i * d, centres, c * d, d));
  });
  for (let c = 0; c < k; ++c) if (sizes[c]) scatter[c] /= sizes[c];
  let sum = 0;
  for (let a = 0; a < k; ++a) {
    let worst = 0;
    for (let b = 0; b < k; ++b) if (b !== a) worst = Math.max(worst, (scatter[a] + scatter[b]) / Math.sqrt(distance2(centres, a * d, centres, b * d, d)));
    sum += worst;
  }
  return sum / k;
}
