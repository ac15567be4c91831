import { ties } from "./order.ts";

/**
 * Kolmogorov–Smirnov distance: the most by which the share of events caught exceeds the share of others, over distinct scores. NaN without both.
 *
 * Checked: tests/golden/score_metrics.json (scikit-learn's ROC).
 */
export function ks(y: Uint8Array, score: Float64Array): number {
  const { n, events } = ties(y, score);
  const all = total(events);
  const others = y.length - all;
  let [caught, passed, most] = [0, 0, all && others ? 0 : NaN];
  for (let g = 0; g < n.length; ++g) {
    caught += events[g];
    passed += n[g] - events[g];
    most = Math.max(most, caught / all - passed / others);
  }
  return most;
}

/**
 * Mean precision over the events, from the highest score down; ties together. NaN without events.
 *
 * Checked: tests/golden/score_metrics.json (scikit-learn's average_precision_score).
 */
export function averagePrecision(y: Uint8Array, score: Float64Array): number {
  const { n, events } = ties(y, score);
  let [rows, caught, sum] = [0, 0, 0];
  for (let g = 0; g < n.length; ++g) {
    rows += n[g];
    caught += events[g];
    sum += (events[g] * caught) / rows;
  }
  return sum / caught;
}

/**
 * Mean squared difference between probability and what happened: 0 is perfect.
 *
 * Source: Brier 1950. Checked: tests/golden/score_metrics.json (scikit-learn).
 */
export function brier(y: Uint8Array, p: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; ++i) sum += (p[i] - y[i]) ** 2;
  return sum / y.length;
}

/**
 * Mean of −ln of the probability given to what happened; probabilities are kept off 0 and 1 by the double's epsilon.
 *
 * Checked: tests/golden/score_metrics.json (scikit-learn).
 */
export function logLoss(y: Uint8Array, p: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; ++i) {
    const kept = Math.min(Math.max(p[i], Number.EPSILON), 1 - Number.EPSILON);
    sum -= y[i] ? Math.log(kept) : Math.log1p(-kept);
  }
  return sum / y.length;
}

function total(counts: Uint32Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
