import { expect, test } from "vitest";
import { coverage } from "../../../../src/core/persona/coverage.ts";

const of = (x: number[], contacted: number[], labels = x.map(() => 0), k = 1) =>
  coverage({ x: Float64Array.from(x), n: x.length, d: 1 }, Int32Array.from(labels), { k, contacted: Float64Array.from(contacted), columns: 1 });

test("contacted customers who are like the others need no warning", () => {
  expect(of([1, 2, 3, 1, 2, 3], [1, 1, 1, 0, 0, 0])).toEqual([{ contacted: 3, never: 3, smd: 0, extrapolation: false }]);
});

test("contacted customers who differ by a quarter of a deviation are a warning", () => {
  const [found] = of([1, 2, 3, 2, 3, 4], [1, 1, 1, 0, 0, 0]);
  expect(found.smd).toBeCloseTo(1, 12);
  expect(found.extrapolation).toBe(true);
});

test("a group that was never asked is extrapolated, a group all asked is not", () => {
  expect(of([1, 2, 5, 6], [0, 0, 1, 1], [0, 0, 1, 1], 2)).toEqual([
    { contacted: 0, never: 2, smd: null, extrapolation: true },
    { contacted: 2, never: 0, smd: null, extrapolation: false },
  ]);
});

test("an empty group has nobody and warns of nothing", () => {
  expect(of([1, 2], [1, 0], [0, 0], 2)[1]).toEqual({ contacted: 0, never: 0, smd: null, extrapolation: false });
});

test("a column constant on both sides, yet different, is a large difference and not an infinite one", () => {
  expect(of([1, 1, 0, 0], [1, 1, 0, 0])[0].smd).toBe(10);
});
