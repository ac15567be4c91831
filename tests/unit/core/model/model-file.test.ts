import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { PropensityModel } from "../../../../src/core/model/propensity.ts";
import { modelFile, PROGRAM, writeModel } from "../../../../src/core/model/model-file.ts";
import { isModelName, readModel } from "../../../../src/core/model/read-model.ts";
import { fitPlan } from "../../../../src/core/prepare/plan.ts";
import { table } from "../../../../src/core/table.ts";

const { plan } = fitPlan(
  table({
    age: Array.from({ length: 90 }, (_, i) => 20 + ((i * 7) % 41)),
    city: Array.from({ length: 90 }, (_, i) => (i % 3 ? "南京" : "苏州")),
  }),
  { purpose: "model" },
);
const fitted = (): PropensityModel => ({
  kind: "propensity",
  plan,
  coefficients: [0.1 + 0.2, -1 / 3],
  intercept: -2.5e-7,
  lambda: 0.01,
  penalty: "ridge",
  means: [0, 0.5],
  calibration: null,
  target: { column: "y", yes: ["yes"] },
  purpose: "response",
});
const saved = () => ({ name: "response", fitted: fitted(), trained: { rows: 90, events: 30, seed: "propensity" } });

test("the same fit gives the same bytes, whatever made it", () => {
  const text = writeModel(saved());
  expect(writeModel(structuredClone(saved()))).toBe(text);
  expect(writeModel(JSON.parse(JSON.stringify(saved())))).toBe(text);
  const again = readModel(text, "a.model.json");
  expect(writeModel({ name: again.name, fitted: again.fitted, trained: again.trained })).toBe(text);
});

test("numbers come back to the bit", () => {
  expect(readModel(writeModel(saved()), "a").fitted).toEqual(fitted());
});

test("a file tells format, version, kind, needs, facts and fit, in this order, two spaces deep, and ends in a newline", () => {
  const text = writeModel(saved());
  expect(Object.keys(JSON.parse(text))).toEqual(["format", "version", "kind", "name", "made", "needs", "trained", "fitted", "sha256"]);
  expect(text.split("\n").slice(0, 4)).toEqual(["{", '  "format": "contraflow-model",', '  "version": 1,', '  "kind": "propensity",']);
  expect(text).toContain('"coefficients": [0.30000000000000004, -0.3333333333333333]');
  expect(text.endsWith("}\n")).toBe(true);
  expect(modelFile(saved()).needs).toEqual([
    { column: "age", type: "number" },
    { column: "city", type: "category", levels: ["南京", "苏州"] },
  ]);
});

test("the order of keys and the space between them do not break the seal, a digit does", () => {
  const text = writeModel(saved());
  const turned = Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse());
  expect(readModel(JSON.stringify(turned), "a").name).toBe("response");
  expect(() => readModel(text.replace("0.30000000000000004", "0.30000000000000003"), "a")).not.toThrow();
  expect(() => readModel(text.replace("0.30000000000000004", "0.3000000000000001"), "a")).toThrow("model/changed");
});

test("a number that is not finite is a bug of whoever fitted it", () => {
  const odd = { ...saved(), fitted: { ...fitted(), coefficients: [NaN, 1] } };
  expect(() => writeModel(odd)).toThrow("modelFile: fitted.coefficients.0 is not finite");
});

test("the program names itself by the version of its package", () => {
  expect(PROGRAM).toBe((JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version);
});

test("models are known by their names", () => {
  expect(["p.model.json", "P.MODEL.JSON", "p.model (1).json"].map(isModelName)).toEqual([true, true, true]);
  expect(["model.json", "p.json", "p.model.csv"].map(isModelName)).toEqual([false, false, false]);
});
