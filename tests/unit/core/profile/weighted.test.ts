import { expect, test } from "vitest";
import { lowerQuantiles, weightedMoments, weightedQuantiles } from "../../../../src/core/profile/weighted.ts";
import { quantile } from "../../../../src/core/quantile.ts";
import { randomFrom } from "../../../../src/core/random.ts";

const shares = [0, 0.01, 0.25, 0.5, 0.9, 1];

test("weighted quantiles are the quantiles of the rows written out", () => {
  const random = randomFrom("weighted");
  const values = Array.from({ length: 40 }, (_, i) => i * i - 300);
  const counts = values.map(() => 1 + random.int(9));
  const rows = values.flatMap((value, i) => new Array<number>(counts[i]).fill(value));
  const wanted = shares.map((share) => quantile(rows, share));
  weightedQuantiles(values, counts, shares).forEach((found, i) => expect(found).toBeCloseTo(wanted[i], 9));
});

test("lower quantiles are values that are there", () => {
  expect(lowerQuantiles([10, 20, 30], [1, 2, 1], [0, 0.25, 0.5, 0.75, 1])).toEqual([10, 10, 20, 20, 30]);
});

test("weighted moments are those of the rows written out", () => {
  const { n, mean, sd } = weightedMoments([2, 4, 5, 7, 9], [1, 3, 2, 1, 1]);
  expect([n, mean]).toEqual([8, 5]);
  expect(sd).toBeCloseTo(Math.sqrt(32 / 7), 12);
});

test("of nothing there is no quantile, of one row no deviation", () => {
  expect(weightedQuantiles([], [], [0.5])).toEqual([NaN]);
  expect(lowerQuantiles([], [], [0.5])).toEqual([NaN]);
  expect(weightedMoments([3], [1])).toEqual({ n: 1, mean: 3, sd: null });
  expect(() => weightedQuantiles([1], [1], [2])).toThrow(RangeError);
});
