import { distance2 } from "../cluster/distance.ts";
import type { Rows } from "../cluster/rows.ts";
import type { Keeper } from "./kernels.ts";

/** Rows to compare with each other. The kernel keeps single precision, its twin what it is given. */
export interface SilhouetteRows extends Rows {
  /** Rows from…to are asked about; they are compared with all n. */
  from: number;
  to: number;
}

/** Into which cluster each of all rows falls, 0…k−1. */
export interface Clustering {
  labels: Int32Array;
  k: number;
}

/** Clusterings of all rows. Their silhouettes cost hardly more together than one alone: the distances are the same. */
export interface SilhouetteAsk {
  clusterings: readonly Clustering[];
  /** Which of how many equal parts of the rows asked about; for progress. */
  part: number;
  parts: number;
}

declare module "./kernels.ts" {
  interface Kernels {
    /** Silhouette of each row asked about, −1…1, by clustering, from the exact distances to all others. Time n·d a row. */
    silhouette: Keeper<SilhouetteRows, SilhouetteAsk, Float64Array[]>;
  }
}

/** Refuse what does not hold what it says. @throws RangeError */
export function checkSilhouette({ x, n, d, from, to }: SilhouetteRows): void {
  if (!(d > 0 && x.length === n * d && 0 <= from && from <= to && to <= n))
    throw new RangeError(`silhouette: ${x.length} numbers for rows ${from} to ${to} of ${n} × ${d}`);
}

/**
 * The twin: every distance in double precision.
 *
 * Source: Rousseeuw 1987, doi:10.1016/0377-0427(87)90125-7. Checked: tests/golden/kmeans.json (scikit-learn 1.2.1).
 */
export const silhouette = (rows: SilhouetteRows): ((ask: SilhouetteAsk) => Float64Array[]) => {
  checkSilhouette(rows);
  const { x, n, d } = rows;
  return ({ clusterings, ...which }) => {
    const [from, to] = partOf(rows, which);
    const joint = jointly(clusterings);
    const sums = new Float64Array((to - from) * joint.k);
    for (let i = from; i < to; ++i) for (let j = 0; j < n; ++j) sums[(i - from) * joint.k + joint.labels[j]] += Math.sqrt(distance2(x, i * d, x, j * d, d));
    return widthsOf(sums, joint, clusterings, [from, to]);
  };
};

/** Several clusterings as one: rows are together where they are together in all. */
export interface Joint extends Clustering {
  /** By clustering, the cluster that each joint one is part of. */
  parts: Int32Array[];
}

/** Put several clusterings of the same rows together. */
export function jointly(clusterings: readonly Clustering[]): Joint {
  const [first, ...others] = clusterings;
  return others.reduce(crossed, { ...first, parts: [Int32Array.from({ length: first.k }, (_, c) => c)] });
}

/** A joint clustering cut by one more; parts are numbered as they first appear. */
export function crossed({ labels, parts, k }: Joint, next: Clustering): Joint {
  const place = new Int32Array(k * next.k).fill(-1);
  const found: number[] = [];
  const cut = labels.map((c, i) => {
    const at = c * next.k + next.labels[i];
    if (place[at] < 0) place[at] = found.push(at) - 1;
    return place[at];
  });
  const last = Int32Array.from(found, (at) => at % next.k);
  return { labels: cut, k: found.length, parts: [...parts.map((part) => Int32Array.from(found, (at) => part[Math.floor(at / next.k)])), last] };
}

/** Silhouettes of rows from…to under each clustering, from their sums of distances to the joint clusters. */
export function widthsOf(
  sums: Float64Array,
  joint: Joint,
  clusterings: readonly Clustering[],
  [from, to]: readonly [from: number, to: number],
): Float64Array[] {
  return clusterings.map(({ labels, k }, at) => {
    const own = new Float64Array((to - from) * k);
    for (let i = 0; i < to - from; ++i) for (let c = 0; c < joint.k; ++c) own[i * k + joint.parts[at][c]] += sums[i * joint.k + c];
    return widths(own, labels.subarray(from, to), sizesOf(labels, k));
  });
}

/** The rows a part begins and ends at. */
export function partOf({ from, to }: SilhouetteRows, { part, parts }: Pick<SilhouetteAsk, "part" | "parts">): [from: number, to: number] {
  const at = (share: number) => from + Math.round((to - from) * share);
  return [at(part / parts), at((part + 1) / parts)];
}

/** Rows in each of k clusters. */
export function sizesOf(labels: Int32Array, k: number): Int32Array {
  const sizes = new Int32Array(k);
  for (const c of labels) ++sizes[c];
  return sizes;
}

/**
 * s = (b − a) / max(a, b) of mean distances to the own and to the nearest other cluster; 0 for a row alone in its cluster.
 *
 * @param sums distance from each row to all rows of each cluster, k a row
 * @param own cluster of each row
 */
export function widths(sums: Float64Array, own: Int32Array, sizes: Int32Array): Float64Array {
  const k = sizes.length;
  return Float64Array.from(own, (c, i) => {
    if (sizes[c] < 2) return 0;
    const a = sums[i * k + c] / (sizes[c] - 1);
    let b = Infinity;
    for (let o = 0; o < k; ++o) if (o !== c && sizes[o]) b = Math.min(b, sums[i * k + o] / sizes[o]);
    const widest = Math.max(a, b);
    return widest > 0 && b < Infinity ? (b - a) / widest : 0;
  });
}
