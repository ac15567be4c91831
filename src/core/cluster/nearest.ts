import { distance2 } from "./distance.ts";
import type { Rows } from "./rows.ts";

/** Rows by the centre they belong to. */
export interface Nearest {
  /** Nearest centre of each row, the lowest on a tie. */
  labels: Int32Array;
  /** Squared distance to it. */
  distances: Float64Array;
}

/** The nearest of k centres, row-major k×d, to each row: to the bit what the kernel of k-means says of the same rows. */
export function nearest({ x, n, d }: Rows, centres: Float64Array): Nearest {
  const k = centres.length / d;
  const labels = new Int32Array(n);
  const distances = new Float64Array(n);
  for (let i = 0; i < n; ++i) {
    let best = Infinity;
    for (let c = 0; c < k; ++c) {
      const d2 = distance2(x, i * d, centres, c * d, d);
      if (d2 < best) {
        best = d2;
        labels[i] = c;
      }
    }
    distances[i] = best;
  }
  return { labels, distances };
}

/** Squared distances of rows to each of k centres, row-major n×k. */
export function squaredDistances({ x, n, d }: Rows, centres: Float64Array): Float64Array {
  const k = centres.length / d;
  const found = new Float64Array(n * k);
  for (let i = 0; i < n; ++i) for (let c = 0; c < k; ++c) found[i * k + c] = distance2(x, i * d, centres, c * d, d);
  return found;
}
