import { distance2 } from "./distance.ts";
import { CHUNK } from "./moments.ts";

/** Where the passes ended. */
export interface Lloyd {
  labels: Int32Array;
  centres: Float64Array;
  passes: number;
  converged: boolean;
}

/** When the passes end. */
export interface LloydOptions {
  k: number;
  maxIter: number;
  /** Stop once the centres moved no more than this, as a sum of squares. */
  stop: number;
}

/** Rounding that a bound must be beyond to count: bounds only ever prune, so the labels are those of full distances. */
const SLACK = 1 - 1e-9;

/**
 * Lloyd's passes from given centres until labels stay, centres stay or `maxIter`, then one last assignment where needed.
 *
 * Bounds on distances (Elkan) say which distances need not be computed; labels and centres are those of the plain loop. Sums follow the
 * rows whose label changed, per chunk of rows merged in order. An empty cluster takes the row farthest from its own centre.
 *
 * Source: Lloyd 1982, doi:10.1109/TIT.1982.1056489. Elkan 2003, ICML.
 */
export function lloyd(x: Float64Array, n: number, d: number, start: Float64Array, { k, maxIter, stop }: LloydOptions): Lloyd {
  const state = begin(x, n, d, start, k);
  for (let passes = 1; ; ++passes) {
    const changed = assign(state);
    const next = means(state);
    const moved = fillEmpty(state, next);
    if (!changed && !moved) return { labels: state.labels, centres: recount(state), passes, converged: true };
    const shift = move(state, next);
    if (shift > stop && passes < maxIter) continue;
    assign(state);
    return { labels: state.labels, centres: state.centres, passes: passes + 1, converged: shift <= stop };
  }
}

interface State {
  x: Float64Array;
  n: number;
  d: number;
  k: number;
  centres: Float64Array;
  labels: Int32Array;
  /** Bound from above on the distance to the own centre; exact in the pass it was computed. */
  upper: Float64Array;
  /** Bounds from below on the distance to each centre, n×k. */
  lower: Float32Array;
  /** Half the distance to the nearest other centre, and between each two. */
  near: Float64Array;
  half: Float64Array;
  /** How far each centre moved last, not yet taken off the bounds. */
  steps: Float64Array;
  /** Sums of rows by chunk and cluster, and rows by cluster. */
  sums: Float64Array;
  sizes: Int32Array;
}

function begin(x: Float64Array, n: number, d: number, start: Float64Array, k: number): State {
  return {
    x,
    n,
    d,
    k,
    centres: start.slice(),
    labels: new Int32Array(n).fill(-1),
    upper: new Float64Array(n).fill(Infinity),
    lower: new Float32Array(n * k),
    near: new Float64Array(k),
    half: new Float64Array(k * k),
    steps: new Float64Array(k),
    sums: new Float64Array(Math.ceil(n / CHUNK) * k * d),
    sizes: new Int32Array(k),
  };
}

/** Label each row with its nearest centre, the lowest on a tie; give the number of labels that changed. */
function assign(state: State): number {
  const { x, n, d, k, centres, labels, upper, lower, near, half, steps } = state;
  between(state);
  let changed = 0;
  for (let i = 0; i < n; ++i) {
    const before = labels[i];
    const bounds = i * k;
    for (let c = 0; c < k; ++c) {
      const bound = lower[bounds + c] - steps[c];
      lower[bounds + c] = bound > 0 ? bound * SLACK : 0;
    }
    let a = before < 0 ? 0 : before;
    upper[i] += steps[a];
    if (before >= 0 && upper[i] < near[a] * SLACK) continue;
    let best2 = distance2(x, i * d, centres, a * d, d);
    let best = Math.sqrt(best2);
    lower[bounds + a] = best * FLOAT;
    for (let c = 0; c < k; ++c) {
      if (c === a || lower[bounds + c] > best || half[a * k + c] * SLACK > best) continue;
      const d2 = distance2(x, i * d, centres, c * d, d);
      const gap = Math.sqrt(d2);
      lower[bounds + c] = gap * FLOAT;
      if (d2 > best2 || (d2 === best2 && c > a)) continue;
      a = c;
      best2 = d2;
      best = gap;
    }
    upper[i] = best;
    if (a === before) continue;
    ++changed;
    relabel(state, i, a);
  }
  steps.fill(0);
  return changed;
}

/** Keeps a bound from below a bound when it is rounded to 32 bits. */
const FLOAT = 1 - 1e-6;

function relabel({ x, d, k, labels, sums, sizes }: State, i: number, to: number): void {
  const from = labels[i];
  const chunk = Math.floor(i / CHUNK) * k * d;
  const row = i * d;
  const gain = chunk + to * d;
  for (let j = 0; j < d; ++j) sums[gain + j] += x[row + j];
  ++sizes[to];
  if (from >= 0) {
    const loss = chunk + from * d;
    for (let j = 0; j < d; ++j) sums[loss + j] -= x[row + j];
    --sizes[from];
  }
  labels[i] = to;
}

function between({ k, d, centres, near, half }: State): void {
  near.fill(Infinity);
  for (let a = 0; a < k; ++a)
    for (let b = 0; b < k; ++b) {
      if (a === b) continue;
      const gap = Math.sqrt(distance2(centres, a * d, centres, b * d, d)) / 2;
      half[a * k + b] = gap;
      if (gap < near[a]) near[a] = gap;
    }
}

/** The mean of each cluster; an empty one keeps its centre. */
function means({ d, k, centres, sums, sizes }: State): Float64Array {
  const next = new Float64Array(k * d);
  for (let chunk = 0; chunk < sums.length; chunk += k * d) for (let j = 0; j < k * d; ++j) next[j] += sums[chunk + j];
  for (let c = 0; c < k; ++c) for (let j = c * d; j < c * d + d; ++j) next[j] = sizes[c] ? next[j] / sizes[c] : centres[j];
  return next;
}

/** Give each empty cluster the farthest row as its centre and take that row out of its old cluster's mean. Whether any was given. */
function fillEmpty({ x, n, d, k, centres, labels, sizes }: State, next: Float64Array): boolean {
  if (sizes.every((size) => size > 0)) return false;
  const left = sizes.slice();
  const gaps = Float64Array.from(labels, (c, i) => distance2(x, i * d, centres, c * d, d));
  let moved = false;
  for (let c = 0; c < k; ++c) {
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

/** Move the centres; give the sum of the squared moves. */
function move(state: State, next: Float64Array): number {
  const { d, k, centres, steps } = state;
  let shift = 0;
  for (let c = 0; c < k; ++c) {
    const d2 = distance2(centres, c * d, next, c * d, d);
    steps[c] = Math.sqrt(d2) * (1 + 1e-12);
    shift += d2;
  }
  centres.set(next);
  return shift;
}

/** Sums from nothing, free of what adding and taking away has rounded. */
function recount(state: State): Float64Array {
  const { x, n, d, k, labels, sums } = state;
  sums.fill(0);
  for (let i = 0; i < n; ++i) {
    const at = Math.floor(i / CHUNK) * k * d + labels[i] * d;
    for (let j = 0; j < d; ++j) sums[at + j] += x[i * d + j];
  }
  return means(state);
}
