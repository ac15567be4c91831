import type { Crew } from "../crew.ts";
import { silent, type Progress } from "../progress.ts";
import { randomFrom } from "../random.ts";
import { adjustedRand, bestJaccard } from "./ari.ts";
import { field, type Field } from "./field.ts";
import { fit } from "./kmeans.ts";
import { takeRows } from "./rows.ts";

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
export async function stability(
  kept: Field,
  reference: { labels: Int32Array; centres: Float64Array },
  { seed, crew }: { seed: string; crew: Crew },
  progress: Progress = silent,
): Promise<Stability> {
  const { x, n, d } = kept.rows;
  const k = reference.centres.length / d;
  let ari = 0;
  const jaccard = new Float64Array(k);
  for (let b = 0; b < RESAMPLES; ++b) {
    const random = randomFrom(seed).child(`boot/${b}`);
    const rows = Int32Array.from({ length: Math.min(n, ROWS) }, () => random.int(n));
    const part = await field({ x: takeRows(x, d, rows), n: rows.length, d }, crew, kept.variance);
    const { centres } = await fit(part, { k, seed, init: reference.centres, canonical: false }, crew);
    part.close();
    await kept.pass("fresh", centres);
    const { labels } = await kept.labelled(centres);
    ari += adjustedRand(reference.labels, labels);
    bestJaccard(reference.labels, labels, k).forEach((overlap, c) => (jaccard[c] += overlap));
    progress((b + 1) / RESAMPLES);
  }
  return { ari: ari / RESAMPLES, jaccard: Array.from(jaccard, (sum) => sum / RESAMPLES) };
}
