import type { Progress } from "../progress.ts";
import { silent } from "../progress.ts";
import { randomFrom } from "../random.ts";
import { adjustedRand, bestJaccard } from "./ari.ts";
import { kmeans, takeRows } from "./kmeans.ts";
import { nearest } from "./nearest.ts";

/** How far clusters come back when the rows are drawn again. */
export interface Stability {
  /** Mean adjusted Rand index of the resampled clusterings with the reference. */
  ari: number;
  /** Mean best Jaccard overlap of each cluster. */
  jaccard: number[];
}

/** Resamples, and the most rows in each. */
const RESAMPLES = 20;
const ROWS = 5_000;

/**
 * Whether a clustering comes back on resampled rows: each of 20 bootstraps of at most 5,000 rows is clustered from the reference
 * centres, and all rows are then labelled by it and compared.
 *
 * @param reference labels and centres of all n rows
 */
export function stability(
  x: Float64Array,
  d: number,
  reference: { labels: Int32Array; centres: Float64Array },
  seed: string,
  progress: Progress = silent,
): Stability {
  const n = reference.labels.length;
  const k = reference.centres.length / d;
  let ari = 0;
  const jaccard = new Float64Array(k);
  for (let b = 0; b < RESAMPLES; ++b) {
    const random = randomFrom(seed).child(`boot/${b}`);
    const rows = Int32Array.from({ length: Math.min(n, ROWS) }, () => random.int(n));
    const { centres } = kmeans(takeRows(x, d, rows), rows.length, d, { k, seed, init: reference.centres, canonical: false, search: true });
    const { labels } = nearest(x, n, d, centres);
    ari += adjustedRand(reference.labels, labels);
    bestJaccard(reference.labels, labels, k).forEach((overlap, c) => (jaccard[c] += overlap));
    progress((b + 1) / RESAMPLES);
  }
  return { ari: ari / RESAMPLES, jaccard: Array.from(jaccard, (sum) => sum / RESAMPLES) };
}
