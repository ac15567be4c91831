import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { besideModel, check, score, verdict, type Split } from "../../../../src/core/persona/check.ts";

const cells = (n: number[][], s: number[][]) => ({ n, s });

test("AUC and log loss are scikit-learn's", () => {
  const golden = JSON.parse(readFileSync("tests/golden/score_metrics.json", "utf8"));
  for (const { y, score: rates, auc, logloss } of golden.cases) {
    const found = score([rates], cells([rates.map(() => 1)], [y]));
    expect(Math.abs(found.auc - auc)).toBeLessThanOrEqual(golden.meta.tolerance.rel * auc);
    expect(Math.abs(found.logLoss - logloss)).toBeLessThanOrEqual(golden.meta.tolerance.rel * logloss);
  }
});

test("one rate for all is a guess, however the contacts are spread over cells", () => {
  expect(score([[0.5, 0.5]], cells([[4, 6]], [[3, 1]]))).toEqual({ auc: 0.5, logLoss: expect.closeTo(Math.LN2, 12) });
});

test("the new personas stay unless both numbers are worse", () => {
  const old = { auc: 0.7, logLoss: 0.5 };
  expect(verdict(old, { auc: 0.6, logLoss: 0.5 })).toBe("new");
  expect(verdict(old, { auc: 0.7, logLoss: 0.6 })).toBe("rank-new-volume-old");
  expect(verdict(old, { auc: 0.6, logLoss: 0.6 })).toBe("old");
});

const old: Split = { train: cells([[200, 200, 100]], [[20, 80, 20]]), test: cells([[100, 100, 50]], [[10, 40, 10]]) };
const fresh: Split = { train: cells([[250, 250]], [[10, 110]]), test: cells([[125, 125]], [[5, 55]]) };
const counts = [
  [900, 100],
  [100, 900],
  [100, 100],
];

test("personas that part the customers better are found better", () => {
  const { a, b, c, ...rest } = check(old, fresh, counts);
  expect(rest).toEqual({ trainContacts: 500, testContacts: 250, d: null, verdict: "new", model: false });
  expect(a!.auc).toBe(0.5);
  expect(b!.auc).toBeGreaterThan(a!.auc);
  expect(c!.auc).toBeGreaterThan(b!.auc);
  expect(c!.logLoss).toBeLessThan(b!.logLoss);
});

test("fewer than ten successes on either side are too few to tell", () => {
  const few = { ...old, test: cells([[100, 100, 50]], [[3, 3, 3]]) };
  expect(check(few, fresh, counts)).toEqual({ trainContacts: 500, testContacts: 250, a: null, b: null, c: null, d: null, verdict: "too-few", model: false });
});

test("a model is worth a word only where it ranks clearly better and is no worse in level, and it changes no verdict", () => {
  const found = check(old, fresh, counts);
  const best = { auc: Math.max(found.b!.auc, found.c!.auc), logLoss: Math.min(found.b!.logLoss, found.c!.logLoss) };
  const beside = (auc: number, logLoss: number) => besideModel(found, { auc: best.auc + auc, logLoss: best.logLoss + logLoss });
  expect([beside(0.03, 0), beside(0.01, 0), beside(0.03, 0.01)].map(({ model }) => model)).toEqual([true, false, false]);
  expect(beside(0.03, -0.1).verdict).toBe(found.verdict);
  expect(besideModel(found, null)).toEqual(found);
});
