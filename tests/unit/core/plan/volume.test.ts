import { expect, test } from "vitest";
import { curveAt, profit, threshold } from "../../../../src/core/plan/volume.ts";

const curve = [
  { v: 0, expected: 0, low: 0, high: 0 },
  { v: 10, expected: 4, low: 2, high: 6 },
  { v: 20, expected: 6, low: 3, high: 9 },
];

test("the curve is straight between its points and flat beyond them", () => {
  expect(curveAt(curve, 5)).toEqual({ v: 5, expected: 2, low: 1, high: 3 });
  expect(curveAt(curve, 10)).toEqual({ v: 10, expected: 4, low: 2, high: 6 });
  expect(curveAt(curve, 99)).toEqual({ v: 99, expected: 6, low: 3, high: 9 });
  expect(curveAt([], 5)).toEqual({ v: 5, expected: 0, low: 0, high: 0 });
});

test("profit is the worth of the acceptances less the cost of asking", () => {
  expect(profit({ v: 10, expected: 4 }, 5, 1)).toBe(10);
});

test("the limit is the break-even where value and cost are known, else the base rate", () => {
  expect(threshold(20, 3, 0.1)).toEqual({ above: 0.15, by: "profit" });
  expect(threshold(20, 0, 0.1)).toEqual({ above: 0.1, by: "base" });
});
