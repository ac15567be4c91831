import { expect, test } from "vitest";
import { alone } from "../../../../src/core/crew.ts";
import { twins } from "../../../../src/core/kernels/twins.ts";
import { fitPropensity, type PropensityInput } from "../../../../src/core/model/propensity-fit.ts";
import { drawsOf } from "../../../../src/core/model/split.ts";
import { silent } from "../../../../src/core/progress.ts";
import { randomFrom } from "../../../../src/core/random.ts";
import { coded } from "../../../../src/core/table.ts";

/** Rows of which the first column tells something and the others nothing. */
function input(n: number, d: number, change: Partial<PropensityInput> = {}): PropensityInput {
  const random = randomFrom("fit");
  const columns = Object.fromEntries(Array.from({ length: d }, (_, j) => [`c${j}`, Float64Array.from({ length: n }, () => random.uniform())]));
  const y = Uint8Array.from(columns.c0, (x) => (random.uniform() < 0.1 + 0.6 * x ? 1 : 0));
  const ids = coded(Array.from({ length: n }, (_, i) => `c${i}`));
  return {
    table: { rows: n, columns },
    y,
    split: { by: "time", at: Float64Array.from({ length: n }, (_, i) => i), customer: ids.codes, draw: drawsOf(ids, "s"), share: 0.3 },
    target: { column: "y", yes: ["1"] },
    called: "y",
    purpose: "response",
    types: {},
    zero: [],
    penalty: "ridge",
    lambda: null,
    apply: null,
    seed: "s",
    ...change,
  };
}

const fit = (given: PropensityInput) => fitPropensity(given, silent, alone(twins));

test("of 2,000 columns those that tell nothing are left out and counted", async () => {
  const { screening, model } = await fit(input(1000, 2000));
  expect(screening.of).toBe(2000);
  expect(model.plan.columns.map(({ column }) => column)).toContain("c0");
  expect(screening.steps.map(({ left }) => left)).toEqual(screening.steps.map(({ left }) => left).toSorted((a, b) => b - a));
  expect(screening.steps.at(-1)!.left).toBe(model.plan.columns.length);
  expect(model.plan.columns.length).toBeLessThan(300);
});

test("probabilities of later rows that say yes at another rate follow them, in the same order", async () => {
  const plain = input(3000, 3);
  const shifted = { ...plain, y: plain.y.map((value, i) => (i >= 2100 && i % 2 ? 0 : value)) };
  const found = await fit(shifted);
  expect(found.level!.actual).toBeLessThan(0.7 * found.level!.foretold);
  const late = found.scored.probability.slice(2100);
  expect(late.reduce((sum, p) => sum + p, 0) / late.length).toBeCloseTo(found.level!.actual, 6);
  expect((await fit(plain)).level).toBeNull();
});

test("a column without use falls in AUC by nothing, the one that tells by much", async () => {
  const { importance } = await fit(input(2000, 3));
  expect(importance[0].source).toBe("c0");
  expect(importance[0].drop).toBeGreaterThan(0.1);
  for (const { drop } of importance.slice(1)) expect(Math.abs(drop)).toBeLessThan(0.03);
});
