import type { Progress } from "../progress.ts";
import { normalQuantile } from "../special.ts";
import { bestHolt, holtForecast } from "./holt.ts";
import { bestHoltWinters, seasonalForecast, type HoltWinters } from "./holt-winters.ts";
import type { SeasonType } from "./season.ts";

/** What a forecast was made by: with seasons, with a damped trend, of the level alone, or not at all. */
export type Method = "holt-winters" | "damped" | "level" | "none";

/** A series as it is expected to go on. */
export interface Forecast {
  method: Method;
  /** Null without seasons. */
  type: SeasonType | null;
  alpha: number | null;
  beta: number | null;
  gamma: number | null;
  /** One-step forecasts of the values, NaN where there is none. */
  fitted: Float64Array;
  /** Of the values to come; empty without a method. */
  mean: number[];
  /** Bounds within which 95 % of them are expected; NaN where they cannot be told. */
  low: number[];
  high: number[];
  sse: number | null;
}

/** What is to be foretold. */
export interface ForecastOptions {
  /** Values in a season; 1 has none. */
  period: number;
  /** Values to come. */
  horizon: number;
}

/** Fewest values for a trend, and for a level. METHODS 12. */
const TREND_FROM = 8;
export const LEVEL_FROM = 3;

/**
 * Foretell a series by the method its length allows: with seasons from two seasons on, with a damped trend from 8 values on, of the level from 3 on.
 *
 * A season is multiplied where all values are positive and it fits better, else added. Missing values are bridged by a straight line.
 *
 * @param x missing is NaN; neither the first nor the last value is
 *
 * Source: METHODS 12.
 */
export function forecast(x: Float64Array, { period, horizon }: ForecastOptions): Forecast {
  const y = bridged(x);
  if (period > 1 && y.length >= 2 * period) return seasonal(x, y, { period, horizon });
  if (y.length < LEVEL_FROM)
    return {
      method: "none",
      type: null,
      alpha: null,
      beta: null,
      gamma: null,
      fitted: new Float64Array(x.length).fill(NaN),
      mean: [],
      low: [],
      high: [],
      sse: null,
    };
  const damped = y.length >= TREND_FROM;
  const fit = bestHolt(y, damped);
  const { alpha, beta, sse } = fit;
  return {
    method: damped ? "damped" : "level",
    type: null,
    alpha,
    beta,
    gamma: null,
    fitted: placed(fit.fitted, x),
    ...banded(holtForecast(fit, horizon)),
    sse,
  };
}

/** Foretell many series. Source: METHODS 12. */
export function forecasts({ series, ...options }: ForecastOptions & { series: readonly Float64Array[] }, progress: Progress): Forecast[] {
  return series.map((x, i) => {
    const found = forecast(x, options);
    progress((i + 1) / series.length);
    return found;
  });
}

function seasonal(x: Float64Array, y: Float64Array, { period, horizon }: ForecastOptions): Forecast {
  const fits: HoltWinters[] = [bestHoltWinters(y, { period, type: "additive" })];
  if (y.every((value) => value > 0)) fits.push(bestHoltWinters(y, { period, type: "multiplicative" }));
  const fit = fits.reduce((best, other) => (other.sse < best.sse ? other : best));
  const { type, alpha, beta, gamma, sse } = fit;
  return { method: "holt-winters", type, alpha, beta, gamma, fitted: placed(fit.fitted, x), ...banded(seasonalForecast(fit, horizon)), sse };
}

/** One-step forecasts under the values they are of, none where the value is missing. */
function placed(fitted: Float64Array, x: Float64Array): Float64Array {
  const before = x.length - fitted.length;
  return x.map((value, i) => (i < before || Number.isNaN(value) ? NaN : fitted[i - before]));
}

function banded({ mean, se }: { mean: number[]; se: number[] }): Pick<Forecast, "mean" | "low" | "high"> {
  const z = normalQuantile(0.975);
  return { mean, low: mean.map((value, h) => value - z * se[h]), high: mean.map((value, h) => value + z * se[h]) };
}

function bridged(x: Float64Array): Float64Array {
  const y = Float64Array.from(x);
  for (let i = 1, last = 0; i < y.length; ++i) {
    if (Number.isNaN(x[i])) continue;
    for (let j = last + 1; j < i; ++j) y[j] = x[last] + ((x[i] - x[last]) * (j - last)) / (i - last);
    last = i;
  }
  return y;
}
