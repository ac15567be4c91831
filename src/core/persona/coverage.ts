import type { Rows } from "../cluster/rows.ts";

/** Who of a group was ever contacted. */
export interface Coverage {
  contacted: number;
  never: number;
  /** Largest standardised difference between the two over the columns; null with fewer than two customers on a side. */
  smd: number | null;
  /** Whether what holds for those contacted may not hold for the others: they differ by more than 0.25, or next to nobody was contacted. */
  extrapolation: boolean;
}

/**
 * Compare, in each group, the customers ever contacted with those never contacted.
 *
 * The difference of a column is that of its means by the root of the mean of the two variances. A column that is constant on both sides but
 * differs counts as infinitely different, capped at 10.
 *
 * Shifting all of a column, or multiplying it, changes nothing.
 *
 * @param rows of which the first `columns` columns are compared
 * @param labels group of each row, 0…k−1
 * @param contacted 1 where the customer was ever contacted
 *
 * Source: METHODS 5.5.
 */
export function coverage(
  { x, d: wide }: Rows,
  labels: Int32Array,
  { k, contacted, columns: d }: { k: number; contacted: Float64Array; columns: number },
): Coverage[] {
  const counts = new Int32Array(2 * k);
  const sums = new Float64Array(2 * k * d);
  const squares = new Float64Array(2 * k * d);
  const side = (i: number) => 2 * labels[i] + (contacted[i] > 0 ? 1 : 0);
  for (let i = 0; i < labels.length; ++i) {
    const g = side(i);
    ++counts[g];
    for (let j = 0; j < d; ++j) sums[g * d + j] += x[i * wide + j];
  }
  for (let g = 0; g < 2 * k; ++g) for (let j = 0; j < d; ++j) sums[g * d + j] /= counts[g];
  for (let i = 0; i < labels.length; ++i) {
    const g = side(i);
    for (let j = 0; j < d; ++j) squares[g * d + j] += (x[i * wide + j] - sums[g * d + j]) ** 2;
  }
  const variance = (g: number, j: number) => squares[g * d + j] / (counts[g] - 1);
  return Array.from({ length: k }, (_, c) => {
    const [never, asked] = [counts[2 * c], counts[2 * c + 1]];
    const known = never >= 2 && asked >= 2;
    let smd = 0;
    for (let j = 0; known && j < d; ++j) {
      const gap = Math.abs(sums[(2 * c + 1) * d + j] - sums[2 * c * d + j]);
      if (gap > 1e-12) smd = Math.max(smd, Math.min(gap / Math.sqrt((variance(2 * c, j) + variance(2 * c + 1, j)) / 2), 10));
    }
    return { contacted: asked, never, smd: known ? smd : null, extrapolation: known ? smd > 0.25 : never > 0 && asked < 2 };
  });
}
