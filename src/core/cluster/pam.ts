import { silent, type Progress } from "../progress.ts";
import { silhouetteOf } from "./silhouette.ts";

/** Clusters around medoids. */
export interface Pam {
  /** Index of each cluster's medoid; clusters by size, largest first, then by medoid. */
  medoids: Int32Array;
  /** Cluster of each thing, 0…k−1. */
  labels: Int32Array;
  /** Mean distance to the medoid, after BUILD and at the end. */
  build: number;
  objective: number;
}

/**
 * Partition n things around k of them: BUILD, then SWAP, the best swap first, until none helps by more than 1e-12.
 *
 * @param distances symmetric n×n
 * @throws RangeError when k is not in 1…n
 *
 * Source: Kaufman & Rousseeuw 1990; swaps counted as in Schubert & Rousseeuw 2019, doi:10.1007/978-3-030-32047-8_16.
 * Checked: tests/golden/gower_pam.json (R cluster::pam).
 */
export function pam(distances: Float64Array, n: number, k: number): Pam {
  if (!(Number.isInteger(k) && k >= 1 && k <= n)) throw new RangeError(`pam: k ${k}, n ${n}`);
  const medoids = grown(distances, n, k);
  let ties = attached(distances, n, medoids);
  const build = mean(ties.near);
  for (let swap = k > 1 && k < n ? bestSwap(distances, n, medoids, ties) : null; swap && swap.change < -1e-12; swap = bestSwap(distances, n, medoids, ties)) {
    medoids[swap.out] = swap.into;
    ties = attached(distances, n, medoids);
  }
  return { ...renumbered(medoids, ties.owner), build, objective: mean(ties.near) };
}

/** A number of clusters that was tried. */
export interface Width {
  k: number;
  /** Average silhouette width. */
  width: number;
  /** Things in the smallest cluster. */
  smallest: number;
}

/** The partition of largest average silhouette width among those without a cluster of fewer than `least` things, or among all; the smaller k on a tie. */
export function widestPam(
  distances: Float64Array,
  n: number,
  { ks, least }: { ks: readonly number[]; least: number },
  progress: Progress = silent,
): { best: Pam; k: number; table: Width[] } {
  const tried = ks.map((k, i) => {
    progress(i / ks.length);
    return { found: pam(distances, n, k), k };
  });
  const table = tried.map(({ found, k }) => ({ k, width: silhouetteOf(distances, found.labels, k).mean, smallest: smallestOf(found.labels, k) }));
  const able = table.filter(({ smallest }) => smallest >= least);
  const top = (able.length ? able : table).reduce((a, b) => (b.width > a.width ? b : a));
  return { best: tried.find(({ k }) => k === top.k)!.found, k: top.k, table };
}

/** Things in the smallest of k clusters. */
export function smallestOf(labels: Int32Array, k: number): number {
  const sizes = new Int32Array(k);
  for (const c of labels) ++sizes[c];
  return Math.min(...sizes);
}

function grown(distances: Float64Array, n: number, k: number): Int32Array {
  const medoids = new Int32Array(k);
  const near = new Float64Array(n).fill(Infinity);
  const taken = new Uint8Array(n);
  for (let m = 0; m < k; ++m) {
    let [best, least] = [-1, Infinity];
    for (let h = 0; h < n; ++h) {
      if (taken[h]) continue;
      let sum = 0;
      for (let i = 0; i < n; ++i) sum += Math.min(near[i], distances[h * n + i]);
      if (sum < least) [best, least] = [h, sum];
    }
    medoids[m] = best;
    taken[best] = 1;
    for (let i = 0; i < n; ++i) near[i] = Math.min(near[i], distances[best * n + i]);
  }
  return medoids;
}

interface Ties {
  /** Nearest medoid of each thing, and the distances to it and to the second nearest. */
  owner: Int32Array;
  near: Float64Array;
  second: Float64Array;
}

function attached(distances: Float64Array, n: number, medoids: Int32Array): Ties {
  const ties = { owner: new Int32Array(n), near: new Float64Array(n).fill(Infinity), second: new Float64Array(n).fill(Infinity) };
  for (let i = 0; i < n; ++i)
    medoids.forEach((medoid, m) => {
      const gap = medoid === i ? -1 : distances[medoid * n + i];
      if (gap < ties.near[i]) {
        ties.second[i] = ties.near[i];
        ties.near[i] = gap;
        ties.owner[i] = m;
      } else if (gap < ties.second[i]) ties.second[i] = gap;
    });
  for (const medoid of medoids) ties.near[medoid] = 0;
  return ties;
}

/** The swap that lowers the sum of distances most: medoid `out` gives way to the thing `into`. */
function bestSwap(
  distances: Float64Array,
  n: number,
  medoids: Int32Array,
  { owner, near, second }: Ties,
): { change: number; out: number; into: number } | null {
  const k = medoids.length;
  const isMedoid = new Uint8Array(n);
  for (const medoid of medoids) isMedoid[medoid] = 1;
  const loss = new Float64Array(k);
  for (let i = 0; i < n; ++i) loss[owner[i]] += second[i] - near[i];
  let best: { change: number; out: number; into: number } | null = null;
  const change = new Float64Array(k);
  for (let h = 0; h < n; ++h) {
    if (isMedoid[h]) continue;
    change.set(loss);
    let gain = 0;
    for (let i = 0; i < n; ++i) {
      const gap = distances[h * n + i];
      if (gap < near[i]) {
        gain += gap - near[i];
        change[owner[i]] += near[i] - second[i];
      } else if (gap < second[i]) change[owner[i]] += gap - second[i];
    }
    for (let m = 0; m < k; ++m) if (!best || change[m] + gain < best.change) best = { change: change[m] + gain, out: m, into: h };
  }
  return best;
}

function renumbered(medoids: Int32Array, owner: Int32Array): Pick<Pam, "medoids" | "labels"> {
  const sizes = new Int32Array(medoids.length);
  for (const m of owner) ++sizes[m];
  const order = Array.from(medoids, (_, m) => m).sort((a, b) => sizes[b] - sizes[a] || medoids[a] - medoids[b]);
  const place = new Int32Array(order.length);
  order.forEach((m, at) => (place[m] = at));
  return { medoids: Int32Array.from(order, (m) => medoids[m]), labels: owner.map((m) => place[m]) };
}

function mean(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
