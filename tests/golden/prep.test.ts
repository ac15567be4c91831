import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { applyPlan } from "../../src/core/prepare/apply.ts";
import type { NumberPlan } from "../../src/core/prepare/fit-column.ts";
import { fitPlan } from "../../src/core/prepare/plan.ts";
import { quantiles } from "../../src/core/quantile.ts";
import { numbers, table } from "../../src/core/table.ts";

const golden = JSON.parse(readFileSync(new URL("prep_trend.json", import.meta.url), "utf8"));
const { rel } = golden.meta.tolerance;

function close(got: number, expected: number): void {
  expect(Math.abs(got - expected), `got ${got}, expected ${expected} within ${rel}`).toBeLessThanOrEqual(Math.max(rel * Math.abs(expected), 1e-15));
}

interface Expected {
  x: (number | null)[];
  constant?: boolean;
  median: number;
  winsor_lo: number;
  winsor_hi: number;
  transform: string;
  mean: number;
  sd_population: number;
  z: number[];
  iqr_type7: number;
}

golden.prep.forEach((expected: Expected, i: number) => {
  const source = table({ x: expected.x });
  const options = { purpose: "clustering", types: { x: "number" } } as const;

  if (expected.constant)
    test(`column ${i + 1} is constant and left out`, () => {
      expect(() => fitPlan(source, options)).toThrow('{"dropped":["x"],"reasons":["constant"]}');
    });
  else
    test(`column ${i + 1} is cut, bent and scaled as by numpy`, () => {
      const { plan } = fitPlan(source, options);
      const column = plan.columns[0] as NumberPlan;
      close(column.median, expected.median);
      close(column.low, expected.winsor_lo);
      close(column.high, expected.winsor_hi);
      expect(column.transform).toBe(expected.transform);
      close(column.centre, expected.mean);
      close(column.scale, expected.sd_population);
      const { x } = applyPlan(plan, source);
      expected.z.forEach((z, row) => close(x[row], z));
      const [low, high] = quantiles(numbers(source, "x"), [0.25, 0.75]);
      close(high - low, expected.iqr_type7);
    });
});
