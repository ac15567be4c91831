import { fault } from "../fault.ts";
import { randomFrom } from "../random.ts";
import { distance2 } from "./distance.ts";
import { lloydFew } from "./lloyd-few.ts";
import { lloyd, type Lloyd } from "./lloyd.ts";
import { CHUNK, columnMoments } from "./moments.ts";
import { scatter } from "./scatter.ts";

declare module "../fault.ts" {
  interface Faults {
    /** Fewer rows than clusters asked for. */
    "kmeans/too-few-rows": { n: number; k: number };
  }
}

/** How to look for clusters. */
export interface KMeansOptions {
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
  /** Make the passes in our own loop even for few rows: the same answer some times sooner, for searches that make hundreds of fits. */
  search?: boolean;
  /** Number clusters by size. Default true; false keeps the order of `init`. */
  canonical?: boolean;
}

/** Clusters found: rows by label, and the centre of each. */
export interface KMeans {
  /** Cluster of each row, 0…k−1. */
  labels: Int32Array;
  /** Row-major k×d, in the units of `x`. */
  centres: Float64Array;
  /** Sum over rows of the squared distance to the row's centre. */
  inertia: number;
  /** Assignment passes made. */
  passes: number;
  converged: boolean;
  sizes: Int32Array;
}

/** Up to this many rows `ml-kmeans` makes the passes. Above it the starts are tried on a sample of this many, and the best goes over all rows, in our own loop. */
const FEW = 10_000;

/** The tries on a sample stop here: they only choose where to start. */
export const TRY_TOL = 1e-3;

/**
 * Split n rows into k clusters of least inertia: Lloyd's passes from greedy k-means++ starts, the best kept, the first on a tie.
 *
 * A local minimum. Above 10,000 rows the starts are tried on a seeded sample, and the best goes over all rows. Distance is Euclidean, so scale the columns first. Clusters are numbered by size, largest first, then by the first
 * centre coordinate that differs. A cluster is empty only when fewer than k rows differ.
 *
 * @param x row-major n×d, finite; read only
 * @throws Fault `kmeans/too-few-rows` when n < k
 *
 * Source: METHODS 2; Lloyd 1982, doi:10.1109/TIT.1982.1056489; Arthur & Vassilvitskii 2007, SODA.
 * Checked: tests/golden/kmeans.json (scikit-learn 1.2.1).
 */
export function kmeans(x: Float64Array, n: number, d: number, options: KMeansOptions): KMeans {
  const { k, seed, nInit = 10, maxIter = 300, tol = 1e-4, init, search = false, canonical = true } = options;
  if (!(k > 0 && d > 0 && Number.isInteger(k) && x.length === n * d)) throw new RangeError(`kmeans: n ${n}, d ${d}, k ${k}, x.length ${x.length}`);
  if (init && init.length !== k * d) throw new RangeError(`kmeans: init.length ${init.length}, not ${k * d}`);
  if (n < k) throw fault("kmeans/too-few-rows", { n, k });
  const start = init ?? (n > FEW ? sampledStart(x, n, d, { k, seed, nInit, maxIter, tol }) : undefined);
  const stop = stopBelow(x, n, d, tol);
  const rows = n <= FEW && !search ? arrays(x, n, d) : undefined;
  let best: KMeans | undefined;
  for (let t = 0; t < (start ? 1 : nInit); ++t) {
    const from = start ?? scatter(x, n, d, { k, random: randomFrom(seed).child(`init/${t}`) });
    const settings = { k, maxIter, stop };
    const found = scored(x, n, d, (rows && lloydFew(rows, d, from, settings)) ?? lloyd(x, n, d, from, settings));
    if (!best || found.inertia < best.inertia) best = found;
  }
  return canonical ? renumbered(best!, d) : best!;
}

function sampledStart(x: Float64Array, n: number, d: number, options: Omit<KMeansOptions, "init">): Float64Array {
  const rows = sampleRows(n, FEW, `${options.seed}/sample`);
  return kmeans(takeRows(x, d, rows), rows.length, d, { ...options, tol: Math.max(options.tol ?? 0, TRY_TOL), search: true }).centres;
}

/** Row numbers of a seeded sample without repeats, ascending; all rows where there are no more than `size`. */
export function sampleRows(n: number, size: number, seed: string): Int32Array {
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  if (n <= size) return rows;
  const random = randomFrom(seed);
  for (let i = 0; i < size; ++i) {
    const j = i + random.int(n - i);
    [rows[i], rows[j]] = [rows[j], rows[i]];
  }
  return rows.slice(0, size).sort();
}

/** Some rows of a row-major matrix with d columns. */
export function takeRows(x: Float64Array, d: number, rows: ArrayLike<number>): Float64Array {
  const taken = new Float64Array(rows.length * d);
  for (let i = 0; i < rows.length; ++i) taken.set(x.subarray(rows[i] * d, rows[i] * d + d), i * d);
  return taken;
}

/** The order that numbers clusters: by size, largest first, then by the first centre coordinate that differs. */
export function canonicalOrder(sizes: ArrayLike<number>, centres: Float64Array, d: number): number[] {
  const coordinates = (a: number, b: number) => {
    for (let j = 0; j < d; ++j) if (centres[a * d + j] !== centres[b * d + j]) return centres[a * d + j] - centres[b * d + j];
    return a - b;
  };
  return Array.from(sizes, (_, c) => c).sort((a, b) => sizes[b] - sizes[a] || coordinates(a, b));
}

function renumbered(found: KMeans, d: number): KMeans {
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

function stopBelow(x: Float64Array, n: number, d: number, tol: number): number {
  if (!tol) return 0;
  return (tol * columnMoments(x, n, d).variances.reduce((a, b) => a + b, 0)) / d;
}

function scored(x: Float64Array, n: number, d: number, { labels, centres, passes, converged }: Lloyd): KMeans {
  const sizes = new Int32Array(centres.length / d);
  let inertia = 0;
  for (let start = 0; start < n; start += CHUNK) {
    let part = 0;
    for (let i = start; i < Math.min(n, start + CHUNK); ++i) {
      ++sizes[labels[i]];
      part += distance2(x, i * d, centres, labels[i] * d, d);
    }
    inertia += part;
  }
  return { labels, centres, inertia, passes, converged, sizes };
}

function arrays(x: Float64Array, n: number, d: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from(x.subarray(i * d, i * d + d)));
}
