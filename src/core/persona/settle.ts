import type { Crew } from "../crew.ts";
import { field } from "../cluster/field.ts";
import { fit, kmeans, type KMeans } from "../cluster/kmeans.ts";
import { sampled, takeRows, type Rows } from "../cluster/rows.ts";
import { within, type Progress } from "../progress.ts";
import { hungarian } from "./hungarian.ts";

/** The solution kept, and whether it is the one that began at the seeds. */
export interface Settled {
  /** New persona of each row, 0…k−1: the first come from the old personas, in order. */
  labels: Int32Array;
  /** Squared distance of each row to its centre. */
  distances: Float64Array;
  /** Centres, row-major k×d. */
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
export async function settle(rows: Rows, { start, seed }: { start: Float64Array; seed: string }, crew: Crew, progress: Progress): Promise<Settled> {
  const k = start.length / rows.d;
  const best = await kmeans(sampled(rows, SAMPLE, `${seed}/sample`), { k, seed: `${seed}/free`, nInit: 5 }, crew);
  const kept = await field(rows, crew);
  try {
    const run = (init: Float64Array, from: number) => fit(kept, { k, seed, init, canonical: false }, crew, { progress: within(progress, from, from + 0.5) });
    const [seeded, free] = [await run(start, 0), await run(best.centres, 0.5)];
    if (seeded.inertia <= ALLOWED * free.inertia) return { ...picked(seeded), seeded: true };
    const place = hungarian(overlap(free.labels, seeded.labels, k).map((line) => line.map((shared) => -shared)));
    const order = Array.from({ length: k }, (_, at) => place.indexOf(at));
    return { labels: free.labels.map((from) => place[from]), distances: free.distances, centres: takeRows(free.centres, rows.d, order), seeded: false };
  } finally {
    kept.close();
  }
}

function picked({ labels, distances, centres }: KMeans): Omit<Settled, "seeded"> {
  return { labels, distances, centres };
}

/** Rows that two labellings share, by label of each. */
function overlap(a: Int32Array, b: Int32Array, k: number): number[][] {
  const shared = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (let i = 0; i < a.length; ++i) ++shared[a[i]][b[i]];
  return shared;
}
