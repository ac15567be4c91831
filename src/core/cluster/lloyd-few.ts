import { kmeansGenerator } from "ml-kmeans";
import { distance2 } from "./distance.ts";
import type { Lloyd, LloydOptions } from "./lloyd.ts";

/**
 * Lloyd's passes by `ml-kmeans`, stepped pass by pass so that our stop rule holds. Undefined once a cluster runs empty: it leaves such a
 * centre where it was.
 *
 * @param rows the n rows, each of d numbers
 */
export function lloydFew(rows: number[][], d: number, start: Float64Array, { k, maxIter, stop }: LloydOptions): Lloyd | undefined {
  const initialization = Array.from({ length: k }, (_, c) => Array.from(start.subarray(c * d, c * d + d)));
  let labels = new Int32Array(rows.length).fill(-1);
  let centres = start;
  let last = maxIter;
  const steps = kmeansGenerator(rows, k, { initialization, tolerance: -1, maxIterations: maxIter + 1 });
  for (const { clusters, centroids, iterations } of steps) {
    const now = Int32Array.from(clusters);
    if (runsEmpty(now, k)) return undefined;
    if (iterations > last) return { labels: now, centres, passes: iterations, converged: last < maxIter };
    const next = Float64Array.from(centroids.flat());
    if (now.every((label, i) => label === labels[i])) return { labels: now, centres: next, passes: iterations, converged: true };
    if (distance2(centres, 0, next, 0, k * d) <= stop) last = iterations;
    labels = now;
    centres = next;
  }
  return undefined;
}

function runsEmpty(labels: Int32Array, k: number): boolean {
  const seen = new Uint8Array(k);
  for (const label of labels) seen[label] = 1;
  return seen.includes(0);
}
