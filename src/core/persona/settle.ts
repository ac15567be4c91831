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

/** Of more rows than these the starts are tried on a sample of this many; the best then goes over all rows. */
const SAMPLE = 20_000;

/** A solution from the old personas that stays below this multiple on the sample will do so on all rows, and nothing else is tried on them. */
const CLEARLY = 1.01;

/** Where to start from. */
export interface Start {
  /** First centres, row-major k×d. */
  start: Float64Array;
  /** Mean variance of the columns, where it is known. */
  variance?: number;
  seed: string;
}

/**
 * Cluster all customers from given first centres, unless free starts do clearly better.
 *
 * Source: METHODS 5.3.
 */
export async function settle(rows: Rows, { start, variance, seed }: Start, crew: Crew, progress: Progress): Promise<Settled> {
  const k = start.length / rows.d;
  const some = sampled(rows, SAMPLE, `${seed}/sample`);
  const best = await kmeans(some, { k, seed: `${seed}/free`, nInit: 5 }, crew);
  progress(0.1);
  const alone = rows.n > SAMPLE && (await kmeans(some, { k, seed, init: start, canonical: false }, crew)).inertia <= CLEARLY * best.inertia;
  const kept = await field(rows, crew, variance);
  try {
    const run = (init: Float64Array, share: Progress) => fit(kept, { k, seed, init, canonical: false }, crew, { progress: share });
    const seeded = await run(start, within(progress, 0.1, alone ? 1 : 0.55));
    if (alone) return { ...picked(seeded), seeded: true };
    const free = await run(best.centres, within(progress, 0.55, 1));
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
