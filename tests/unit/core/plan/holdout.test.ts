import { expect, test } from "vitest";
import { quotas } from "../../../../src/core/plan/holdout.ts";

const of = (...sizes: number[]) => sizes.map((n, i) => ({ stratum: String.fromCharCode(97 + i), n }));

test("quotas add up to the share, rounded to whole customers, each within one of its own", () => {
  const strata = of(7, 3, 11, 1, 0, 5);
  const found = quotas(strata, 0.1);
  expect(found.reduce((sum, n) => sum + n)).toBe(3);
  found.forEach((quota, i) => expect(Math.abs(quota - strata[i].n * 0.1)).toBeLessThan(1));
});

test("quotas that are as far from whole go to the name that comes first, though 0.1 is not exact in binary", () => {
  expect(
    quotas(
      [
        { stratum: "b", n: 13 },
        { stratum: "a", n: 3 },
        { stratum: "c", n: 3 },
      ],
      0.1,
    ),
  ).toEqual([1, 1, 0]);
});

test("quotas of nobody are nobody, and a share of nothing holds nobody out", () => {
  expect(quotas([], 0.1)).toEqual([]);
  expect(quotas(of(100, 5), 0)).toEqual([0, 0]);
});

test("quotas refuse a share above one", () => {
  expect(() => quotas(of(1), 1.5)).toThrow(RangeError);
});
