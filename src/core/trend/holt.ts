import { logit, share } from "./holt-winters.ts";
import { nelderMead } from "./nelder-mead.ts";
import { varianceOf } from "./residuals.ts";

/** A series smoothed with a trend that may be damped, or without one. */
export interface Holt {
  alpha: number;
  /** Null without a trend. */
  beta: number | null;
  /** What is left of the trend from one value to the next, 0…1. */
  phi: number;
  level: number;
  trend: number;
  /** One-step forecasts, of the last `fitted.length` values. */
  fitted: Float64Array;
  sse: number;
  /** Variance of their errors, with n − 1. */
  variance: number;
}

/** How fast level and trend follow; without `beta` there is no trend. `phi` 1 does not damp. */
export interface HoltSmoothing {
  alpha: number;
  beta: number | null;
  phi?: number;
}

const GRID = [0.1, 0.3, 0.5, 0.8];

/** What a damped trend keeps of itself. METHODS 5.1. */
export const DAMPING = 0.9;

/**
 * Smooth a series without seasons. With a trend the level starts at the second value and the trend at the step to it; without, at the first value.
 *
 * @param x finite values, at least 3, or 2 without a trend
 *
 * Source: the recursions of R's HoltWinters with gamma = FALSE, METHODS 5.1 for the damping. Checked: tests/golden/holt_winters.json (`holt`).
 */
export function holt(x: ArrayLike<number>, { alpha, beta, phi = 1 }: HoltSmoothing): Holt {
  const first = beta === null ? 1 : 2;
  if (x.length <= first) throw new RangeError(`holt: ${x.length} values`);
  let level = x[first - 1];
  let trend = beta === null ? 0 : x[1] - x[0];
  const fitted = new Float64Array(x.length - first);
  for (let t = first; t < x.length; ++t) {
    const [before, ahead] = [level, level + phi * trend];
    fitted[t - first] = ahead;
    level = alpha * x[t] + (1 - alpha) * ahead;
    if (beta !== null) trend = beta * (level - before) + (1 - beta) * phi * trend;
  }
  const errors = fitted.map((value, i) => x[i + first] - value);
  return { alpha, beta, phi, level, trend, fitted, sse: errors.reduce((sum, error) => sum + error * error, 0), variance: varianceOf(errors) };
}

/** The same with the parameters of least squared error: the best of a grid, then downhill on their logits. @param damped with a damped trend; else without a trend */
export function bestHolt(x: ArrayLike<number>, damped: boolean): Holt {
  const at = ([a, b]: readonly number[]): HoltSmoothing => ({ alpha: share(a), beta: damped ? share(b) : null, phi: damped ? DAMPING : 1 });
  const sse = (place: readonly number[]) => holt(x, at(place)).sse;
  const starts = GRID.flatMap((alpha) => (damped ? GRID.map((beta) => [alpha, beta]) : [[alpha]])).map((each) => each.map(logit));
  const best = starts.reduce((least, place) => (sse(place) < sse(least) ? place : least));
  return holt(x, at(nelderMead(sse, best, { step: 0.7, tolerance: 1e-7, most: 160 }).at));
}

/** The values expected next, and the standard error of each. Source: Hyndman & others 2008, ch. 6, of the model with additive errors. */
export function holtForecast({ alpha, beta, phi, level, trend, variance }: Holt, horizon: number): { mean: number[]; se: number[] } {
  const mean: number[] = [];
  const se: number[] = [];
  let [damped, sum] = [0, 1];
  for (let h = 1; h <= horizon; ++h) {
    se.push(Math.sqrt(variance * sum));
    damped += phi ** h;
    mean.push(level + damped * trend);
    sum += (alpha * (1 + (beta ?? 0) * damped)) ** 2;
  }
  return { mean, se };
}
