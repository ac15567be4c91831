import type { Crew } from "../crew.ts";
import { fault } from "../fault.ts";
import { silent, type Progress } from "../progress.ts";
import { randomFrom } from "../random.ts";
import { field, type Field } from "./field.ts";
import { lloydFew } from "./lloyd-few.ts";
import { lloyd, type Lloyd, type LloydOptions } from "./lloyd.ts";
import { CHUNK } from "./moments.ts";
import { sampled, takeRows, type Rows } from "./rows.ts";
import { scatter } from "./scatter.ts";

declare module "../fault.ts" {
  interface Faults {
    /** Fewer rows than clusters asked for. */
    "kmeans/too-few-rows": { n: number; k: number };
  }
}

/** How to look for clusters. */
export interface KMeansOptions {
  /** 1…255. */
  k: number;
  /** Same data and seed, same answer. */
  seed: string;
  /** Starts, of which the best is kept. Default 10. */
  nInit?: number;
  /** Default 300. */
  maxIter?: number;
  /** Stop when the squared moves of the centres sum to this share of the mean column variance. Default 1e-4; 0 waits until labels stay. */
  tol?: number;
  /** First centres, k×d; then there is one start and no chance. */
  init?: Float64Array;
  /** Number clusters by size. Default true; false keeps the order of `init`. */
  canonical?: boolean;
}

/** Clusters found: rows by label, and the centre of each. */
export interface KMeans {
  /** Cluster of each row, 0…k−1. */
  labels: Int32Array;
  /** Squared distance of each row to its centre. */
  distances: Float64Array;
  /** Row-major k×d, in the units of the rows. */
  centres: Float64Array;
  /** Sum over rows of the squared distance to the row's centre. */
  inertia: number;
  /** Assignment passes made. */
  passes: number;
  converged: boolean;
  sizes: Int32Array;
}

/** Up to this many rows `ml-kmeans` makes the passes. Above it the starts are tried on a sample of this many, and the best goes over all rows. */
const FEW = 10_000;

/** The tries on a sample stop here: they only choose where to start. */
export const TRY_TOL = 1e-3;

/**
 * Split n rows into k clusters of least inertia: Lloyd's passes from greedy k-means++ starts, the best kept, the first on a tie.
 *
 * A local minimum. Above 10,000 rows the starts are tried on a seeded sample, and the best goes over all rows, shared by the threads of the
 * crew. Distance is Euclidean, so scale the columns first. Clusters are numbered by size, largest first, then by the first centre coordinate
 * that differs. A cluster is empty only when fewer than k rows differ.
 *
 * @throws Fault `kmeans/too-few-rows` when n < k
 *
 * Source: METHODS 2; Lloyd 1982, doi:10.1109/TIT.1982.1056489; Arthur & Vassilvitskii 2007, SODA.
 * Checked: tests/golden/kmeans.json (scikit-learn 1.2.1).
 */
export async function kmeans(rows: Rows, options: KMeansOptions, crew: Crew, progress: Progress = silent): Promise<KMeans> {
  check(rows, options);
  const kept = await field(rows, crew);
  try {
    return await fit(kept, options, crew, { progress, few: rows.n <= FEW ? arrays(rows) : undefined });
  } finally {
    kept.close();
  }
}

/**
 * The same for rows that are kept already, as for searches that make hundreds of fits.
 *
 * @param few the same rows as arrays, for `ml-kmeans` to make the passes
 */
export async function fit(
  kept: Field,
  options: KMeansOptions,
  crew: Crew,
  { progress = silent, few }: { progress?: Progress; few?: number[][] } = {},
): Promise<KMeans> {
  check(kept.rows, options);
  const { k, seed, nInit = 10, maxIter = 300, tol = 1e-4, init, canonical = true } = options;
  const start = init ?? (kept.rows.n > FEW ? await sampledStart(kept.rows, options, crew) : undefined);
  const settings: LloydOptions = { maxIter, stop: tol && tol * kept.variance };
  let best: KMeans | undefined;
  for (let t = 0; t < (start ? 1 : nInit); ++t) {
    const from = start ?? (await scatter(kept, { k, random: randomFrom(seed).child(`init/${t}`) }));
    const found = await scored(kept, (few && (await lloydFew(few, kept, from, settings))) ?? (await lloyd(kept, from, settings, progress)));
    if (!best || found.inertia < best.inertia) best = found;
  }
  return canonical ? renumbered(best!) : best!;
}

function check({ x, n, d }: Rows, { k, init }: KMeansOptions): void {
  if (!(k > 0 && d > 0 && Number.isInteger(k) && x.length === n * d)) throw new RangeError(`kmeans: n ${n}, d ${d}, k ${k}, x.length ${x.length}`);
  if (init && init.length !== k * d) throw new RangeError(`kmeans: init.length ${init.length}, not ${k * d}`);
  if (n < k) throw fault("kmeans/too-few-rows", { n, k });
}

async function sampledStart(rows: Rows, options: KMeansOptions, crew: Crew): Promise<Float64Array> {
  const kept = await field(sampled(rows, FEW, `${options.seed}/sample`), crew);
  const { centres } = await fit(kept, { ...options, tol: Math.max(options.tol ?? 0, TRY_TOL) }, crew);
  kept.close();
  return centres;
}

/** The order that numbers clusters: by size, largest first, then by the first centre coordinate that differs. */
export function canonicalOrder(sizes: ArrayLike<number>, centres: Float64Array, d: number): number[] {
  const coordinates = (a: number, b: number) => {
    for (let j = 0; j < d; ++j) if (centres[a * d + j] !== centres[b * d + j]) return centres[a * d + j] - centres[b * d + j];
    return a - b;
  };
  return Array.from(sizes, (_, c) => c).sort((a, b) => sizes[b] - sizes[a] || coordinates(a, b));
}

/** The same clusters, numbered by size. */
export function renumbered(found: KMeans): KMeans {
  const d = found.centres.length / found.sizes.length;
  const order = canonicalOrder(found.sizes, found.centres, d);
  const place = new Int32Array(order.length);
  order.forEach((c, at) => (place[c] = at));
  return {
    ...found,
    labels: found.labels.map((c) => place[c]),
    centres: takeRows(found.centres, d, order),
    sizes: found.sizes.map((_, at) => found.sizes[order[at]]),
  };
}

async function scored(kept: Field, { centres, sizes, passes, converged }: Lloyd): Promise<KMeans> {
  const { labels, distances } = await kept.labelled(centres);
  let inertia = 0;
  for (let start = 0; start < distances.length; start += CHUNK) inertia += total(distances.subarray(start, start + CHUNK));
  return { labels, distances, centres, inertia, passes, converged, sizes };
}

function total(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; ++i) sum += values[i];
  return sum;
}

function arrays({ x, n, d }: Rows): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from(x.subarray(i * d, i * d + d)));
}
