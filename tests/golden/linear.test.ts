import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fitLinear } from "../../src/core/model/linear.ts";
import type { Design } from "../../src/core/prepare/design.ts";

interface Case {
  name: string;
  columns: string[];
  x: number[][];
  y: number[];
  [figure: string]: unknown;
}

const golden = JSON.parse(readFileSync(new URL("linear.json", import.meta.url), "utf8"));
const { rel } = golden.meta.tolerance;

/** The columns of a case as they are; with `centred`, less their mean. */
function designOf({ x, columns }: Case, centred = false): Design {
  const numbers = columns.map((_, j) => {
    const mean = centred ? x.reduce((sum, row) => sum + row[j], 0) / x.length : 0;
    return { values: Float64Array.from(x, (row) => row[j] - mean), at: j };
  });
  return { n: x.length, d: columns.length, names: columns, sources: columns, numbers, codes: [] };
}

function close(got: number, want: number, about: string, within = rel): void {
  expect(Math.abs(got - want), `${about}: got ${got}, expected ${want}`).toBeLessThanOrEqual(within * Math.max(Math.abs(want), 1e-6));
}

for (const example of golden.cases as Case[])
  test(`a ${example.name} regression has the estimates, errors, t, p and intervals of the closed forms`, () => {
    const found = fitLinear(designOf(example), Float64Array.from(example.y), { lambda: example.lambda as number });
    [...found.coefficients, found.intercept].forEach((term, j) => {
      for (const figure of ["estimate", "se", "t", "p", "low", "high"] as const)
        close(term[figure], (example[figure] as number[])[j], `${term.name} ${figure}`);
    });
    const { r2, adjustedR2, sigma, f, df, residuals } = found;
    Object.entries({ r2, adjusted_r2: adjustedR2, sigma, f: f.value, f_p: f.p, df }).forEach(([name, got]) => close(got, example[name] as number, name));
    Object.values(residuals).forEach((got, q) => close(got, (example.residual_quantiles as number[])[q], `residual ${q}`));
  });

test("Longley's nearly collinear figures give the certified values of NIST", () => {
  const { longley } = golden;
  const found = fitLinear(designOf(longley, true), Float64Array.from(longley.y));
  found.coefficients.forEach((term, j) => {
    close(term.estimate, longley.estimate[j], term.name, 1e-7);
    close(term.se, longley.se[j], term.name, 1e-7);
  });
  close(found.r2, longley.r2, "r2");
  close(found.sigma, longley.sigma, "sigma", 1e-7);
  close(found.f.value, longley.f, "f", 1e-7);
});

test("columns that others add up to are left out by name", () => {
  const example = golden.cases[1] as Case;
  const doubled = { ...example, columns: [...example.columns, "sum", "one"], x: example.x.map((row) => [...row, row[0] + row[1], 1]) };
  const found = fitLinear(designOf(doubled), Float64Array.from(example.y));
  expect(found.collinear).toEqual(["sum", "one"]);
  found.coefficients.forEach((term, j) => close(term.estimate, (example.estimate as number[])[j], term.name));
});
