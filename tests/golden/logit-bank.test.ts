import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { alone } from "../../src/core/crew.ts";
import { twins } from "../../src/core/kernels/twins.ts";
import { weightOfEvidence } from "../../src/core/model/woe.ts";
import { kernels } from "../../workers/kernels/kernels.ts";
import { bankFile, bankOf } from "../fixtures/bank.ts";
import { agreesWithScikit, scikitCases } from "../fixtures/golden-models.ts";
import golden from "./logit_bank.json" with { type: "json" };

const wasm = await readFile(createRequire(import.meta.url).resolve("parquet-wasm/esm/parquet_wasm_bg.wasm"));
const bank = await bankOf(await readFile(new URL(bankFile, import.meta.url)), wasm);

for (const [which, crew] of [
  ["the kernel", alone(kernels)],
  ["its twin", alone(twins)],
] as const)
  // prettier-ignore
  for (const expected of scikitCases)
    test(`${expected.name} comes out of ${which} as out of scikit-learn`, () => agreesWithScikit(bank, expected, crew));

test("weight of evidence and information value are those of the definition", () => {
  for (const [name, { iv, bins }] of Object.entries(golden.iv)) {
    const found = weightOfEvidence(bank.table.columns[name], bank.y);
    expect(Math.abs(found.iv - iv), name).toBeLessThan(1e-9);
    expect(found.bins.length).toBe(bins.length);
    found.bins.forEach((bin, b) => {
      expect([bin.n, bin.events]).toEqual([bins[b].n, bins[b].events]);
      expect(Math.abs(bin.woe - bins[b].woe) + Math.abs(bin.part - bins[b].iv_part)).toBeLessThan(1e-9);
    });
  }
});
