import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { alone } from "../../src/core/crew.ts";
import { twins } from "../../src/core/kernels/twins.ts";
import { deviations, lassoPath } from "../../src/core/model/lasso.ts";
import { fitLogistic } from "../../src/core/model/logistic.ts";
import { designOf } from "../../src/core/prepare/design.ts";
import { kernels } from "../../workers/kernels/kernels.ts";
import { bank, bankIsHere, planOf, taken } from "../fixtures/bank.ts";

const read = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
const golden = read("lasso_bank.json");
const tolerance: number = golden.meta.tolerance.coef_abs;

describe.skipIf(!bankIsHere)("a lasso of a bank's calls (skipped only where ../shared is absent)", () => {
  const { table, y } = bankIsHere ? bank() : { table: { rows: 0, columns: {} }, y: new Uint8Array(0) };
  const rows = Array.from({ length: table.rows }, (_, i) => i).filter((i) => i % 10 < 7);
  const design = bankIsHere ? designOf(planOf(read("logit_bank.json").cases[0].plan), taken(table, rows)) : null!;
  const answers = Uint8Array.from(rows, (i) => y[i]);

  for (const [which, crew] of [
    ["the twin", alone(twins)],
    ["WebAssembly", alone(kernels)],
  ] as const) {
    test(`${which} goes down glmnet's path`, async () => {
      const lambdas = golden.path.map(({ lambda }: { lambda: number }) => lambda);
      const { lambdaMax, path } = await lassoPath(design, answers, { lambdas }, crew);
      expect(Math.abs(lambdaMax - golden.lambda_max)).toBeLessThan(tolerance);
      path.forEach(({ df, sources, devRatio }, l) => {
        const want = golden.path[l];
        expect(new Set(sources), `λ ${l}`).toEqual(new Set(want.kept));
        expect(df).toBe(want.df);
        expect(Math.abs(devRatio - want.dev_ratio)).toBeLessThan(tolerance);
      });
      const { nonzero } = golden.coef_at_lambda_index7_0based;
      const sd = deviations(design);
      expect(path[7].coefficients.map(({ at }) => design.names[at])).toEqual(Object.keys(nonzero));
      for (const { at, value } of path[7].coefficients) expect(Math.abs(value * sd[at] - nonzero[design.names[at]]), design.names[at]).toBeLessThan(tolerance);
    });

    test(`${which} gives glmnet's ridge`, async () => {
      const { lambda_mean_loss, intercept, coef } = golden.ridge_C1;
      const logit = await fitLogistic(design, answers, { lambda: lambda_mean_loss }, crew);
      expect(Math.abs(logit.intercept - intercept)).toBeLessThan(tolerance);
      design.names.forEach((name, j) => expect(Math.abs(logit.coefficients[j] - coef[name]), name).toBeLessThan(tolerance));
    });
  }
});
