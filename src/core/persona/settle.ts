import { kmeans, sampleRows, takeRows } from "../cluster/kmeans.ts";
import { hungarian } from "./hungarian.ts";

/** The solution kept, and whether it is the one that began at the seeds. */
export interface Settled {
  /** New persona of each row, 0…k−1: the first come from the old personas, in order. */
  labels: Int32Array;
  /** Row-major k×d. */
  centres: Float64Array;
  /** Whether the old personas led there; else free starts fitted clearly better and were numbered by overlap. */
  seeded: boolean;
}

/** A solution from the old personas is kept as long as its inertia is at most this multiple of the best without them. */
const ALLOWED = 1.02;

/** Free starts are tried on a sample of this many rows; the best then goes over all rows. */
const SAMPLE = 20_000;

/**
 * Cluster all customers from given first centres, unless free starts do clearly better.
 *
 * @param start row-major k×d
 *
 * Source: METHODS 5.3.
 */
export function settle(x: Float64Array, n: number, d: number, { start, seed }: { start: Float64Array; seed: string }): Settled {
  const k = start.length / d;
  const seeded = kmeans(x, n, d, { k, seed, init: start, canonical: false });
  const sample = takeRows(x, d, sampleRows(n, SAMPLE, `${seed}/sample`));
  const best = kmeans(sample, sample.length / d, d, { k, seed: `${seed}/free`, nInit: 5 });
  const free = kmeans(x, n, d, { k, seed, init: best.centres, canonical: false });
  if (seeded.inertia <= ALLOWED * free.inertia) return { labels: seeded.labels, centres: seeded.centres, seeded: true };
  const place = hungarian(overlap(free.labels, seeded.labels, k).map((line) => line.map((shared) => -shared)));
  const centres = new Float64Array(k * d);
  place.forEach((to, from) => centres.set(free.centres.subarray(from * d, from * d + d), to * d));
  return { labels: free.labels.map((from) => place[from]), centres, seeded: false };
}

/** Rows that two labellings share, by label of each. */
function overlap(a: Int32Array, b: Int32Array, k: number): number[][] {
  const shared = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (let i = 0; i < a.length; ++i) ++shared[a[i]][b[i]];
  return shared;
}
