import { erfc, normalQuantile } from "../special.ts";
import { descending, ties } from "./order.ts";

/** An AUC with its 95 % interval. NaN where there are too few of a class. */
export interface AucInterval {
  auc: number;
  se: number;
  low: number;
  high: number;
}

/** How two scores of the same rows differ in AUC: the first less the second. */
export interface AucDifference {
  difference: number;
  se: number;
  low: number;
  high: number;
  z: number;
  /** Two-sided. */
  p: number;
}

/**
 * Chance that an event is scored above a row without one, ties counted half. NaN without both.
 *
 * @param y 1 for an event, else 0
 *
 * Source: Mann & Whitney 1947, doi:10.1214/aoms/1177730491.
 * Checked: tests/golden/score_metrics.json (scikit-learn).
 */
export function auc(y: Uint8Array, score: Float64Array): number {
  const { n, events } = ties(y, score);
  let [won, above, others] = [0, 0, 0];
  for (let g = 0; g < n.length; ++g) {
    const lost = n[g] - events[g];
    won += lost * (above + events[g] / 2);
    above += events[g];
    others += lost;
  }
  return won / (above * others);
}

/**
 * The AUC with DeLong's 95 % interval, kept within 0…1.
 *
 * Source: DeLong, DeLong & Clarke-Pearson 1988, doi:10.2307/2531595; in n log n after Sun & Xu 2014, doi:10.1109/LSP.2014.2337313.
 * Checked: tests/golden/auc_delong.json (pROC).
 */
export function aucInterval(y: Uint8Array, score: Float64Array): AucInterval {
  const placed = placements(y, score);
  const value = auc(y, score);
  const se = Math.sqrt(covariance(y, placed, placed));
  const reach = normalQuantile(0.975) * se;
  return { auc: value, se, low: Math.max(0, value - reach), high: Math.min(1, value + reach) };
}

/**
 * Compare the AUC of two scores of the same rows: DeLong's paired test. Scores that order alike give p = 1.
 *
 * Source: as `aucInterval`.
 */
export function compareAuc(y: Uint8Array, a: Float64Array, b: Float64Array): AucDifference {
  const [placedA, placedB] = [placements(y, a), placements(y, b)];
  const difference = auc(y, a) - auc(y, b);
  const variance = covariance(y, placedA, placedA) + covariance(y, placedB, placedB) - 2 * covariance(y, placedA, placedB);
  const se = Math.sqrt(Math.max(0, variance));
  const reach = normalQuantile(0.975) * se;
  const z = se > 0 ? difference / se : 0;
  return { difference, se, low: difference - reach, high: difference + reach, z, p: erfc(Math.abs(z) / Math.SQRT2) };
}

/** For an event, the share of others it is above; for another, the share of events above it. Ties count half. */
function placements(y: Uint8Array, score: Float64Array): Float64Array {
  const order = descending(score);
  const { n, events } = ties(y, score, order);
  const all = events.reduce((sum, e) => sum + e, 0);
  const others = y.length - all;
  const placed = new Float64Array(y.length);
  let [row, above, passed] = [0, 0, 0];
  for (let g = 0; g < n.length; ++g) {
    const lost = n[g] - events[g];
    for (const end = row + n[g]; row < end; ++row) placed[order[row]] = y[order[row]] ? (others - passed - lost / 2) / others : (above + events[g] / 2) / all;
    above += events[g];
    passed += lost;
  }
  return placed;
}

/** The covariance of two AUCs: that of the placements of events over their number, and the same of the others. */
function covariance(y: Uint8Array, a: Float64Array, b: Float64Array): number {
  const count = [0, 0];
  const [meanA, meanB, product] = [
    [0, 0],
    [0, 0],
    [0, 0],
  ];
  for (let i = 0; i < y.length; ++i) {
    ++count[y[i]];
    meanA[y[i]] += a[i];
    meanB[y[i]] += b[i];
  }
  for (const c of [0, 1]) {
    meanA[c] /= count[c];
    meanB[c] /= count[c];
  }
  for (let i = 0; i < y.length; ++i) product[y[i]] += (a[i] - meanA[y[i]]) * (b[i] - meanB[y[i]]);
  return product[0] / (count[0] - 1) / count[0] + product[1] / (count[1] - 1) / count[1];
}
