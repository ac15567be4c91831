import { parse } from "valibot";
import { beforeEach, expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { scoreRegression } from "../../core/model/regression.ts";
import { randomFrom } from "../../core/random.ts";
import { numbers, table, texts } from "../../core/table.ts";
import kind from "./index.ts";
import { schema } from "./schema.ts";

let reach: StandIn;

/** Customers whose bill hangs on minutes and plan, with some noise. */
function customers(n: number) {
  const random = randomFrom("customers");
  const normal = () => random.uniform() + random.uniform() + random.uniform() + random.uniform() - 2;
  const rows = Array.from({ length: n }, (_, i) => {
    const [minutes, plan, age] = [Math.round(100 + 40 * normal()), ["basic", "family", "youth"][random.int(3)], 20 + random.int(50)];
    return { customer_id: `c${i}`, minutes, plan, age, bill: 10 + 0.3 * minutes + (plan === "family" ? 15 : 0) + 2 * normal() };
  });
  const of = <K extends keyof (typeof rows)[number]>(key: K) => rows.map((row) => row[key]);
  return { customer_id: of("customer_id"), minutes: of("minutes"), plan: of("plan"), age: of("age"), bill: of("bill") as (number | null)[] };
}

const spec = { table: "customers", key: "customer_id", target: "bill" };

beforeEach(async () => {
  reach = await openReach();
  reach.put("customers", table(customers(600)));
});

test("coefficients come in the units of the table, with intervals that hold what made the data", async () => {
  const { terms, fit, warnings, rows } = await reach.runCell(kind, "bills", spec);
  const term = (name: string) => terms.find((each) => each.name === name)!;
  for (const [name, truth] of [
    ["minutes", 0.3],
    ["plan=family", 15],
    ["plan=youth", 0],
    ["age", 0],
  ] as const) {
    expect(term(name).low, name).toBeLessThan(truth);
    expect(term(name).high, name).toBeGreaterThan(truth);
  }
  expect(term("plan=family")).toMatchObject({ source: "plan", level: "family" });
  expect(fit.r2).toBeGreaterThan(0.9);
  expect(rows).toEqual({ all: 600, known: 600 });
  expect(warnings).toEqual([]);
});

test("every row is foretold, and the residual is what it was off by", async () => {
  const data = customers(600);
  data.bill[3] = null;
  reach.put("customers", table(data));
  const { model, warnings } = await reach.runCell(kind, "bills", spec);
  const made = reach.query("SELECT * FROM bills");
  expect(texts(made, "customer_id").levels.slice(0, 4)).toEqual(["c0", "c1", "c2", "c3"]);
  const [predicted, actual, residual] = ["predicted", "actual", "residual"].map((column) => numbers(made, column));
  expect(actual[3]).toBeNaN();
  expect(predicted[3]).toBeGreaterThan(0);
  expect(residual[0]).toBeCloseTo(data.bill[0]! - predicted[0], 10);
  expect(warnings).toEqual([{ code: "unknown", rows: 1 }]);
  const { bill: _, customer_id: __, ...columns } = data;
  expect(scoreRegression(JSON.parse(JSON.stringify(model)), table(columns))).toEqual(predicted);
});

test("another table is foretold by the same columns, and one that lacks some is refused by name", async () => {
  const { bill: _, ...others } = customers(50);
  reach.put("others", table(others));
  await reach.runCell(kind, "bills", { ...spec, apply: "others" });
  expect(reach.query("SELECT * FROM bills").rows).toBe(50);
  reach.put("others", table({ customer_id: ["a"], age: [30] }));
  await expect(reach.runCell(kind, "bills", { ...spec, apply: "others" })).rejects.toThrow(
    'regression/apply-lacks {"table":"others","columns":["minutes","plan"]}',
  );
});

test("a ridge is chosen by cross-validation, the same one each time", async () => {
  const first = await reach.runCell(kind, "bills", { ...spec, lambda: "cv" });
  expect(first.path?.rows.length).toBe(10);
  expect(first.fit.lambda).toBe(first.path?.min);
  expect(await reach.runCell(kind, "bills", { ...spec, lambda: "cv" })).toEqual(first);
});

test("a bend shows in the picture of residuals, and is warned of", async () => {
  const x = Array.from({ length: 800 }, (_, i) => i / 100);
  reach.put("curve", table({ x, y: x.map((value) => value * value) }));
  const { warnings, picture } = await reach.runCell(kind, "bent", { table: "curve", target: "y" });
  expect(warnings.map(({ code }) => code)).toContain("bent");
  expect(picture.bands[0].mean).toBeGreaterThan(0);
  expect(picture.squares.every(({ n }) => n === null || n >= 10)).toBe(true);
});

test("numbers that others add up to are left out by name", async () => {
  const random = randomFrom("sums");
  const [a, b] = [0, 1].map(() => Array.from({ length: 200 }, () => random.uniform()));
  reach.put("sums", table({ a, b, sum: a.map((value, i) => value + b[i]), y: a.map((value, i) => value - b[i] + random.uniform()) }));
  const { warnings, terms } = await reach.runCell(kind, "summed", { table: "sums", target: "y" });
  expect(terms.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(warnings).toEqual([{ code: "collinear", names: ["sum"] }]);
});

test("bad input is refused by name", async () => {
  const refused = (partial: object) => expect(reach.runCell(kind, "bad", partial)).rejects;
  await refused({}).toThrow("regression/not-chosen");
  await refused({ table: "customers" }).toThrow("regression/no-target");
  await refused({ ...spec, target: "plan" }).toThrow('regression/not-number {"table":"customers","column":"plan"}');
  await refused({ ...spec, columns: ["gone"] }).toThrow('regression/no-column {"table":"customers","column":"gone"}');
  reach.put("same", table({ x: Array.from({ length: 80 }, (_, i) => i), y: Array.from({ length: 80 }, () => 7) }));
  await refused({ table: "same", target: "y" }).toThrow('model/constant-target {"target":"y","rows":80}');
  reach.put("few", table({ x: [1, 2, 3.5], z: [1, 0, 5], y: [2, 3, 4] }));
  await refused({ table: "few", target: "y", types: { x: "number", z: "number" } }).toThrow('model/too-few-rows {"rows":3,"columns":2}');
});

test("a new cell takes the last table with numbers and a target whose name says it", async () => {
  const columns = [
    { name: "customer_id", type: "text" as const },
    { name: "minutes", type: "number" as const },
    { name: "arpu", type: "number" as const },
  ];
  const looks = columns.map((column) => ({ ...column, missing: 0, distinct: 600, top: [], min: null, max: null }));
  const suggested = await kind.suggest!([{ table: "customers", kind: "source", cell: "customers", part: "", rows: 600, columns }], async () => looks);
  expect(suggested).toEqual(parse(schema, { table: "customers", key: "customer_id", target: "arpu" }));
});
