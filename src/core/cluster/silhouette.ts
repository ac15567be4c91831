import type { Crew } from "../crew.ts";
import { crossed, jointly, partOf, sizesOf, widths, type Clustering } from "../kernels/silhouette.ts";
import { silent, type Progress } from "../progress.ts";
import type { Reals, Rows } from "./rows.ts";
import { sampleRows, takeRows } from "./rows.ts";

/** How well rows lie in their clusters, −1…1. */
export interface Silhouette {
  /** Mean over all rows, −1…1. */
  mean: number;
  /** Mean of each cluster; 0 for an empty one. */
  byCluster: Float64Array;
}

/**
 * How much nearer rows are to their own cluster than to the next: the exact mean silhouette. Time O(n²·d).
 *
 * @param labels 0…k−1
 *
 * Source: Rousseeuw 1987, doi:10.1016/0377-0427(87)90125-7.
 * Checked: tests/golden/kmeans.json (scikit-learn).
 */
export async function silhouette(rows: Rows, labels: Int32Array, k: number, crew: Crew): Promise<Silhouette> {
  const ask = await silhouettes(rows, crew);
  try {
    return (await ask.of([{ labels, k }]))[0];
  } finally {
    ask.close();
  }
}

/** The silhouette of rows known only by their distances, an n×n matrix; the `avg.width` of R's `pam`. */
export function silhouetteOf(distances: Float64Array, labels: Int32Array, k: number): Silhouette {
  const n = labels.length;
  const sums = new Float64Array(n * k);
  for (let i = 0; i < n; ++i) for (let j = 0; j < n; ++j) sums[i * k + labels[j]] += distances[i * n + j];
  return gathered(widths(sums, labels, sizesOf(labels, k)), labels, k);
}

/** Rows from which the work is worth a second thread. */
const SHARED = 2_000;

/** Multiplications that make a part of the work, of a tenth of a second or so. */
const PART = 1.5e9;

/** Have a crew keep rows, to tell the exact silhouettes of many clusterings of them. */
async function silhouettes({ x, n, d }: Rows, crew: Crew) {
  const bounds = shares(n, n < SHARED ? 1 : crew.size);
  const slices = bounds.slice(1).map((to, i) => ({ x: i ? x.slice() : x, n, d, from: bounds[i], to }));
  const kept = await crew.keep("silhouette", slices);
  return {
    async of(clusterings: readonly Clustering[], progress: Progress = silent): Promise<Silhouette[]> {
      const found: Silhouette[] = [];
      const together = batches(clusterings);
      for (const [b, batch] of together.entries()) {
        const all = batch.map(() => new Float64Array(n));
        const parts = Math.ceil((n * n * d) / PART);
        for (let part = 0; part < parts; ++part) {
          const ask = { clusterings: batch, part, parts };
          (await kept.ask(ask)).forEach((said, i) => said.forEach((widths, at) => all[at].set(widths, partOf(slices[i], ask)[0])));
          progress((b + (part + 1) / parts) / together.length);
        }
        found.push(...batch.map(({ labels, k }, at) => gathered(all[at], labels, k)));
      }
      return found;
    },
    close: () => kept.close(),
  };
}

/** Joint clusters that are worth keeping sums of for each row. */
const JOINT = 400;

/** Clusterings in as few lots as have few enough joint clusters. */
function batches(clusterings: readonly Clustering[]): Clustering[][] {
  const found: Clustering[][] = [];
  let joint = clusterings.length ? jointly(clusterings.slice(0, 1)) : undefined;
  for (const each of clusterings) {
    const more = found.length ? crossed(joint!, each) : joint!;
    if (!found.length || more.k > JOINT) {
      found.push([each]);
      joint = jointly([each]);
    } else {
      found[found.length - 1].push(each);
      joint = more;
    }
  }
  return found;
}

/** Bounds of even parts of n rows. */
function shares(n: number, parts: number): number[] {
  return Array.from({ length: parts + 1 }, (_, i) => Math.round((n * i) / parts));
}

/** Silhouettes of many clusterings of the same rows. */
export interface SampledSilhouette {
  /** Mean over all rows, as the sample tells it. */
  of(clusterings: readonly Clustering[], progress: Progress): Promise<number[]>;
  close(): void;
}

/**
 * A silhouette of many clusterings of the same rows: exact on at most `size` of them, drawn once, with every cluster weighing by its true share.
 *
 * Costs O(size²·d), of however many clusterings at once.
 */
export async function sampledSilhouette(rows: Rows, { size, seed }: { size: number; seed: string }, crew: Crew): Promise<SampledSilhouette> {
  const drawn = sampleRows(rows.n, size, seed);
  const ask = await silhouettes({ x: takeRows(rows.x, rows.d, drawn), n: drawn.length, d: rows.d }, crew);
  return {
    async of(clusterings, progress) {
      const own = clusterings.map(({ labels, k }) => ({ labels: Int32Array.from(drawn, (i) => labels[i]), k }));
      const found = await ask.of(own, progress);
      return found.map(({ byCluster }, at) => weighed(byCluster, sizesOf(clusterings[at].labels, byCluster.length), sizesOf(own[at].labels, byCluster.length)));
    },
    close: () => ask.close(),
  };
}

/** The mean over all rows, from the means of clusters in a sample; a cluster that the sample missed counts for nothing. */
function weighed(byCluster: Float64Array, all: Int32Array, some: Int32Array): number {
  let [sum, weight] = [0, 0];
  byCluster.forEach((mean, c) => {
    if (!some[c]) return;
    sum += all[c] * mean;
    weight += all[c];
  });
  return sum / weight;
}

/**
 * The silhouette with squared distances, over all rows in O(n·k·d). Larger than the plain one: never compare the two.
 *
 * Equals scikit-learn's with `metric="sqeuclidean"`.
 */
export function squaredSilhouette(rows: Reals, d: number, labels: Int32Array, k: number): Silhouette {
  const n = labels.length;
  const x = new Float64Array(rows);
  const [sums, squares, sizes] = [new Float64Array(k * d), new Float64Array(k), sizesOf(labels, k)];
  const norms = new Float64Array(n);
  for (let i = 0; i < n; ++i) {
    const c = labels[i];
    for (let j = 0; j < d; ++j) {
      const value = x[i * d + j];
      sums[c * d + j] += value;
      norms[i] += value * value;
    }
    squares[c] += norms[i];
  }
  const to = new Float64Array(n * k);
  for (let i = 0; i < n; ++i)
    for (let c = 0; c < k; ++c) {
      let product = 0;
      for (let j = 0; j < d; ++j) product += x[i * d + j] * sums[c * d + j];
      to[i * k + c] = Math.max(0, sizes[c] * norms[i] - 2 * product + squares[c]);
    }
  return gathered(widths(to, labels, sizes), labels, k);
}

function gathered(of: Float64Array, labels: Int32Array, k: number): Silhouette {
  const sizes = sizesOf(labels, k);
  const byCluster = new Float64Array(k);
  labels.forEach((c, i) => (byCluster[c] += of[i]));
  const mean = byCluster.reduce((a, b) => a + b, 0) / Math.max(labels.length, 1);
  return { mean, byCluster: byCluster.map((sum, c) => (sizes[c] ? sum / sizes[c] : 0)) };
}
