import { expect, test } from "vitest";
import {
  perfectQini,
  perfectUplift,
  qiniCurve,
  qiniScore,
  upliftAt,
  upliftCurve,
  upliftScore,
  weightedAverageUplift,
  type RowCurve,
} from "../../src/core/uplift/curves.ts";
import { katz, newcombe, twoShares } from "../../src/core/uplift/effect.ts";
import { trustOf } from "../../src/core/uplift/permutation.ts";
import { trial } from "../fixtures/uplift.ts";
import effect from "./effect.json" with { type: "json" };
import golden from "./uplift.json" with { type: "json" };

const { small_metric_vector: small, meta } = golden;

function near(got: number, expected: number, tolerance: number): void {
  expect(Math.abs(got - expected), `expected ${expected}, got ${got}, tolerance ${tolerance}`).toBeLessThanOrEqual(tolerance);
}

function sameCurve(got: RowCurve, expected: { x: number[]; y: number[] }): void {
  expect([...got.x]).toEqual(expected.x);
  for (const [i, y] of expected.y.entries()) near(got.y[i], y, Math.max(1e-14, meta.tolerance.small_rel * Math.abs(y)));
}

test("Qini and uplift curves are scikit-uplift's, point by point", () => {
  sameCurve(qiniCurve(trial), small.qini_curve);
  sameCurve(upliftCurve(trial), small.uplift_curve);
  expect(perfectQini(trial).y.at(-1)).toBe(qiniCurve(trial).y.at(-1));
  expect(perfectUplift(trial).y.at(-1)).toBe(upliftCurve(trial).y.at(-1));
});

test("Qini, uplift area, uplift at 30 % and the weighted average are scikit-uplift's", () => {
  const within = (got: number, expected: number) => near(got, expected, meta.tolerance.small_rel * Math.abs(expected));
  within(qiniScore(trial), small.qini_auc_score);
  within(upliftScore(trial), small.uplift_auc_score);
  within(upliftAt(trial, 0.3), small.uplift_at_k30_overall);
  within(upliftAt(trial, 0.3, "by-group"), small.uplift_at_k30_by_group);
  within(weightedAverageUplift(trial, 10), small.weighted_average_uplift_bins10);
  within(trustOf(trial, { seed: "golden", shuffles: 1, draws: 1 }).qini, small.qini_auc_score);
});

test("the difference of two shares, their ratio and the test have statsmodels' values", () => {
  const { rel, abs } = effect.meta.tolerance;
  const within = (got: number, expected: number) => near(got, expected, Math.max(abs, rel * Math.abs(expected)));
  for (const { a, n1, c, n0, expected } of effect.risk_ratio_katz) {
    const found = katz({ n: n1, events: a }, { n: n0, events: c });
    within(found.ratio, expected.rr);
    within(found.low, expected.lo);
    within(found.high, expected.hi);
  }
  for (const { a, n1, c, n0, expected } of effect.diff_newcombe) {
    const found = newcombe({ n: n1, events: a }, { n: n0, events: c });
    within(found.low, expected[0]);
    within(found.high, expected[1]);
  }
  for (const { a, n1, c, n0, z_pooled, p_two_sided } of effect.two_prop_z) {
    const found = twoShares({ n: n1, events: a }, { n: n0, events: c });
    within(found.z, z_pooled);
    within(found.p, p_two_sided);
  }
});
