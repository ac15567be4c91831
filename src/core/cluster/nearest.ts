import { distance2 } from "./distance.ts";

/** Where rows belong among centres. */
export interface Nearest {
  /** Nearest centre of each row, the lowest on a tie. */
  labels: Int32Array;
  /** Squared distance to it. */
  distances: Float64Array;
}

/** The nearest of k centres to each of n rows of d numbers. Both matrices are row-major. */
export function nearest(x: Float64Array, n: number, d: number, centres: Float64Array): Nearest {
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

/** Squared distances of n rows to each of k centres, row-major n×k. */
export function squaredDistances(x: Float64Array, n: number, d: number, centres: Float64Array): Float64Array {
  const k = centres.length / d;
  const found = new Float64Array(n * k);
  for (let i = 0; i < n; ++i) for (let c = 0; c < k; ++c) found[i * k + c] = distance2(x, i * d, centres, c * d, d);
  return found;
}
