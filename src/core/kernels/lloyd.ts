import { distance2 } from "../cluster/distance.ts";
import { CHUNK } from "../cluster/moments.ts";
import type { Reals } from "../cluster/rows.ts";
import type { Keeper } from "./kernels.ts";

/** Rows for passes of k-means. */
export interface LloydRows {
  /** Row-major n×d, finite. The kernel keeps single precision, its twin what it is given. */
  x: Reals;
  n: number;
  d: number;
}

/** What to do with the rows kept. */
export interface LloydAsk {
  /**
   * - `fresh`: forget all labels, then label each row with its nearest centre, the lowest on a tie
   * - `pass`: the same, coming from the labels there are
   * - `recount`: sums of the labels there are from nothing, free of what adding and taking away has rounded
   * - `rows`: labels, and squared distances to their centres
   * - `gaps`: squared distances of all rows to each centre, in single precision, centre by centre; labels stay
   */
  want: "fresh" | "pass" | "recount" | "rows" | "gaps";
  /** Row-major k×d, k from 1 to 255: of the same k as in the last `fresh`, but for `gaps`. */
  centres: Float64Array;
}

/** What is not asked for is empty. Sums are of chunks of 65,536 rows, so that any cut between chunks gives the same bits. */
export interface LloydSaid {
  /** Labels that changed in a pass. */
  changed: number;
  /** Sums of rows by chunk, label and column, after a pass or a recount. */
  sums: Float64Array;
  /** Rows by chunk and label, likewise. */
  counts: Int32Array;
  labels: Uint8Array;
  distances: Float64Array;
}

declare module "./kernels.ts" {
  interface Kernels {
    lloyd: Keeper<LloydRows, LloydAsk, LloydSaid>;
  }
}

/** Refuse rows and asks that do not hold what they say. @throws RangeError */
export function checkRows({ x, n, d }: LloydRows): void {
  if (!(d > 0 && x.length === n * d)) throw new RangeError(`lloyd: ${x.length} numbers for ${n} rows of ${d}`);
}

/** The k of an ask. @throws RangeError when it is none, above 255, or another than before */
export function kOf({ want, centres }: LloydAsk, d: number, before: number): number {
  const k = centres.length / d;
  if (!Number.isInteger(k) || k < 1 || k > 255) throw new RangeError(`lloyd: ${centres.length} numbers for centres of ${d}`);
  if (want !== "fresh" && want !== "gaps" && k !== before) throw new RangeError(`lloyd: ${k} centres after ${before}`);
  return k;
}

/**
 * The twin: every distance in full, in double precision. Time n·k·d a pass.
 *
 * Source: Lloyd 1982, doi:10.1109/TIT.1982.1056489. Checked: tests/golden/kmeans.json (scikit-learn 1.2.1).
 */
export const lloyd = (rows: LloydRows): ((ask: LloydAsk) => LloydSaid) => {
  checkRows(rows);
  for (const value of rows.x) if (!Number.isFinite(value)) throw new RangeError(`lloyd: ${value} among the rows`);
  const state: State = { ...rows, k: 0, labels: new Uint8Array(rows.n), sums: new Float64Array(0), counts: new Int32Array(0) };
  return (ask) => {
    const k = kOf(ask, rows.d, state.k);
    if (ask.want === "gaps") return { ...NOTHING, distances: gaps(rows, ask.centres) };
    if (ask.want === "fresh") forget(state, k);
    if (ask.want === "recount") recount(state);
    const changed = ask.want === "fresh" || ask.want === "pass" ? pass(state, ask.centres) : 0;
    const asked = ask.want === "rows";
    return {
      changed,
      sums: asked ? new Float64Array() : withoutNone(state.sums, k, rows.d),
      counts: asked ? new Int32Array() : withoutNone(state.counts, k, 1),
      labels: asked ? state.labels.slice() : new Uint8Array(),
      distances: asked ? Float64Array.from(state.labels, (c, i) => distance2(rows.x, i * rows.d, ask.centres, c * rows.d, rows.d)) : new Float64Array(),
    };
  };
};

/** What is said of `gaps` beside the distances. */
export const NOTHING: LloydSaid = { changed: 0, sums: new Float64Array(), counts: new Int32Array(), labels: new Uint8Array(), distances: new Float64Array() };

/** Column by column in single precision, as the kernel does it. */
function gaps({ x, n, d }: LloydRows, centres: Float64Array): Float64Array {
  return Float64Array.from({ length: (centres.length / d) * n }, (_, at) => {
    const [centre, row] = [Math.floor(at / n) * d, (at % n) * d];
    let sum = 0;
    for (let j = 0; j < d; ++j) {
      const gap = Math.fround(Math.fround(x[row + j]) - Math.fround(centres[centre + j]));
      sum = Math.fround(sum + Math.fround(gap * gap));
    }
    return sum;
  });
}

/** Sums and counts of k labels, and of those without one, whose label is k. */
interface State extends LloydRows {
  k: number;
  labels: Uint8Array;
  sums: Float64Array;
  counts: Int32Array;
}

function forget(state: State, k: number): void {
  const chunks = Math.ceil(state.n / CHUNK);
  state.k = k;
  state.labels.fill(k);
  state.sums = new Float64Array(chunks * (k + 1) * state.d);
  state.counts = new Int32Array(chunks * (k + 1));
}

function pass({ x, n, d, k, labels, sums, counts }: State, centres: Float64Array): number {
  let changed = 0;
  for (let i = 0; i < n; ++i) {
    const [row, then] = [i * d, labels[i]];
    let [best, now] = [Infinity, 0];
    for (let c = 0; c < k; ++c) {
      const gap = distance2(x, row, centres, c * d, d);
      if (gap < best) [best, now] = [gap, c];
    }
    if (now === then) continue;
    ++changed;
    labels[i] = now;
    const chunk = Math.floor(i / CHUNK) * (k + 1);
    ++counts[chunk + now];
    --counts[chunk + then];
    for (let j = 0, to = (chunk + now) * d, from = (chunk + then) * d; j < d; ++j) {
      sums[to + j] += x[row + j];
      sums[from + j] -= x[row + j];
    }
  }
  return changed;
}

function recount({ x, n, d, k, labels, sums }: State): void {
  sums.fill(0);
  for (let i = 0; i < n; ++i) {
    const at = (Math.floor(i / CHUNK) * (k + 1) + labels[i]) * d;
    for (let j = 0; j < d; ++j) sums[at + j] += x[i * d + j];
  }
}

/** What is kept for labels of each chunk, without that of rows that have none: `wide` numbers a label. */
export function withoutNone<A extends Float64Array | Int32Array>(all: A, k: number, wide: number): A {
  const chunks = all.length / ((k + 1) * wide);
  const kept = all.slice(0, chunks * k * wide) as A;
  for (let chunk = 1; chunk < chunks; ++chunk) kept.set(all.subarray(chunk * (k + 1) * wide, (chunk * (k + 1) + k) * wide), chunk * k * wide);
  return kept;
}
