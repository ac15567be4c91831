import { quantiles } from "../quantile.ts";

/** Residuals against what was expected, counted in squares. */
export interface ResidualPicture {
  /** Edges of the squares: of what was expected, and of the residuals, both rising. */
  across: number[];
  up: number[];
  /** Squares with rows in them: column and line counted from 0, rows; null where there are fewer than may be told. */
  squares: { x: number; y: number; n: number | null }[];
  /** Mean residual of rows in order of what was expected, in bands of equal count. */
  bands: { at: number; mean: number; n: number }[];
}

const [ACROSS, UP, BANDS] = [24, 17, 12];

/**
 * Count residuals in squares, and take their mean in bands: a good model has them level and alike everywhere.
 *
 * @param least rows that a square must have for its number to be told; bands have at least as many
 */
export function residualPicture(fitted: Float64Array, residual: Float64Array, least: number): ResidualPicture {
  const n = fitted.length;
  const [across, up] = [edges(fitted, ACROSS, false), edges(residual, UP, true)];
  const counts = new Int32Array(ACROSS * UP);
  for (let i = 0; i < n; ++i) ++counts[place(up, residual[i]) * ACROSS + place(across, fitted[i])];
  const squares = Array.from(counts, (count, at) => ({ x: at % ACROSS, y: Math.floor(at / ACROSS), n: count < least ? null : count })).filter(
    (_, at) => counts[at] > 0,
  );
  const order = Float64Array.from({ length: n }, (_, i) => i).sort((a, b) => fitted[a] - fitted[b] || a - b);
  const bandsOf = Math.max(1, Math.min(BANDS, Math.floor(n / Math.max(1, least))));
  const bands = Array.from({ length: n < least ? 0 : bandsOf }, (_, b) => {
    const rows = order.subarray(Math.floor((b * n) / bandsOf), Math.floor(((b + 1) * n) / bandsOf));
    const mean = (of: Float64Array) => rows.reduce((sum, i) => sum + of[i], 0) / rows.length;
    return { at: mean(fitted), mean: mean(residual), n: rows.length };
  });
  return { across, up, squares, bands };
}

/** Even edges over all but half a per cent at each end, which falls into the outer squares: an end is no single row. `level` keeps 0 in the middle. */
function edges(values: Float64Array, count: number, level: boolean): number[] {
  let [low, high] = quantiles(values, [0.005, 0.995]);
  if (level) {
    high = Math.max(Math.abs(low), Math.abs(high));
    low = -high;
  }
  if (!(high > low)) [low, high] = [low - 0.5, high + 0.5];
  return Array.from({ length: count + 1 }, (_, i) => low + ((high - low) * i) / count);
}

function place(edges: readonly number[], value: number): number {
  const [low, high] = [edges[0], edges[edges.length - 1]];
  return Math.min(edges.length - 2, Math.max(0, Math.floor(((value - low) / (high - low)) * (edges.length - 1))));
}
