import { nelderMead } from "./nelder-mead.ts";
import { startsOfMeans, type SeasonType, type Starts } from "./season.ts";
import { varianceOf } from "./residuals.ts";

/** How fast level, trend and season follow what comes in, each 0…1. */
export interface Smoothing {
  alpha: number;
  beta: number;
  gamma: number;
}

/** What the recursions run on. */
export interface SeasonalOptions {
  type: SeasonType;
  /** Values in a season. */
  period: number;
  /** By default from the means of the first two seasons. */
  starts?: Starts;
}

/** A series smoothed with trend and season. */
export interface HoltWinters extends Smoothing {
  type: SeasonType;
  period: number;
  /** As they stand after the last value. */
  level: number;
  trend: number;
  /** For the next values, in their order. */
  season: number[];
  /** One-step forecasts of the values from the second season on. */
  fitted: Float64Array;
  /** Sum of the squared errors of these. */
  sse: number;
  /** Variance of their errors, with n − 1. */
  variance: number;
}

/** Places from which the search for the smoothing may begin. METHODS 12. */
const GRID = [0.1, 0.3, 0.5, 0.8];

/**
 * Smooth a series with given parameters.
 *
 * States stand at the end of the first season; the season is updated with the new level.
 *
 * @param x finite values, at least two seasons of them
 *
 * Source: the recursions of R's HoltWinters, METHODS 12; Winters 1960, doi:10.1287/mnsc.6.3.324. Checked: tests/golden/holt_winters.json.
 */
export function holtWinters(x: ArrayLike<number>, options: SeasonalOptions, { alpha, beta, gamma }: Smoothing): HoltWinters {
  const { type, period } = options;
  const { season: begun, ...first } = options.starts ?? startsOfMeans(x, period, type);
  let { level, trend } = first;
  const season = [...begun];
  const fitted = new Float64Array(x.length - period);
  for (let t = period; t < x.length; ++t) {
    const [s, before] = [season[t % period], level];
    const multiplied = type === "multiplicative";
    fitted[t - period] = multiplied ? (level + trend) * s : level + trend + s;
    level = alpha * (multiplied ? x[t] / s : x[t] - s) + (1 - alpha) * (level + trend);
    trend = beta * (level - before) + (1 - beta) * trend;
    season[t % period] = gamma * (multiplied ? x[t] / level : x[t] - level) + (1 - gamma) * s;
  }
  const errors = fitted.map((value, i) => x[i + period] - value);
  return {
    ...{ type, period, alpha, beta, gamma, level, trend, fitted },
    season: season.map((_, i) => season[(x.length + i) % period]),
    sse: errors.reduce((sum, error) => sum + error * error, 0),
    variance: varianceOf(errors),
  };
}

/**
 * Smooth a series with the parameters of least squared error: the best of a grid, then downhill on their logits.
 *
 * A local minimum. Source: METHODS 12. Checked: tests/golden/holt_winters.json.
 */
export function bestHoltWinters(x: ArrayLike<number>, options: SeasonalOptions): HoltWinters {
  const sse = errorOf(x, { ...options, starts: options.starts ?? startsOfMeans(x, options.period, options.type) });
  let best = [GRID[0], GRID[0], GRID[0]];
  let least = Infinity;
  for (const alpha of GRID)
    for (const beta of GRID)
      for (const gamma of GRID) {
        const value = sse(alpha, beta, gamma);
        if (value < least) [least, best] = [value, [alpha, beta, gamma]];
      }
  const { at } = nelderMead(([a, b, c]) => sse(share(a), share(b), share(c)), best.map(logit), { step: 0.7, tolerance: 1e-6, most: 240 });
  const [alpha, beta, gamma] = at.map(share);
  return holtWinters(x, options, { alpha, beta, gamma });
}

/** Of 0…1, and back. */
export const logit = (p: number) => Math.log(p / (1 - p));
export const share = (z: number) => 1 / (1 + Math.exp(-z));

/** The squared error of the one-step forecasts, as a function of the parameters alone; nothing is kept between calls. */
function errorOf(x: ArrayLike<number>, { type, period, starts }: SeasonalOptions & { starts: Starts }) {
  const season = new Float64Array(period);
  const multiplied = type === "multiplicative";
  return (alpha: number, beta: number, gamma: number): number => {
    season.set(starts.season);
    let { level, trend } = starts;
    let sum = 0;
    for (let t = period, place = 0; t < x.length; ++t) {
      const s = season[place];
      const [value, before, ahead] = [x[t], level, level + trend];
      const error = value - (multiplied ? ahead * s : ahead + s);
      sum += error * error;
      level = alpha * (multiplied ? value / s : value - s) + (1 - alpha) * ahead;
      trend = beta * (level - before) + (1 - beta) * trend;
      season[place] = gamma * (multiplied ? value / level : value - level) + (1 - gamma) * s;
      if (++place === period) place = 0;
    }
    return sum;
  };
}

/**
 * The values expected next, and the standard error of each.
 *
 * Source: the formulas of R's predict.HoltWinters. Where the season is multiplied, that function reads the trend in place of the season's last
 * number (its index runs from 0), which makes the band jump at the end of each season. Here the season's own number stands there; `asR` gives
 * R's answer. Checked: tests/golden/holt_winters.json.
 */
export function seasonalForecast(fit: HoltWinters, horizon: number, { asR = false } = {}): { mean: number[]; se: number[] } {
  const { type, period, alpha, beta, gamma, level, trend, season, variance } = fit;
  const psi = (j: number) => alpha * (1 + j * beta) + (j % period === 0 ? gamma * (1 - alpha) : 0);
  const place = (h: number) => ((h % period) + period) % period;
  const mean = Array.from({ length: horizon }, (_, h) => {
    const ahead = level + (h + 1) * trend;
    return type === "additive" ? ahead + season[place(h)] : ahead * season[place(h)];
  });
  const below = (at: number) => (asR && at === period - 1 ? trend : season[at]);
  const se = mean.map((_, h) => {
    let sum = type === "additive" ? 1 : 0;
    for (let j = type === "additive" ? 1 : 0; j <= h; ++j) sum += (psi(j) * (type === "additive" ? 1 : season[place(h)] / below(place(h - j)))) ** 2;
    return Math.sqrt(variance * sum);
  });
  return { mean, se };
}
