import { quantiles } from "../quantile.ts";

/**
 * How far from its centre each cluster reaches: the 99 % quantile (type 7) of its members' squared distances. 0 for an empty cluster.
 *
 * Who is farther from the nearest centre than its gate looks like nobody the clusters were made of. Source: METHODS 4.
 */
export function gates(labels: Int32Array, distances: Float64Array, k: number): number[] {
  const members = Array.from({ length: k }, () => [] as number[]);
  labels.forEach((c, i) => members[c].push(distances[i]));
  return members.map((own) => (own.length ? quantiles(own, [0.99])[0] : 0));
}

/** 1 for each row that is within the gate of its nearest centre. */
export function within(labels: Int32Array, distances: Float64Array, limits: readonly number[]): Uint8Array {
  return Uint8Array.from(labels, (c, i) => (distances[i] <= limits[c] ? 1 : 0));
}
