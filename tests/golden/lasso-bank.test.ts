import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "vitest";
import { alone } from "../../src/core/crew.ts";
import { twins } from "../../src/core/kernels/twins.ts";
import { kernels } from "../../workers/kernels/kernels.ts";
import { bankFile, bankOf } from "../fixtures/bank.ts";
import { agreesWithGlmnet, agreesWithRidge } from "../fixtures/golden-models.ts";

const wasm = await readFile(createRequire(import.meta.url).resolve("parquet-wasm/esm/parquet_wasm_bg.wasm"));
const bank = await bankOf(await readFile(new URL(bankFile, import.meta.url)), wasm);

for (const [which, crew] of [
  ["the kernel", alone(kernels)],
  ["its twin", alone(twins)],
] as const) {
  // prettier-ignore
  test(`glmnet's lasso path comes out of ${which}`, () => agreesWithGlmnet(bank, crew));
  test(`glmnet's ridge comes out of ${which}`, () => agreesWithRidge(bank, crew));
}
