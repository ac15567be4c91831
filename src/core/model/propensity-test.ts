import { aucInterval } from "./auc.ts";
import { calibrationLine, reliability, type ReliabilityBin } from "./calibrate.ts";
import { deciles, type Decile } from "./deciles.ts";
import { gains, type Gains } from "./gains.ts";
import { brier, ks, logLoss } from "./metrics.ts";

/** How a model did on rows it was not fitted on: plain JSON, null where a number does not exist. */
export interface Tested {
  n: number;
  events: number;
  rate: number;
  auc: { auc: number; se: number | null; low: number; high: number };
  ks: number;
  brier: number;
  /** Brier score and log loss of the test rows' own rate given to everybody. */
  brierBase: number;
  logLoss: number;
  logLossBase: number;
  lift10: number;
  deciles: Decile[];
  gains: Gains;
  reliability: ReliabilityBin[];
  /** Mean distance of foretold and actual rates. */
  ece: number;
  /** Actual log-odds = intercept + slope × foretold; null where no line exists. */
  line: { intercept: number; slope: number } | null;
}

/**
 * Test probabilities against what happened. Null where the rows do not hold both answers.
 *
 * @param points of the curves, at most
 */
export function testOf(y: Uint8Array, p: Float64Array, points = 200): Tested | null {
  const events = y.reduce((sum, value) => sum + value, 0);
  if (!events || events === y.length) return null;
  const rate = events / y.length;
  const base = new Float64Array(y.length).fill(rate);
  const { auc, se, low, high } = aucInterval(y, p);
  const { bins, ece } = reliability(y, p);
  const line = calibrationLine(y, p);
  const curves = gains(y, p, { points });
  const known = Number.isFinite(se);
  return {
    n: y.length,
    events,
    rate,
    auc: { auc, se: known ? se : null, low: known ? low : 0, high: known ? high : 1 },
    ks: ks(y, p),
    brier: brier(y, p),
    brierBase: brier(y, base),
    logLoss: logLoss(y, p),
    logLossBase: logLoss(y, base),
    lift10: curves.lift10,
    deciles: deciles(y, p),
    gains: curves,
    reliability: bins,
    ece,
    line: Number.isFinite(line.slope) ? line : null,
  };
}
