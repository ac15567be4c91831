import { CHUNK } from "../cluster/moments.ts";
import type { Keeper } from "./kernels.ts";
import { chunkSums, layoutOf, said, type LogisticLayout, type LogisticSums } from "./logistic-sums.ts";

declare module "./kernels.ts" {
  interface Kernels {
    logistic: Keeper<LogisticRows, LogisticAsk, LogisticSaid>;
  }
}

/** One or two columns of levels as one joint code. */
export interface LogisticGroup {
  /** Joint level of each row. */
  codes: Uint8Array;
  /** Two coefficients of each joint level, which has both added; −1 for none. */
  places: Int32Array;
}

/** Rows of a logistic regression. */
export interface LogisticRows {
  n: number;
  /** Coefficients without the intercept. */
  d: number;
  /** 0 or 1. */
  y: Uint8Array;
  /** Weight of each row; null when all are 1. */
  weights: Float64Array | null;
  groups: LogisticGroup[];
  /** Coefficient of each column of numbers, −1 for a column of zeros. A multiple of four columns. */
  dense: Int32Array;
  /** Numbers in tiles of 8 rows: value of row i, column j at ((i >> 3) · columns + j) · 8 + (i & 7). Rows that are not there are 0. */
  tiles: Float32Array;
}

/** Where to look at the loss. */
export interface LogisticAsk {
  /** d coefficients, then the intercept. */
  coefficients: Float64Array;
  /** Whether the second derivatives are asked for. */
  hessian: boolean;
  /** Look at one block of 512 rows in this many; 1 for all. */
  every: number;
}

/**
 * What rows say of the coefficients, chunk by chunk of 65,536 rows, in order: number of rows looked at, log loss, its d + 1 first
 * derivatives, and where asked the lower triangle of its second derivatives, row by row. Sums over rows, in float64.
 */
export interface LogisticSaid {
  chunks: Float64Array[];
}

/** Rows that are looked at together. A divisor of a chunk. */
export const BLOCK = 512;

/**
 * Log loss of a logistic regression with its derivatives, over rows kept as codes and numbers.
 *
 * A column of levels costs the same however many levels it has, and the second derivatives of two groups are a table of their joint levels.
 *
 * Checked: tests/golden/logit_bank.json, through `fitLogistic`.
 */
export const logistic: Keeper<LogisticRows, LogisticAsk, LogisticSaid> = (rows) => {
  const layout = layoutOf(rows);
  return (ask) => {
    const chunks: Float64Array[] = [];
    for (let from = 0; from < rows.n; from += CHUNK) {
      const sums = chunkSums(layout);
      for (let s = from; s < Math.min(rows.n, from + CHUNK); s += BLOCK * ask.every) addBlock({ rows, layout, sums, ask }, s, Math.min(rows.n, s + BLOCK));
      chunks.push(said(rows, layout, sums, ask.hessian));
    }
    return { chunks };
  };
};

interface Pass {
  rows: LogisticRows;
  layout: LogisticLayout;
  sums: LogisticSums;
  ask: LogisticAsk;
}

function addBlock(pass: Pass, from: number, to: number): void {
  const { rows, sums, ask } = pass;
  const f = predictors(rows, ask.coefficients, from, to);
  const [slope, curve] = [new Float64Array(to - from), new Float64Array(to - from)];
  for (let i = from; i < to; ++i) {
    const weight = rows.weights ? rows.weights[i] : 1;
    const e = Math.exp(-Math.abs(f[i - from]));
    const p = (f[i - from] >= 0 ? 1 : e) / (1 + e);
    sums.totals[0] += 1;
    sums.totals[1] += weight * (Math.log1p(e) + Math.max(f[i - from], 0) - rows.y[i] * f[i - from]);
    sums.totals[2] += slope[i - from] = weight * (p - rows.y[i]);
    sums.totals[3] += curve[i - from] = (weight * e) / (1 + e) ** 2;
  }
  addGroups(pass, { from, slope, curve });
  addNumbers(pass, { from, slope, curve });
}

function predictors({ groups, dense, tiles, d }: LogisticRows, coefficients: Float64Array, from: number, to: number): Float64Array {
  const f = new Float64Array(to - from).fill(coefficients[d]);
  for (const { codes, places } of groups) {
    const of = jointCoefficients(places, coefficients);
    for (let i = from; i < to; ++i) f[i - from] += of[codes[i]];
  }
  for (let j = 0; j < dense.length; ++j) {
    const by = dense[j] < 0 ? 0 : coefficients[dense[j]];
    if (by !== 0) for (let i = from; i < to; ++i) f[i - from] += by * tiles[tileAt(i, j, dense.length)];
  }
  return f;
}

/** Sum of the coefficients of each joint level. */
export function jointCoefficients(places: Int32Array, coefficients: Float64Array): Float64Array {
  const of = (place: number) => (place < 0 ? 0 : coefficients[place]);
  return Float64Array.from({ length: places.length / 2 }, (_, level) => of(places[2 * level]) + of(places[2 * level + 1]));
}

/** Where the tiles hold a row's value. */
export function tileAt(row: number, column: number, columns: number): number {
  return ((row >> 3) * columns + column) * 8 + (row & 7);
}

interface Weighed {
  from: number;
  slope: Float64Array;
  curve: Float64Array;
}

function addGroups({ rows: { groups }, layout, sums, ask }: Pass, { from, slope, curve }: Weighed): void {
  groups.forEach(({ codes }, g) => {
    const at = 2 * layout.first[g];
    for (let i = 0; i < slope.length; ++i) {
      sums.levels[at + 2 * codes[from + i]] += slope[i];
      sums.levels[at + 2 * codes[from + i] + 1] += curve[i];
    }
    if (!ask.hessian) return;
    for (let h = 0; h < g; ++h) {
      const [start, width, other] = [layout.pair(g, h), layout.sizes[h], groups[h].codes];
      for (let i = 0; i < curve.length; ++i) sums.pairs[start + codes[from + i] * width + other[from + i]] += curve[i];
    }
  });
}

function addNumbers({ rows: { groups, dense, tiles }, layout, sums, ask }: Pass, { from, slope, curve }: Weighed): void {
  const [p, n] = [dense.length, slope.length];
  const columns = Array.from({ length: p }, (_, j) => {
    const column = new Float64Array(n);
    if (dense[j] >= 0) for (let i = 0; i < n; ++i) column[i] = tiles[tileAt(from + i, j, p)];
    return column;
  });
  const pulled = new Float64Array(n);
  for (let j = 0; j < p; ++j) {
    if (dense[j] < 0) continue;
    sums.slopes[j] += dot(slope, columns[j]);
    if (!ask.hessian) continue;
    for (let i = 0; i < n; ++i) sums.curves[j] += pulled[i] = columns[j][i] * curve[i];
    groups.forEach(({ codes }, g) => {
      const at = j * layout.levels + layout.first[g];
      for (let i = 0; i < n; ++i) sums.mixed[at + codes[from + i]] += pulled[i];
    });
    for (let k = 0; k <= j; ++k) sums.gram[j * p + k] += dot(pulled, columns[k]);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i] * b[i];
  return sum;
}
