import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  betaIncomplete,
  betaQuantile,
  binomialTail,
  chiSquareTail,
  erfc,
  hypergeometric,
  logGamma,
  normalCdf,
  normalQuantile,
  studentTail,
} from "../../src/core/special.ts";

const golden = JSON.parse(readFileSync("tests/golden/special-functions.json", "utf8"));
const tolerance: number = golden.meta.tolerance.rel;

function agrees(got: number, expected: number, relative = tolerance): void {
  const off = expected === 0 ? Math.abs(got) : Math.abs(got / expected - 1);
  expect(off, `expected ${expected}, got ${got}, tolerance ${relative}`).toBeLessThanOrEqual(relative);
}

test("logGamma is scipy's", () => {
  for (const { x, y } of golden.lgamma) agrees(logGamma(x), y);
});

test("erfc is scipy's on both sides and in the tail", () => {
  for (const each of golden.erf) agrees(erfc(each.x), each.erfc);
});

test("the normal distribution and its quantile are scipy's", () => {
  for (const { x, y } of golden.norm_cdf) agrees(normalCdf(x), y);
  for (const { p, x } of golden.norm_ppf) agrees(normalQuantile(p), x, 1e-8);
});

test("the tails of chi-square and Student are scipy's", () => {
  for (const { x, df, p } of golden.chi2_sf) agrees(chiSquareTail(x, df), p);
  for (const { t, df, p } of golden.t_sf) agrees(studentTail(t, df), p);
});

test("the beta distribution and its quantile are scipy's", () => {
  for (const { a, b, x, p } of golden.beta_cdf) agrees(betaIncomplete(x, a, b), p);
  for (const { a, b, p, x } of golden.beta_ppf) agrees(betaQuantile(p, a, b), x, 1e-8);
});

test("binomial and hypergeometric chances are scipy's", () => {
  for (const { k, n, p, sf } of golden.binom_sf) agrees(binomialTail(k + 1, n, p), sf);
  for (const { k, M, n, N, pmf, sf_ge } of golden.hypergeom_pmf) {
    agrees(hypergeometric(k, M, n, N), pmf);
    let tail = 0;
    for (let i = k; i <= Math.min(n, N); ++i) tail += hypergeometric(i, M, n, N);
    agrees(tail, sf_ge);
  }
});
