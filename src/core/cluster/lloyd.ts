import { silent, type Progress } from "../progress.ts";
import { distance2 } from "./distance.ts";
import type { Field } from "./field.ts";

/** Where the passes ended. */
export interface Lloyd {
  /** Row-major k×d. */
  centres: Float64Array;
  sizes: Int32Array;
  /** Assignments of all rows to centres. */
  passes: number;
  converged: boolean;
}

/** When the passes end. */
export interface LloydOptions {
  maxIter: number;
  /** Stop once the centres moved no more than this, as a sum of squares. */
  stop: number;
}

/**
 * Lloyd's passes from given centres until labels stay, centres stay or `maxIter`, then one last assignment where needed: labels of the
 * field are those of the centres given back.
 *
 * Progress nears 1 without reaching it, since nobody knows how many passes there will be. Sums follow the rows whose label changed, and are made anew at the end. An empty cluster takes the row farthest from its own centre.
 *
 * Source: Lloyd 1982, doi:10.1109/TIT.1982.1056489.
 */
export async function lloyd(field: Field, start: Float64Array, { maxIter, stop }: LloydOptions, progress: Progress = silent): Promise<Lloyd> {
  let centres = start;
  for (let passes = 1; ; ++passes) {
    const { changed, sums, sizes } = await field.pass(passes === 1 ? "fresh" : "pass", centres);
    progress(passes / (passes + 10));
    const next = means(sums, sizes, centres);
    const moved = sizes.every((size) => size > 0) ? false : await fillEmpty(field, centres, next, sizes);
    if (!changed && !moved) return { centres: means((await field.pass("recount", centres)).sums, sizes, centres), sizes, passes, converged: true };
    const shift = distance2(centres, 0, next, 0, centres.length);
    centres = next;
    if (shift > stop && passes < maxIter) continue;
    const last = await field.pass("pass", centres);
    return { centres, sizes: last.sizes, passes: passes + 1, converged: shift <= stop };
  }
}

/** The mean of each cluster; an empty one keeps its centre. */
function means(sums: Float64Array, sizes: Int32Array, centres: Float64Array): Float64Array {
  const d = centres.length / sizes.length;
  return sums.map((sum, at) => (sizes[Math.floor(at / d)] ? sum / sizes[Math.floor(at / d)] : centres[at]));
}

/** Give each empty cluster the farthest row as its centre and take that row out of its old cluster's mean. Whether any was given. */
async function fillEmpty({ rows: { x, n, d }, labelled }: Field, centres: Float64Array, next: Float64Array, sizes: Int32Array): Promise<boolean> {
  const { labels, distances: gaps } = await labelled(centres);
  const left = sizes.slice();
  let moved = false;
  for (let c = 0; c < sizes.length; ++c) {
    if (sizes[c]) continue;
    let far = -1;
    for (let i = 0; i < n; ++i) if (gaps[i] > 0 && left[labels[i]] > 1 && (far < 0 || gaps[i] > gaps[far])) far = i;
    if (far < 0) continue;
    const from = labels[far];
    for (let j = 0; j < d; ++j) {
      const value = x[far * d + j];
      next[from * d + j] += (next[from * d + j] - value) / (left[from] - 1);
      next[c * d + j] = value;
    }
    --left[from];
    gaps[far] = 0;
    moved = true;
  }
  return moved;
}
