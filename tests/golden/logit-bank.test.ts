import { expect, test } from "vitest";
import { alone } from "../../src/core/crew.ts";
import { twins } from "../../src/core/kernels/twins.ts";
import { weightOfEvidence } from "../../src/core/model/woe.ts";
import { kernels } from "../../workers/kernels/kernels.ts";
import { bankCalls } from "../fixtures/bank.ts";
import { agreesWithScikit, agreesWithStatsmodels, scikitCases } from "../fixtures/golden-models.ts";
import golden from "./logit_bank.json" with { type: "json" };

const bank = await bankCalls();

for (const [which, crew] of [
  ["the kernel", alone(kernels)],
  ["its twin", alone(twins)],
] as const) {
  for (const expected of scikitCases)
    test(`${expected.name} and the figures that judge it come out of ${which} as out of scikit-learn`, () => agreesWithScikit(bank, expected, crew));
  test(`without a penalty statsmodels' coefficients and likelihood come out of ${which}`, () => agreesWithStatsmodels(bank, crew));
}

test("weight of evidence and information value are those of the definition, their ranges included", () => {
  for (const [name, { iv, bins, ...rest }] of Object.entries(golden.iv)) {
    const found = weightOfEvidence(bank.table.columns[name], bank.y);
    expect(Math.abs(found.iv - iv), name).toBeLessThan(1e-9);
    if ("edges" in rest)
      expect(
        found.bins.slice(0, -1).map(({ to }) => to),
        name,
      ).toEqual(rest.edges);
    expect(found.bins.length).toBe(bins.length);
    found.bins.forEach((bin, b) => {
      expect([bin.n, bin.events]).toEqual([bins[b].n, bins[b].events]);
      expect(Math.abs(bin.woe - bins[b].woe) + Math.abs(bin.part - bins[b].iv_part)).toBeLessThan(1e-9);
    });
  }
});
