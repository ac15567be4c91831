import { expect, test } from "vitest";
import { forecast, forecasts } from "../../../../src/core/trend/forecast.ts";
import { holt, holtForecast } from "../../../../src/core/trend/holt.ts";
import { nelderMead } from "../../../../src/core/trend/nelder-mead.ts";

const waves = (n: number) => Float64Array.from({ length: n }, (_, t) => 100 + t + 20 * Math.sin((t * Math.PI) / 6));

test("the search finds where a curved valley is lowest", () => {
  const { at, value } = nelderMead(([x, y]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1], { most: 400 });
  expect(value).toBeLessThan(1e-8);
  at.forEach((x) => expect(x).toBeCloseTo(1, 3));
});

test("the length of a series chooses its method", () => {
  const methods = [24, 23, 8, 7, 3, 2, 0].map((n) => forecast(waves(n), { period: 12, horizon: 2 }).method);
  expect(methods).toEqual(["holt-winters", "damped", "damped", "level", "level", "none", "none"]);
  expect(forecast(waves(48), { period: 1, horizon: 2 }).method).toBe("damped");
});

test("a series that rises and repeats its season is foretold better than by the same month of the year before", () => {
  const { mean, low, high } = forecast(waves(60), { period: 12, horizon: 12 });
  const all = waves(72);
  mean.forEach((value, h) => expect(Math.abs(value - all[60 + h])).toBeLessThan(all[60 + h] - all[48 + h]));
  mean.forEach((value, h) => expect(low[h] < value && value < high[h]).toBe(true));
});

test("a gap is bridged for the fit, and nothing is said to have been expected in it", () => {
  const x = waves(60);
  x[30] = x[31] = NaN;
  const { fitted, mean } = forecast(x, { period: 12, horizon: 3 });
  expect([fitted[29], fitted[30], fitted[31]].map(Number.isNaN)).toEqual([false, true, true]);
  expect(mean.every(Number.isFinite)).toBe(true);
});

test("a damped trend runs level in the end, and its band widens", () => {
  const { mean, se } = holtForecast(holt([1, 2, 3, 4.5, 5, 6.2, 7, 8], { alpha: 0.5, beta: 0.5, phi: 0.5 }), 40);
  expect(mean[39] - mean[38]).toBeLessThan(1e-9);
  expect(se.every((value, h) => h === 0 || value > se[h - 1])).toBe(true);
});

test("many series are foretold each on its own, and progress ends at the whole", () => {
  const heard: number[] = [];
  const all = forecasts({ series: [waves(30), waves(5)], period: 12, horizon: 2 }, (share) => heard.push(share));
  expect(all[1]).toEqual(forecast(waves(5), { period: 12, horizon: 2 }));
  expect(heard.at(-1)).toBe(1);
});
