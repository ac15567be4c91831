import { expect, test } from "vitest";
import { bestHolt, holt, holtForecast } from "../../src/core/trend/holt.ts";
import { bestHoltWinters, holtWinters, seasonalForecast } from "../../src/core/trend/holt-winters.ts";
import { startsOfDecomposition, startsOfMeans, type SeasonType } from "../../src/core/trend/season.ts";
import { normalQuantile } from "../../src/core/special.ts";
import golden from "./holt_winters.json" with { type: "json" };

const { AirPassengers: passengers, m: period } = golden.series;
const rel = golden.meta.tolerance.fixed_rel;
/** The file's "SSE must be <= 1.001 * sse". */
const MORE = Number(/<= ([\d.]+) \* sse/.exec(golden.meta.tolerance.optimised)![1]);

const cases: [SeasonType, typeof golden.fixed_add, { sse: number }, { alpha: number; beta: number; gamma: number; sse: number }][] = [
  ["additive", golden.fixed_add, golden.optimised_add_simple_init, golden.r_default_init_published.add],
  ["multiplicative", golden.fixed_mult, golden.optimised_mult_simple_init, golden.r_default_init_published.mult],
];

function near(found: ArrayLike<number>, expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, i) => expect(Math.abs(found[i] - value) / Math.abs(value), `${found[i]} for ${value}`).toBeLessThanOrEqual(rel));
}

for (const [type, fixed, optimised, decomposed] of cases) {
  test(`with given parameters the ${type} season is that of R`, () => {
    const starts = startsOfMeans(passengers, period, type);
    near([starts.level, starts.trend, ...starts.season], [fixed.l0, fixed.b0, ...fixed.s0]);
    const fit = holtWinters(passengers, { type, period }, fixed);
    expect(fit.fitted.length).toBe(fixed.n_fitted);
    near(fit.fitted.subarray(0, 5), fixed.fitted_first5);
    near([fit.sse, fit.level, fit.trend, fit.variance, ...fit.season], [fixed.sse, fixed.level, fixed.trend, fixed.resid_var_n_minus_1, ...fixed.season]);
  });

  test(`a forecast with ${type} season and its interval are those of R`, () => {
    const { mean, se } = seasonalForecast(holtWinters(passengers, { type, period }, fixed), fixed.forecast.length, { asR: true });
    const z = normalQuantile(0.975);
    near(mean, fixed.forecast);
    near(
      mean.map((value, h) => value - z * se[h]),
      fixed.lower95,
    );
    near(
      mean.map((value, h) => value + z * se[h]),
      fixed.upper95,
    );
  });

  test(`the parameters found for the ${type} season fit as well as those of R`, () => {
    expect(bestHoltWinters(passengers, { type, period }).sse).toBeLessThanOrEqual(MORE * optimised.sse);
  });

  test(`from R's own starts the ${type} season fits as published`, () => {
    const starts = startsOfDecomposition(passengers, period, type);
    near([holtWinters(passengers, { type, period, starts }, decomposed).sse], [decomposed.sse]);
    expect(bestHoltWinters(passengers, { type, period, starts }).sse).toBeLessThanOrEqual(MORE * decomposed.sse);
  });
}

const { series, case: trended, ses } = golden.holt;

test("a trend without seasons is that of R", () => {
  const fit = holt(series, trended);
  near([fit.sse, fit.level, fit.trend, ...fit.fitted], [trended.sse, trended.level, trended.trend, ...trended.fitted]);
  near(holtForecast(fit, trended.forecast.length).mean, trended.forecast);
});

test("a level alone is that of R, and the parameter found fits no worse", () => {
  const fit = holt(series, { alpha: ses.alpha, beta: null });
  near([fit.sse, fit.level], [ses.sse, ses.level]);
  expect(bestHolt(series, false).sse).toBeLessThanOrEqual(ses.sse);
});
