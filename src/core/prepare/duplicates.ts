import { columnMoments } from "../cluster/moments.ts";

/** A column left out for saying the same as an earlier one. */
export interface Duplicate {
  column: string;
  /** The earlier column that says the same. */
  of: string;
  /** Pearson correlation of the two; of the weakest pair of levels for categories. */
  r: number;
}

/** Above this many rows, correlations are to be taken over rows at even steps: at the limit r is good to about 0.001. */
export const DUPLICATE_ROWS = 50_000;

/**
 * Columns that say nearly what an earlier one says: |r| > 0.95.
 *
 * A category doubles another when each of its levels goes with a level of the other. Two levels count as one column.
 *
 * @param sources source column of each prepared column
 * @param whole source columns of two prepared columns that must both be doubled, as of three levels without the first
 */
export function duplicates(x: Float64Array, n: number, d: number, sources: readonly string[], whole: ReadonlySet<string> = new Set()): Duplicate[] {
  const groups: { column: string; at: number[] }[] = [];
  sources.forEach((column, j) => {
    const last = groups.at(-1);
    if (last?.column === column) last.at.push(j);
    else groups.push({ column, at: [j] });
  });
  for (const group of groups) if (group.at.length === 2 && !whole.has(group.column)) group.at.length = 1;
  const columns = standardised(x, n, d);
  const found: Duplicate[] = [];
  const kept: typeof groups = [];
  for (const group of groups) {
    const twin = kept.map((other) => ({ column: group.column, of: other.column, r: alike(group.at, other.at, columns) })).find(({ r }) => Math.abs(r) > 0.95);
    if (twin) found.push(twin);
    else kept.push(group);
  }
  return found;
}

function alike(a: readonly number[], b: readonly number[], columns: readonly Float64Array[]): number {
  if (a.length !== b.length) return 0;
  let weakest = 1;
  for (const i of a) {
    let best = 0;
    for (const j of b) {
      const r = dot(columns[i], columns[j]);
      if (Math.abs(r) > Math.abs(best)) best = r;
    }
    if (Math.abs(best) <= Math.abs(weakest)) weakest = best;
    if (Math.abs(weakest) <= 0.95) break;
  }
  return weakest;
}

/** Columns of mean 0 and length 1. */
function standardised(x: Float64Array, n: number, d: number): Float64Array[] {
  const { means, variances } = columnMoments(x, n, d);
  return Array.from({ length: d }, (_, j) => {
    const length = Math.sqrt(variances[j] * n) || 1;
    return Float64Array.from({ length: n }, (_, i) => (x[i * d + j] - means[j]) / length);
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i] * b[i];
  return sum;
}
