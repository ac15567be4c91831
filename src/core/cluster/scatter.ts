import type { Random } from "../random.ts";
import { distance2Within } from "./distance.ts";
import type { Rows } from "./rows.ts";

/**
 * First centres by greedy k-means++: each next one is the best of 2 + ⌊ln k⌋ rows drawn in proportion to their squared distance from
 * the centres before it. Gives k×d numbers, row-major.
 *
 * Source: Arthur & Vassilvitskii 2007, SODA; the greedy form as in scikit-learn.
 */
export function scatter(rows: Rows, { k, random }: { k: number; random: Random }): Float64Array {
  const { x, n, d } = rows;
  const centres = new Float64Array(k * d);
  let gap: Float64Array = new Float64Array(n).fill(Infinity);
  let spare: Float64Array = new Float64Array(n);
  let best: Float64Array = new Float64Array(n);
  const trials = 2 + Math.floor(Math.log(k));
  for (let c = 0; c < k; ++c) {
    let [lowest, row] = [Infinity, 0];
    for (let t = 0; t < (c ? trials : 1); ++t) {
      const candidate = c && gap.some((g) => g > 0) ? random.pick(gap) : random.int(n);
      const potential = narrowed({ rows, candidate }, gap, spare, lowest);
      if (potential < lowest) {
        [lowest, row] = [potential, candidate];
        [best, spare] = [spare, best];
      }
    }
    centres.set(x.subarray(row * d, row * d + d), c * d);
    [gap, best] = [best, gap];
  }
  return centres;
}

interface Candidate {
  rows: Rows;
  candidate: number;
}

/** Write each row's gap once the candidate is a centre; give their sum, or Infinity as soon as it passes `limit`. */
function narrowed({ rows: { x, n, d }, candidate }: Candidate, gap: Float64Array, into: Float64Array, limit: number): number {
  let sum = 0;
  for (let i = 0; i < n; ++i) {
    const d2 = distance2Within(x, i * d, x, candidate * d, { d, limit: gap[i] });
    const least = d2 < gap[i] ? d2 : gap[i];
    into[i] = least;
    sum += least;
    if ((i & 1023) === 1023 && sum >= limit) return Infinity;
  }
  return sum;
}
