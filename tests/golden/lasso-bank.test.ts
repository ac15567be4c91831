import { test } from "vitest";
import { alone } from "../../src/core/crew.ts";
import { twins } from "../../src/core/kernels/twins.ts";
import { kernels } from "../../workers/kernels/kernels.ts";
import { bankCalls } from "../fixtures/bank.ts";
import { agreesWithGlmnet, agreesWithRidge } from "../fixtures/golden-models.ts";

const bank = await bankCalls();

for (const [which, crew] of [
  ["the kernel", alone(kernels)],
  ["its twin", alone(twins)],
] as const) {
  test(`glmnet's lasso path comes out of ${which}`, () => agreesWithGlmnet(bank, crew));
  test(`glmnet's ridge comes out of ${which}`, () => agreesWithRidge(bank, crew));
}
