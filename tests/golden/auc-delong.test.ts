import { expect, test } from "vitest";
import { aucInterval, compareAuc } from "../../src/core/model/auc.ts";
import golden from "./auc_delong.json" with { type: "json" };

const { rel } = golden.meta.tolerance;

function agrees(got: number, expected: number): void {
  expect(Math.abs(got - expected), `expected ${expected}, got ${got}, tolerance ${rel} relative`).toBeLessThanOrEqual(rel * Math.abs(expected));
}

test("the AUC's variance and interval are pROC's", () => {
  for (const each of golden.cases) {
    const [y, score] = [Uint8Array.from(each.y), Float64Array.from(each.score)];
    const found = aucInterval(y, score);
    agrees(found.auc, each.auc);
    agrees(found.se ** 2, each.var_delong);
    agrees(found.low, each.ci95[0]);
    agrees(found.high, each.ci95[1]);
    // A score against its reverse: the same placements with the other sign, so the variance is four times one score's.
    agrees(
      compareAuc(
        y,
        score,
        score.map((s) => -s),
      ).se ** 2,
      4 * each.var_delong,
    );
  }
});
