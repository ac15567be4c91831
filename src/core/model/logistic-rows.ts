import { CHUNK } from "../cluster/moments.ts";
import { cuts, type Crew, type Kept } from "../crew.ts";
import { tileAt, type LogisticGroup, type LogisticRows } from "../kernels/logistic.ts";
import type { Design, DesignCodes } from "../prepare/design.ts";

/** Joint levels of a group at most: the sums of two groups then stay in the first cache. */
const LEVELS = 64;

/** Rows from which other threads are asked for help. */
const SHARED = 100_000;

/** The mean loss at some coefficients and its derivatives, d + 1 of them with the intercept's last. */
export interface Loss {
  loss: number;
  gradient: Float64Array;
  /** Lower triangle, row by row; empty when not asked for. */
  hessian: Float64Array;
}

/** Rows kept by kernels, to be asked for their loss. */
export interface LossOf {
  n: number;
  d: number;
  at(coefficients: Float64Array, options: { hessian: boolean; every?: number }): Promise<Loss>;
  close(): void;
}

/** Have the rows of a logistic regression kept by the threads of a crew. */
export async function keepLoss(design: Design, y: Uint8Array, weights: Float64Array | null, crew: Crew): Promise<LossOf> {
  const { n, d } = design;
  const bounds = cuts(n, n < SHARED ? 1 : crew.size);
  const pairing = paired(design.codes);
  const slices = bounds.slice(1).map((to, i) => slice(design, pairing, { y, weights, from: bounds[i], to }));
  const kept = await crew.keep("logistic", slices);
  return { n, d, close: () => kept.close(), at: (coefficients, { hessian, every = 1 }) => ask(kept, d, { coefficients, hessian, every }) };
}

async function ask(kept: Kept<"logistic">, d: number, what: { coefficients: Float64Array; hessian: boolean; every: number }): Promise<Loss> {
  const sum = new Float64Array(2 + d + 1 + (what.hessian ? ((d + 1) * (d + 2)) / 2 : 0));
  for (const { chunks } of await kept.ask(what)) for (const chunk of chunks) for (let i = 0; i < sum.length; ++i) sum[i] += chunk[i];
  const rows = sum[0];
  for (let i = 1; i < sum.length; ++i) sum[i] /= rows;
  return { loss: sum[1], gradient: sum.subarray(2, d + 3), hessian: sum.subarray(d + 3) };
}

/**
 * Columns of levels two by two, so that their joint levels are no more than 64: the one with most levels left goes with the largest that fits.
 */
function paired(columns: readonly DesignCodes[]): DesignCodes[][] {
  const left = columns.map((column, order) => ({ column, order, size: column.at.length })).sort((a, b) => b.size - a.size || a.order - b.order);
  const groups: DesignCodes[][] = [];
  while (left.length) {
    const { column, size } = left.shift()!;
    const other = left.findIndex((candidate) => candidate.size * size <= LEVELS);
    groups.push(other < 0 ? [column] : [column, ...left.splice(other, 1).map((found) => found.column)]);
  }
  return groups;
}

interface Slice {
  y: Uint8Array;
  weights: Float64Array | null;
  from: number;
  to: number;
}

function slice(design: Design, pairing: readonly DesignCodes[][], { y, weights, from, to }: Slice): LogisticRows {
  const columns = Math.ceil(design.numbers.length / 4) * 4;
  const dense = new Int32Array(columns).fill(-1);
  design.numbers.forEach(({ at }, j) => (dense[j] = at));
  const tiles = new Float32Array(Math.ceil((to - from) / 8) * 8 * columns);
  for (let start = from; start < to; start += CHUNK / 64)
    design.numbers.forEach(({ values }, j) => {
      for (let i = start; i < Math.min(to, start + CHUNK / 64); ++i) tiles[tileAt(i - from, j, columns)] = values[i];
    });
  return {
    n: to - from,
    d: design.d,
    y: y.slice(from, to),
    weights: weights?.slice(from, to) ?? null,
    groups: pairing.map((pair) => joined(pair, from, to)),
    dense,
    tiles,
  };
}

function joined([a, b]: readonly DesignCodes[], from: number, to: number): LogisticGroup {
  const width = b ? b.at.length : 1;
  const places = new Int32Array(2 * a.at.length * width).fill(-1);
  for (let level = 0; level < a.at.length * width; ++level) {
    places[2 * level] = a.at[Math.floor(level / width)];
    if (b) places[2 * level + 1] = b.at[level % width];
  }
  const codes = a.codes.slice(from, to);
  if (b) for (let i = 0; i < codes.length; ++i) codes[i] = codes[i] * width + b.codes[from + i];
  return { codes, places };
}
