import { sumOf, type Random } from "../random.ts";
import type { Field } from "./field.ts";
import { takeRows } from "./rows.ts";

/**
 * First centres by greedy k-means++: each next one is the best of 2 + ⌊ln k⌋ rows drawn in proportion to their squared distance from
 * the centres before it. Gives k×d numbers, row-major.
 *
 * Source: Arthur & Vassilvitskii 2007, SODA; the greedy form as in scikit-learn.
 */
export async function scatter(kept: Field, { k, random }: { k: number; random: Random }): Promise<Float64Array> {
  const { x, n, d } = kept.rows;
  const centres = new Float64Array(k * d);
  const gap = new Float64Array(n).fill(Infinity);
  const trials = 2 + Math.floor(Math.log(k));
  for (let c = 0; c < k; ++c) {
    const total = c ? sumOf(gap) : 0;
    const rows = Array.from({ length: c ? trials : 1 }, () => (total > 0 ? random.pick(gap, total) : random.int(n)));
    const gaps = await kept.gaps(Float64Array.from(takeRows(x, d, rows)));
    const best = leastOf(gaps, gap);
    centres.set(x.subarray(rows[best] * d, rows[best] * d + d), c * d);
    for (let i = 0; i < n; ++i) gap[i] = Math.min(gap[i], gaps[best * n + i]);
  }
  return centres;
}

/** The candidate with which the gaps of all rows sum to least, the first on a tie. */
function leastOf(gaps: Float64Array, gap: Float64Array): number {
  const n = gap.length;
  let [lowest, best] = [Infinity, 0];
  for (let t = 0; t * n < gaps.length; ++t) {
    let sum = 0;
    for (let i = 0; i < n; ++i) {
      const d2 = gaps[t * n + i];
      sum += d2 < gap[i] ? d2 : gap[i];
    }
    if (sum < lowest) [lowest, best] = [sum, t];
  }
  return best;
}
