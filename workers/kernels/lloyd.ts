import { CHUNK } from "../../src/core/cluster/moments.ts";
import type { Kernels } from "../../src/core/kernels/kernels.ts";
import { checkRows, kOf, NOTHING, withoutNone, type LloydAsk, type LloydRows } from "../../src/core/kernels/lloyd.ts";
import bytes from "./assembly/lloyd.ts?kernel";
import { reserve, start, type Kernel } from "./module.ts";

interface Functions {
  keep(rows: number, narrow: number, lengths: number, labels: number, turned: number, d: number): void;
  lay(from: number, to: number): number;
  aim(centres: number, packed: number, k: number): void;
  pass(from: number, to: number, lanes: number, sums: number, counts: number, list: number): number;
  gather(from: number, to: number, sums: number): void;
  measure(from: number, to: number, into: number): void;
  gaps(from: number, to: number, centres: number, m: number, into: number, stride: number): void;
}

const LANES = 8;
/** Tiles a call: short calls, so that the browser's better compiler takes over from its first one at once. */
const CALL = 4096;
const CALLS_A_CHUNK = CHUNK / (CALL * LANES);

/** Lloyd's passes in WebAssembly: labels are those of the twin on the same single-precision rows, since near ties are told apart in full. */
export const lloyd: Kernels["lloyd"] = (rows) => {
  checkRows(rows);
  const kept = keep(rows);
  return (ask) => {
    const k = kOf(ask, rows.d, kept.k);
    if (ask.want === "gaps") return { ...NOTHING, distances: gaps(kept, ask.centres) };
    aim(kept, ask, k);
    const { changed, distances } = worked(kept, ask.want);
    const asked = ask.want === "rows";
    const { kernel, labels, n } = kept;
    return {
      changed,
      sums: asked ? new Float64Array() : withoutNone(sumsOf(kept), k, rows.d),
      counts: asked ? new Int32Array() : withoutNone(countsOf(kept), k, 1),
      labels: asked ? new Uint8Array(kernel.memory.buffer, labels, n).slice() : new Uint8Array(),
      distances,
    };
  };
};

/** Rows in the kernel's memory, and where everything lies in it. Behind `free` all places depend on k. */
interface Kept {
  kernel: Kernel<Functions>;
  n: number;
  d: number;
  k: number;
  chunks: number;
  labels: number;
  free: number;
  sums: number;
  counts: number;
  scratch: number;
}

function keep({ x, n, d }: LloydRows): Kept {
  const kernel = start<Functions>(bytes);
  const tiles = Math.ceil(n / LANES);
  const narrow = kernel.base + tiles * d * LANES * 4;
  const lengths = narrow + tiles * pairs(d) * LANES * 4;
  const labels = aligned(lengths + tiles * 4);
  const turned = aligned(labels + tiles * LANES);
  const free = turned + d * LANES * 4;
  reserve(kernel, free);
  new Float32Array(kernel.memory.buffer, kernel.base, n * d).set(x);
  kernel.run.keep(kernel.base, narrow, lengths, labels, turned, d);
  for (let from = 0; from < tiles; from += CALL)
    if (!kernel.run.lay(from, Math.min(tiles, from + CALL))) throw new RangeError(`lloyd: a number that is not finite among rows ${from * LANES} on`);
  return { kernel, n, d, k: 0, chunks: Math.ceil(n / CHUNK), labels, free, sums: 0, counts: 0, scratch: 0 };
}

/** Lay out what depends on k when all is begun anew, and hand over the centres. */
function aim(kept: Kept, { want, centres }: LloydAsk, k: number): void {
  const { kernel, n, d, chunks, free, labels } = kept;
  const packed = free + aligned(centres.byteLength);
  if (want === "fresh") {
    kept.k = k;
    kept.sums = packed + ((k + 3) >> 2) * (d + 1 + pairs(d) + 1) * 16;
    kept.counts = kept.sums + chunks * (k + 1) * d * 8;
    kept.scratch = aligned(kept.counts + chunks * (k + 1) * 4);
    reserve(kernel, kept.scratch + CALL * LANES * 8);
    new Uint8Array(kernel.memory.buffer, labels, n).fill(k);
    sumsOf(kept).fill(0);
    countsOf(kept).fill(0);
  }
  new Float64Array(kernel.memory.buffer, free, centres.length).set(centres);
  kernel.run.aim(free, packed, k);
}

/** Go over the rows, call by call. */
function worked(kept: Kept, want: LloydAsk["want"]): { changed: number; distances: Float64Array } {
  const { kernel, n, d, k, sums, counts, scratch } = kept;
  const { run, memory } = kernel;
  const distances = new Float64Array(want === "rows" ? n : 0);
  if (want === "recount") sumsOf(kept).fill(0);
  let changed = 0;
  for (let from = 0, call = 0; from < n; from += CALL * LANES, ++call) {
    const to = Math.min(n, from + CALL * LANES);
    const chunk = Math.floor(call / CALLS_A_CHUNK) * (k + 1);
    if (want === "rows") {
      run.measure(from, to, scratch);
      distances.set(new Float64Array(memory.buffer, scratch, to - from), from);
    } else if (want === "recount") run.gather(from, to, sums + chunk * d * 8);
    else changed += run.pass(from / LANES, Math.ceil(to / LANES), ((to - 1) % LANES) + 1, sums + chunk * d * 8, counts + chunk * 4, scratch);
  }
  return { changed, distances };
}

/** Distances to centres that are no aim of the passes: what the passes keep behind the rows stays, these work behind it. */
function gaps({ kernel, n, d, free, scratch }: Kept, centres: Float64Array): Float64Array {
  const m = centres.length / d;
  const at = scratch ? scratch + CALL * LANES * 8 : free;
  const into = at + aligned(m * d * 4);
  const stride = 4 * LANES * Math.min(CALL, Math.ceil(n / LANES));
  reserve(kernel, into + m * stride);
  new Float32Array(kernel.memory.buffer, at, m * d).set(centres);
  const found = new Float64Array(m * n);
  for (let from = 0; from < n; from += CALL * LANES) {
    const to = Math.min(n, from + CALL * LANES);
    kernel.run.gaps(from / LANES, Math.ceil(to / LANES), at, m, into, stride);
    for (let c = 0; c < m; ++c) found.set(new Float32Array(kernel.memory.buffer, into + c * stride, to - from), c * n + from);
  }
  return found;
}

const sumsOf = ({ kernel, sums, chunks, k, d }: Kept) => new Float64Array(kernel.memory.buffer, sums, chunks * (k + 1) * d);
const countsOf = ({ kernel, counts, chunks, k }: Kept) => new Int32Array(kernel.memory.buffer, counts, chunks * (k + 1));
/** Pairs of columns, the last maybe with nothing. */
const pairs = (d: number) => (d + 1) >> 1;
const aligned = (at: number) => 16 * Math.ceil(at / 16);
