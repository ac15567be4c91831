import { expect, test } from "vitest";
import { ascending, drawn, quantile, quantiles } from "../../../src/core/quantile.ts";
import { randomFrom } from "../../../src/core/random.ts";

test("quantiles of numbers in any order are those of the sorted numbers, ties or not", () => {
  const ps = [0.99, 0, 0.25, 0.5, 0.01, 1, 1 / 3];
  for (const [n, levels] of [
    [1, 1],
    [2, 2],
    [7, 1],
    [100, 5],
    [1000, 1e9],
    [999, 40],
  ]) {
    const random = randomFrom(`quantile/${n}`);
    const values = Array.from({ length: n }, () => random.int(levels) / 7);
    const sorted = ascending(values);
    expect(quantiles(values, ps)).toEqual(ps.map((p) => quantile(sorted, p)));
    expect(quantiles([...values, NaN, Infinity], ps)).toEqual(quantiles(values, ps));
    const before = sorted.slice();
    drawn(sorted, ps);
    expect(sorted).toEqual(before);
  }
});

test("of no numbers a quantile is none, and a share beyond 0…1 is a caller's bug", () => {
  expect(quantiles([], [0.5])).toEqual([NaN]);
  expect(() => quantiles([1], [1.5])).toThrow(RangeError);
});
