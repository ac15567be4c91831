import { expect, test } from "vitest";
import { auc } from "../../src/core/model/auc.ts";
import { deciles } from "../../src/core/model/deciles.ts";
import { averagePrecision, brier, ks, logLoss } from "../../src/core/model/metrics.ts";
import golden from "./score_metrics.json" with { type: "json" };

const { rel } = golden.meta.tolerance;

function agrees(got: number, expected: number): void {
  expect(Math.abs(got - expected), `expected ${expected}, got ${got}, tolerance ${rel} relative`).toBeLessThanOrEqual(rel * Math.abs(expected));
}

test("AUC, KS, Brier, log loss and average precision are scikit-learn's, ties in score included", () => {
  for (const each of golden.cases) {
    const [y, score] = [Uint8Array.from(each.y), Float64Array.from(each.score)];
    agrees(auc(y, score), each.auc);
    agrees(ks(y, score), each.ks);
    agrees(brier(y, score), each.brier);
    agrees(logLoss(y, score), each.logloss);
    agrees(averagePrecision(y, score), each.average_precision);
  }
});

test("parts of equal count have scikit-learn's rates, gains and lifts", () => {
  for (const each of golden.cases) {
    const found = deciles(Uint8Array.from(each.y), Float64Array.from(each.score), 5);
    expect(found.map(({ bin, n, events }) => ({ bin, n, events }))).toEqual(each.quintiles.map(({ bin, n, positives }) => ({ bin, n, events: positives })));
    for (const [k, expected] of each.quintiles.entries()) {
      agrees(found[k].rate, expected.rate);
      agrees(found[k].lift, expected.lift);
      agrees(found[k].cumGain, expected.cum_gain);
      agrees(found[k].cumLift, expected.cum_lift);
      agrees(found[k].minScore, expected.min_score);
      agrees(found[k].maxScore, expected.max_score);
    }
  }
});
