import { expect, test } from "vitest";
import { scorePropensity, type PropensityModel } from "../../../../src/core/model/propensity.ts";
import { designOf } from "../../../../src/core/prepare/design.ts";
import { momentsOf } from "../../../../src/core/model/effects.ts";
import { fitPlan } from "../../../../src/core/prepare/plan.ts";
import { coded, table, type Table } from "../../../../src/core/table.ts";

const levels = ["a", "b", "c"];
const n = 300;
const people = table({
  income: Array.from({ length: n }, (_, i) => (i % 10 === 9 ? null : (i * 37) % 101)),
  job: Array.from({ length: n }, (_, i) => levels[i % 3]),
});

function modelOf(weights: Record<string, number>): PropensityModel {
  const { plan } = fitPlan(people, { purpose: "model" });
  return {
    kind: "propensity",
    plan,
    coefficients: plan.names.map((name) => weights[name] ?? 0),
    intercept: -1,
    lambda: 1e-4,
    penalty: "ridge",
    means: momentsOf(designOf(plan, people)).map(({ mean }) => mean),
    calibration: null,
    target: { column: "y", yes: ["1"] },
    purpose: "response",
  };
}

const some = (rows: Table, from: number, to: number): Table => ({
  rows: to - from,
  columns: Object.fromEntries(
    Object.entries(rows.columns).map(([name, column]) => [
      name,
      column instanceof Float64Array ? column.slice(from, to) : { codes: column.codes.slice(from, to), levels: column.levels },
    ]),
  ),
});

const said = (table: Table, model: PropensityModel) =>
  scorePropensity(model, table, { reasons: 2 }).reasons.map(({ codes, levels }) => Array.from(codes, (code) => (code < 0 ? null : levels[code])));

test("a row's score depends on that row alone, to the bit", () => {
  const model = modelOf({ income: 0.8, "job=b": 0.5, "job=c": -0.4 });
  const whole = scorePropensity(model, people).margin;
  const parts = [some(people, 0, 7), some(people, 7, 200), some(people, 200, n)].flatMap((part) => [...scorePropensity(model, part).margin]);
  expect(parts).toEqual(Array.from(whole));
});

test("reasons are columns that say more for a yes than they do of an average row, the strongest first", () => {
  const rows = table({ income: [100, 100, 0, null], job: ["b", "a", "a", "b"] });
  const [first, second] = said(rows, modelOf({ income: 2, "job=b": 0.5, income__isna: 0.1 }));
  expect(first).toEqual(["income", "income", null, "job=b"]);
  expect(second).toEqual(["job=b", null, null, "income=(missing)"]);
});

test("calibration moves probabilities and not the order", () => {
  const model = modelOf({ income: 1 });
  const plain = scorePropensity(model, people);
  const moved = scorePropensity({ ...model, calibration: { intercept: 0.2, slope: 0.5 } }, people);
  expect(moved.margin).toEqual(plain.margin);
  expect(moved.probability[1]).toBeCloseTo(1 / (1 + Math.exp(-(0.2 + 0.5 * plain.margin[1]))), 12);
});

test("a level that the model never saw is a reason by its own name only where it tells something", () => {
  const rows: Table = { rows: 1, columns: { income: Float64Array.of(50), job: coded(["pilot"]) } };
  expect(said(rows, modelOf({ "job=b": -1, "job=c": -1 }))[0]).toEqual(["job=pilot"]);
});
