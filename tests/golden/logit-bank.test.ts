import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { auc } from "../../src/core/model/auc.ts";
import { alone } from "../../src/core/crew.ts";
import { twins } from "../../src/core/kernels/twins.ts";
import { fitLogistic, linearPredictor, probabilityOf } from "../../src/core/model/logistic.ts";
import { designOf } from "../../src/core/prepare/design.ts";
import { weightOfEvidence } from "../../src/core/model/woe.ts";
import { kernels } from "../../workers/kernels/kernels.ts";
import { bank, bankIsHere, planOf, taken } from "../fixtures/bank.ts";

const golden = JSON.parse(readFileSync(new URL("logit_bank.json", import.meta.url), "utf8"));

const { coef_abs } = golden.meta.tolerance;

describe.skipIf(!bankIsHere)("logistic regression of a bank's calls (skipped only where ../shared is absent)", () => {
  const { table, y } = bankIsHere ? bank() : { table: { rows: 0, columns: {} }, y: new Uint8Array(0) };

  for (const [which, crew] of [
    ["the twin", alone(twins)],
    ["WebAssembly", alone(kernels)],
  ] as const)
    for (const { name, plan, lambda_mean_loss, intercept, coef, train, test: held, first5_test_probabilities } of golden.cases)
      test(`${which} gives scikit-learn's coefficients and scores: ${name}`, async () => {
        const inTrain = (i: number) => (name.includes("mod10") ? i % 10 < 7 : i < Math.floor(0.7 * table.rows));
        const sides = [true, false].map((side) => Array.from({ length: table.rows }, (_, i) => i).filter((i) => inTrain(i) === side));
        const [designs, answers] = [sides.map((rows) => designOf(planOf(plan), taken(table, rows))), sides.map((rows) => Uint8Array.from(rows, (i) => y[i]))];
        const logit = await fitLogistic(designs[0], answers[0], { lambda: lambda_mean_loss }, crew);
        expect(logit).toMatchObject({ converged: true, separated: false });
        expect(designs[0].names).toEqual(Object.keys(coef));
        expect(Math.abs(logit.intercept - intercept)).toBeLessThan(coef_abs);
        (Object.values(coef) as number[]).forEach((want, j) => expect(Math.abs(logit.coefficients[j] - want), designs[0].names[j]).toBeLessThan(coef_abs));
        [train, held].forEach((want, side) => {
          const f = linearPredictor(designs[side], logit);
          expect(Math.abs(auc(answers[side], f) - want.auc)).toBeLessThan(1e-6);
          const loss = f.reduce((sum, value, i) => sum - Math.log(answers[side][i] ? probabilityOf(value) : probabilityOf(-value)), 0) / f.length;
          expect(Math.abs(loss - want.logloss)).toBeLessThan(1e-6);
          if (side === 1) first5_test_probabilities.forEach((p: number, i: number) => expect(Math.abs(probabilityOf(f[i]) - p)).toBeLessThan(1e-7));
        });
      });

  test("weight of evidence and information value are those of the definition", () => {
    for (const [name, { iv, bins }] of Object.entries<{ iv: number; bins: { n: number; events: number; woe: number; iv_part: number }[] }>(golden.iv)) {
      const found = weightOfEvidence(table.columns[name], y);
      expect(Math.abs(found.iv - iv), name).toBeLessThan(1e-9);
      expect(found.bins.length).toBe(bins.length);
      found.bins.forEach((bin, b) => {
        expect([bin.n, bin.events]).toEqual([bins[b].n, bins[b].events]);
        expect(Math.abs(bin.woe - bins[b].woe) + Math.abs(bin.part - bins[b].iv_part)).toBeLessThan(1e-9);
      });
    }
  });
});
