import { expect, test } from "vitest";
import { affinity, shrunkRates } from "../../../../src/core/persona/affinity.ts";

test("affinity is the lift of a type in the old personas, by membership", () => {
  const memberships = Float64Array.of(1, 0, 0.5, 0.5);
  const suits = affinity(memberships, 2, {
    base: [0.2, 0.1],
    rates: [
      [0.4, 0.1, 0.2],
      [0.1, 0.1, 0.1],
    ],
  });
  expect([...suits].map((value) => Math.round(value * 1e12) / 1e12)).toEqual([2, 1, 1.25, 1]);
});

test("a type without a success suits all alike", () => {
  expect([...affinity(Float64Array.of(1, 0), 2, { base: [0], rates: [[0, 0]] })]).toEqual([1]);
});

test("rates of small cells lie near the type's base, and a type without contacts has the rate over all", () => {
  const { base, rates } = shrunkRates({
    n: [
      [1000, 2],
      [0, 0],
    ],
    s: [
      [100, 2],
      [0, 0],
    ],
  });
  expect(base[0]).toBeCloseTo(102 / 1002, 12);
  expect(base[1]).toBeCloseTo(102 / 1002, 12);
  expect(rates[0][1]).toBeLessThan(1);
  expect(rates[0][1]).toBeGreaterThan(rates[0][0]);
  expect(rates[1]).toEqual([base[1], base[1]]);
});

test("without a single contact all rates are 0", () => {
  expect(shrunkRates({ n: [[0, 0]], s: [[0, 0]] })).toEqual({ base: [0], rates: [[0, 0]] });
});
