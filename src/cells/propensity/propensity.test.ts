import { existsSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { Fault } from "../../core/fault.ts";
import { scorePropensity } from "../../core/model/propensity.ts";
import { randomFrom } from "../../core/random.ts";
import { numbers, rowsOf, table, type Table } from "../../core/table.ts";
import propensity from "./index.ts";
import type { Result } from "./result.ts";

/** Customers of whom those with much data and a contract by the month leave more often. */
function people(n: number, seed = "people"): Table {
  const random = randomFrom(seed);
  const rows = Array.from({ length: n }, (_, i) => {
    const [data, age, contract] = [random.uniform() * 20, 18 + random.int(60), ["month", "year", "two years"][random.int(3)]];
    const f = -2.6 + 0.18 * data + (contract === "month" ? 1.2 : contract === "year" ? 0 : -0.8);
    return {
      id: `C${i}`,
      data,
      age,
      contract,
      region: `R${random.int(4)}`,
      one: 1,
      twin: data * 2 + 1,
      left: random.uniform() < 1 / (1 + Math.exp(-f)) ? "yes" : "no",
      day: `2024-${String(1 + Math.floor((i * 12) / n)).padStart(2, "0")}`,
    };
  });
  return table(Object.fromEntries(Object.keys(rows[0]).map((column) => [column, rows.map((row) => row[column as keyof (typeof rows)[0]])])));
}

const spec = { yes: "people", target: "left", success: ["yes"], key: "id", time: "day" };
let reach: StandIn;
let result: Result;

beforeAll(async () => {
  reach = await openReach();
  reach.put("people", people(1800));
  result = await reach.runCell(propensity, "risk", { ...spec, purpose: "churn" });
});

test("earlier rows teach and later rows test", () => {
  expect(result.split).toEqual({ by: "time", first: "2024-01", last: "2024-12", boundary: "2024-09" });
  expect([result.rows.train, result.rows.test]).toEqual([1200, 600]);
  expect(result.test!.auc.auc).toBeGreaterThan(0.72);
  expect(result.test!.gains.points.length).toBeLessThanOrEqual(201);
});

test("constant columns and columns that say the same are dropped by name", () => {
  const dropped = Object.fromEntries(result.screening.steps.map(({ step, dropped }) => [step, dropped.map(({ column }) => column)]));
  expect(dropped.constant).toContain("one");
  expect(dropped.duplicate).toEqual(["twin"]);
  expect(result.used).toEqual(expect.arrayContaining(["data", "contract"]));
});

test("customers are ranked, in tenths and tiers, each with what speaks for a yes", () => {
  const rows = rowsOf(reach.query("SELECT * FROM risk ORDER BY rank"));
  expect(rows.length).toBe(1800);
  expect(rows.map(({ probability }) => probability)).toEqual(rows.map(({ probability }) => probability).toSorted((a, b) => Number(b) - Number(a)));
  expect([rows[0].decile, rows[179].decile, rows[180].decile, rows[1799].decile]).toEqual([1, 1, 2, 10]);
  expect([rows[89].tier, rows[90].tier, rows[180].tier, rows[360].tier]).toEqual(["high", "medium", "low", ""]);
  expect([rows[0].reason_1, rows[0].reason_2].toSorted()).toEqual(["contract=month", "data"]);
  expect(result.tiers.map(({ customers }) => customers)).toEqual([90, 90, 180]);
});

test("a model gives the same bits for the same rows wherever it scores them", () => {
  const all = rowsOf(reach.query("SELECT p.* FROM people p JOIN risk r ON r.customer_id = p.id ORDER BY r.rank"));
  const some = table(Object.fromEntries(result.used.map((column) => [column, all.slice(40, 75).map((row) => row[column])])));
  const { probability } = scorePropensity(result.model, some);
  expect(Array.from(probability)).toEqual(
    Array.from(numbers(reach.query("SELECT probability FROM risk WHERE rank BETWEEN 41 AND 75 ORDER BY rank"), "probability")),
  );
});

test("the cut alone makes the target group, by the same bytes as a whole run", async () => {
  const whole = await reach.runCell(propensity, "cut", { ...spec, cut: 0.2 });
  expect(rowsOf(reach.query("SELECT count(*) AS n, max(rank) AS last FROM cut_target"))).toEqual([{ n: 360, last: 360 }]);
  const before = await reach.runCell(propensity, "cut", { ...spec, cut: 0.5 });
  const again = await propensity.run!({ ...parsed(), cut: 0.2 }, { ...reach.for("cut"), before });
  expect(JSON.stringify(again)).toBe(JSON.stringify(whole));
  expect(rowsOf(reach.query("SELECT count(*) AS n FROM cut_target"))).toEqual([{ n: 360 }]);
});

test("with a value and a cost the cut stands where profit is highest", async () => {
  const { target } = await reach.runCell(propensity, "paid", { ...spec, value: 10, cost: 4 });
  expect(target.by).toBe("profit");
  const last = rowsOf(reach.query("SELECT min(probability) AS p FROM paid_target"))[0].p as number;
  expect(Math.abs(last - 0.4)).toBeLessThan(0.02);
  expect(target.customers).toBe(rowsOf(reach.query("SELECT count(*) AS n FROM paid_target"))[0].n);
});

test("two runs give the same bytes", async () => {
  const one = await reach.runCell(propensity, "risk", { ...spec, purpose: "churn" });
  expect(JSON.stringify(one)).toBe(JSON.stringify(result));
});

test("a column that was filled in afterwards is named", async () => {
  reach.put("leaky", "SELECT *, CASE WHEN \"left\" = 'yes' THEN 5 + age % 7 ELSE age % 6 END AS closing_days FROM people");
  const leaky = await reach.runCell(propensity, "leak", { ...spec, yes: "leaky" });
  expect(leaky.screening.suspects.map(({ column }) => column)).toContain("closing_days");
  const without = await reach.runCell(propensity, "leak", { ...spec, yes: "leaky", leave: ["closing_days"] });
  expect(without.screening.suspects.map(({ column }) => column)).not.toContain("closing_days");
});

test("an L1 penalty says how many columns of how many it kept", async () => {
  const noise = Array.from({ length: 12 }, (_, j) => `hash(id || '${j}') % 1000 AS noise${j}`).join(", ");
  reach.put("noisy", `SELECT *, ${noise} FROM people`);
  const kept = await reach.runCell(propensity, "few", { ...spec, yes: "noisy", penalty: "lasso" });
  expect(kept.screening.steps.at(-1)!.step).toBe("lasso");
  expect(kept.screening.steps.at(-1)!.left).toBe(kept.used.length);
  expect(kept.used).toEqual(expect.arrayContaining(["data", "contract"]));
  expect(kept.screening.of).toBe(18);
});

test("those who said yes and those who said no may be two tables, and a third is scored", async () => {
  reach.put("won", "SELECT * FROM people WHERE \"left\" = 'yes'");
  reach.put("lost", "SELECT * FROM people WHERE \"left\" = 'no'");
  reach.put("now", "SELECT id, data + 1 AS data, age, contract, region FROM people LIMIT 500");
  const two = await reach.runCell(propensity, "two", { yes: "won", no: "lost", key: "id", time: "day", apply: "now", leave: ["left"] });
  expect([two.rows.all, two.scored.customers]).toEqual([1800, 500]);
  expect(two.used).not.toContain("twin");
});

test("a customer on several rows stands on one side, and once in the list", async () => {
  reach.put("monthly", "SELECT *, 1 AS turn FROM people UNION ALL SELECT * REPLACE ('2024-12' AS day), 2 AS turn FROM people WHERE age < 30");
  const found = await reach.runCell(propensity, "monthly_risk", { ...spec, yes: "monthly" });
  expect(found.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(["left-out", "several-rows"]));
  expect(found.scored.customers).toBe(1800);
});

test("two models are compared on the customers both were tested on", async () => {
  const weak = await reach.runCell(propensity, "weaker", { ...spec, columns: ["contract"], against: "risk" });
  expect(weak.comparison!.rows).toBe(600);
  expect(weak.comparison!.difference.difference).toBeLessThan(0);
  expect(weak.comparison!.difference.p).toBeLessThan(0.01);
});

const refused: [string, string, object][] = [
  ["model/one-class", "SELECT * REPLACE ('yes' AS \"left\") FROM people", {}],
  ["model/few-events", "SELECT * FROM people LIMIT 60", {}],
  ["propensity/no-column", "SELECT * FROM people", { target: "gone" }],
  ["propensity/no-success", "SELECT * FROM people", { success: [] }],
  ["propensity/success-unknown", "SELECT * FROM people", { success: ["maybe"] }],
  ["propensity/one-side", "SELECT * REPLACE ('2024-01' AS day) FROM people", {}],
  ["propensity/no-columns", 'SELECT id, "left", day FROM people', {}],
  ["propensity/no-rows", "SELECT * FROM people LIMIT 0", {}],
  ["propensity/no-signal", 'SELECT id, "left", day, 1 AS usage, 0 AS voice FROM people', {}],
  ["propensity/apply-lacks", "SELECT * FROM people", { columns: ["data", "age"], apply: "thin" }],
];

test.each(refused)("%s is a fault", async (code, rows, change) => {
  reach.put("refused", rows);
  reach.put("thin", "SELECT id, data FROM people");
  await expect(reach.runCell(propensity, "no", { ...spec, yes: "refused", ...change })).rejects.toSatisfy(
    (error) => error instanceof Fault && error.data.code === code,
  );
});

test("NaN and infinity are missing", async () => {
  reach.put("odd", "SELECT * REPLACE (CASE WHEN age % 9 = 0 THEN 'NaN'::DOUBLE WHEN age % 9 = 1 THEN 'Infinity'::DOUBLE ELSE data END AS data) FROM people");
  const odd = await reach.runCell(propensity, "odd_risk", { ...spec, yes: "odd" });
  expect(odd.model.plan.columns.find(({ column }) => column === "data")).toMatchObject({ flag: true });
  expect(rowsOf(reach.query("SELECT count(*) AS n FROM odd_risk WHERE probability BETWEEN 0 AND 1"))).toEqual([{ n: 1800 }]);
});

const bank = "../shared/data/bank_marketing/bank-full.csv";

test.skipIf(!existsSync(bank))("bank-full: later calls are foretold as METHODS says, and the level follows them", async () => {
  const found = await openReach();
  await found.load("bank", bank, { delimiter: ";" });
  const later = await found.runCell(propensity, "later", { yes: "bank", target: "y", success: ["true"], leave: ["duration"], split: "order" });
  expect([later.rows.train, later.rows.test]).toEqual([31647, 13564]);
  expect(Math.abs(later.test!.auc.auc - 0.6921)).toBeLessThan(0.01);
  expect(later.warnings.map(({ code }) => code)).toContain("shifted");
  expect(later.scored.expected / later.scored.customers).toBeGreaterThan(2 * (later.rows.trainEvents / later.rows.train));
});

function parsed() {
  return {
    ...spec,
    no: "",
    split: "time",
    testShare: 0.3,
    columns: [],
    leave: [],
    types: {},
    zero: [],
    penalty: "ridge",
    lambda: null,
    purpose: "response",
    apply: "",
    value: 0,
    cost: 0,
    tiers: [0.05, 0.1, 0.2],
    against: "",
    curve: "gains",
    seed: "propensity",
  } as const as never as Parameters<NonNullable<typeof propensity.run>>[0];
}
