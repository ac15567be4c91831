import { expect, test } from "vitest";
import { mantelHaenszel, turns } from "../../../../src/core/matrix/mantel.ts";

test("equal ratios in every stratum pool to that ratio", () => {
  const { riskRatio, strata } = mantelHaenszel([
    { n: 100, s: 40, restN: 200, restS: 40 },
    { n: 30, s: 6, restN: 500, restS: 50 },
  ]);
  expect(riskRatio).toBeCloseTo(2, 12);
  expect(strata).toBe(2);
});

test("one stratum gives the plain ratio, the plain odds ratio and the chi-square with n − 1", () => {
  const { riskRatio, oddsRatio, chi2 } = mantelHaenszel([{ n: 1000, s: 283, restN: 1000, restS: 100 }]);
  expect(riskRatio).toBeCloseTo(2.83, 12);
  expect(oddsRatio).toBeCloseTo(3.5523012552301254, 12);
  expect(chi2).toBeCloseTo((108.1492174367967 * 1999) / 2000, 9);
});

test("the kidney stones of Charig 1986 turn round: worse over all, better in each stratum", () => {
  const small = { n: 87, s: 81, restN: 270, restS: 234 };
  const large = { n: 263, s: 192, restN: 80, restS: 55 };
  const { riskRatio } = mantelHaenszel([small, large]);
  const lift = 273 / 350 / (562 / 700);
  expect(lift).toBeLessThan(1);
  expect(riskRatio).toBeGreaterThan(1);
  expect(turns(riskRatio, lift)).toBe(true);
});

test("a stratum that asked only one side says nothing", () => {
  expect(mantelHaenszel([{ n: 50, s: 20, restN: 0, restS: 0 }])).toMatchObject({ strata: 0, p: 1 });
  expect(turns(NaN, 2)).toBe(false);
});
