import { expect, test } from "vitest";
import { betaIncomplete, betaQuantile, binomialTail, hypergeometric, logGamma, normalQuantile } from "../../../src/core/special.ts";

test("logGamma of whole numbers is the logarithm of a factorial", () => {
  expect(logGamma(6)).toBeCloseTo(Math.log(120), 13);
  expect(logGamma(1)).toBe(0);
});

test("a beta quantile is the point that the distribution maps back, also next to nought", () => {
  for (const [p, a, b] of [
    [0.025, 0.02, 40],
    [0.3, 0.01, 5],
    [0.975, 3, 0.4],
    [0.5, 90_000, 10_000],
  ])
    expect(betaIncomplete(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 8);
});

test("a beta distribution without width has no quantile", () => {
  expect(betaQuantile(0.5, 0, 3)).toBeNaN();
});

test("quantiles outside 0…1 are refused with the value", () => {
  expect(() => normalQuantile(1.5)).toThrow("normalQuantile: p 1.5");
  expect(() => betaQuantile(-0.1, 1, 1)).toThrow(RangeError);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
});

test("hypergeometric chances add up to one, in a large population too", () => {
  let sum = 0;
  for (let k = 0; k <= 300; ++k) sum += hypergeometric(k, 200_000, 300, 90_000);
  expect(sum).toBeCloseTo(1, 11);
  expect(hypergeometric(5, 10, 4, 6)).toBe(0);
});

test("at least none is certain and more than all impossible", () => {
  expect([binomialTail(0, 5, 0.2), binomialTail(6, 5, 0.2)]).toEqual([1, 0]);
});
