import { kmeansGenerator } from "ml-kmeans";
import { distance2 } from "./distance.ts";
import type { Field } from "./field.ts";
import type { Lloyd, LloydOptions } from "./lloyd.ts";

/**
 * Lloyd's passes by `ml-kmeans`, stepped pass by pass so that our stop rule holds; the field is labelled at the end. Undefined once a cluster
 * runs empty: it leaves such a centre where it was.
 *
 * @param rows of the field, each of d numbers
 */
export async function lloydFew(rows: number[][], field: Field, start: Float64Array, { maxIter, stop }: LloydOptions): Promise<Lloyd | undefined> {
  const found = stepped(rows, start, { d: field.rows.d, maxIter, stop });
  if (!found) return undefined;
  const { sizes } = await field.pass("fresh", found.centres);
  return { ...found, sizes };
}

function stepped(rows: number[][], start: Float64Array, { d, maxIter, stop }: LloydOptions & { d: number }): Omit<Lloyd, "sizes"> | undefined {
  const k = start.length / d;
  const initialization = Array.from({ length: k }, (_, c) => Array.from(start.subarray(c * d, c * d + d)));
  let labels: number[] = [];
  let centres = start;
  let last = maxIter;
  const steps = kmeansGenerator(rows, k, { initialization, tolerance: -1, maxIterations: maxIter + 1 });
  for (const { clusters, centroids, iterations } of steps) {
    if (new Set(clusters).size < k) return undefined;
    if (iterations > last) return { centres, passes: iterations, converged: last < maxIter };
    const next = Float64Array.from(centroids.flat());
    if (clusters.every((label, i) => label === labels[i])) return { centres: next, passes: iterations, converged: true };
    if (distance2(centres, 0, next, 0, k * d) <= stop) last = iterations;
    labels = clusters.slice();
    centres = next;
  }
  return undefined;
}
