import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dampedHolt, kendall, slope, theilSen, trendFeatures } from "../fixtures/trend.ts";

interface Series {
  y: number[];
  ols_slope: number;
  theil_sen_slope: number;
  kendall_tau_b: number | null;
  k: number;
  recent_mean: number;
  previous_mean: number;
  log_ratio: number;
  holt_damped: { level: number; trend: number; forecast1_3: number[] };
}

const golden = JSON.parse(readFileSync("tests/golden/prep_trend.json", "utf8"));
const series: Series[] = [...golden.trend_megaline, ...golden.trend_short];
const rel: number = golden.meta.tolerance.rel;

/** Within the relative tolerance; 1e-12 stands in for it where the value is nothing but rounding. */
function near(got: number, expected: number, what: string) {
  expect(Math.abs(got - expected), `${what}: ${got}, expected ${expected}, tolerance ${rel}`).toBeLessThanOrEqual(Math.max(rel * Math.abs(expected), 1e-15));
}

test("slopes and rank correlation are scipy's", () => {
  expect(series.length).toBe(21);
  for (const one of series) {
    near(slope(one.y), one.ols_slope, `slope of ${one.y}`);
    near(theilSen(one.y), one.theil_sen_slope, `Theil-Sen of ${one.y}`);
    if (one.kendall_tau_b === null) expect(kendall(one.y)).toBeNaN();
    else near(kendall(one.y), one.kendall_tau_b, `tau-b of ${one.y}`);
  }
});

test("the damped forecast is statsmodels'", () => {
  for (const { y, holt_damped } of series) {
    const holt = dampedHolt(y);
    near(holt.level, holt_damped.level, `level of ${y}`);
    near(holt.trend, holt_damped.trend, `trend of ${y}`);
    holt_damped.forecast1_3.forEach((expected, h) => near(holt.at(h + 1), expected, `forecast ${h + 1} of ${y}`));
  }
});

test("recent and former levels and their ratio are the golden ones", () => {
  for (const one of series) {
    const features = trendFeatures(one.y, 0)!;
    expect(features.k).toBe(one.k);
    near(features.recent, one.recent_mean, `recent of ${one.y}`);
    near(features.previous, one.previous_mean, `former of ${one.y}`);
    near(features.ratio, one.log_ratio, `ratio of ${one.y}`);
  }
});
