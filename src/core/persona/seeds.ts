import { distance2Within } from "../cluster/distance.ts";
import type { Rows } from "../cluster/rows.ts";
import { silent, type Progress } from "../progress.ts";
import type { Random } from "../random.ts";

/** Where each customer stood among the old personas. */
export interface Standing {
  /** Nearest old persona of each row, 0…K−1. */
  nearest: Int32Array;
  /** Squared distance to it, in the old space. */
  distances: Float64Array;
  /** 1 where the row lies within that persona's gate. */
  inside: Uint8Array;
  K: number;
}

/**
 * First centres of the new personas: the mean of each old persona's customers in the new space, then `extra` more, drawn far from all before.
 *
 * An old persona without a customer inside its gate starts from the customer nearest to it, or, having none at all, from a drawn one.
 * Fewer centres come back when no further row differs from those there.
 *
 * @returns row-major, old personas in order, then the extra ones
 *
 * Source: METHODS 5.3; drawing as in k-means++, Arthur & Vassilvitskii 2007, SODA.
 */
export function seeds(rows: Rows, standing: Standing, { extra, random }: { extra: number; random: Random }, progress: Progress = silent): Float64Array {
  const { x, n, d } = rows;
  const { K } = standing;
  const centres = new Float64Array((K + extra) * d);
  const known = meansInside(rows, standing, centres);
  const gaps = new Float64Array(n).fill(Infinity);
  const approach = (c: number) => {
    for (let i = 0; i < n; ++i) gaps[i] = Math.min(gaps[i], distance2Within(x, i * d, centres, c * d, { d, limit: gaps[i] }));
    progress((c + 1) / (K + extra));
  };
  for (let h = 0; h < K; ++h) if (known[h]) approach(h);
  for (let c = 0; c < K + extra; ++c) {
    if (known[c]) continue;
    const farthest = gaps.some((gap) => gap > 0);
    if (!farthest && c >= K) return centres.slice(0, c * d);
    const row = farthest && Number.isFinite(gaps[0]) ? random.pick(gaps) : random.int(n);
    centres.set(x.subarray(row * d, row * d + d), c * d);
    if (c + 1 < K + extra) approach(c);
  }
  progress(1);
  return centres;
}

/** Write the mean of each old persona's rows; 1 for each that has one. */
function meansInside({ x, d }: Rows, { nearest, distances, inside, K }: Standing, centres: Float64Array): Uint8Array {
  const counts = new Int32Array(K);
  const closest = new Int32Array(K).fill(-1);
  const known = new Uint8Array(K);
  for (let i = 0; i < nearest.length; ++i) {
    const h = nearest[i];
    if (closest[h] < 0 || distances[i] < distances[closest[h]]) closest[h] = i;
    if (!inside[i]) continue;
    ++counts[h];
    for (let j = 0; j < d; ++j) centres[h * d + j] += x[i * d + j];
  }
  for (let h = 0; h < K; ++h) {
    if (counts[h]) for (let j = 0; j < d; ++j) centres[h * d + j] /= counts[h];
    else if (closest[h] >= 0) centres.set(x.subarray(closest[h] * d, closest[h] * d + d), h * d);
    known[h] = counts[h] || closest[h] >= 0 ? 1 : 0;
  }
  return known;
}
