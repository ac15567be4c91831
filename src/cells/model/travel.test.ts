import { beforeAll, expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import type { Fitted } from "../../core/model/fitted.ts";
import { writeModel, type Trained } from "../../core/model/model-file.ts";
import { readModel } from "../../core/model/read-model.ts";
import { scoreModel } from "../../core/model/score.ts";
import { heldBy } from "../../core/lift/offer.ts";
import { silent } from "../../core/progress.ts";
import { randomFrom } from "../../core/random.ts";
import { rowsOf, table, type Table } from "../../core/table.ts";
import association from "../association/index.ts";
import clusters from "../clusters/index.ts";
import propensity from "../propensity/index.ts";
import recommend from "../recommend/index.ts";
import regression from "../regression/index.ts";
import uplift from "../uplift/index.ts";
import kind from "./index.ts";

/** Customers of an experiment, of whom some leave. */
function people(n: number): Table {
  const random = randomFrom("travel");
  const rows = Array.from({ length: n }, (_, i) => {
    const [data, age] = [Math.round(random.uniform() * 200) / 10, 18 + random.int(60)];
    const [plan, arm] = [["basic", "gold", "youth"][random.int(3)], random.uniform() < 0.5 ? "mail" : "none"];
    const f = -1.4 + 0.1 * data + (plan === "gold" ? 1 : 0) + (arm === "mail" ? (45 - age) / 10 : 0);
    const bill = 10 + 2 * data + (plan === "gold" ? 20 : 0) + random.uniform();
    return { id: `c${i}`, data, age: i % 40 ? age : null, plan, arm, bill, left: random.uniform() < 1 / (1 + Math.exp(-f)) ? "yes" : "no" };
  });
  const keys = ["id", "data", "age", "plan", "arm", "bill", "left"] as const;
  return table(Object.fromEntries(keys.map((key) => [key, rows.map((row) => row[key])])));
}

let home: StandIn;
let away: StandIn;

beforeAll(async () => {
  [home, away] = [await openReach(), await openReach()];
  for (const reach of [home, away]) reach.put("people", people(900));
}, 60_000);

const bytes = ({ columns }: Table) =>
  JSON.stringify(
    Object.entries(columns).map(([name, column]) => [
      name,
      column instanceof Float64Array ? [...new Uint8Array(column.buffer)] : [...column.codes].map((code) => column.levels[code]),
    ]),
  );

/** Load a text into the other notebook as a model, and apply it. */
function load(text: string, table: string) {
  away.lay("loaded.model.json", text);
  return away.runCell(kind, "loaded", { path: "loaded.model.json", table, key: "id" });
}

/** Save what a cell fitted, load it into the other notebook, and see that both say the same of the same customers. */
async function travels({ model, trained }: { model: Fitted; trained: Trained }, made: string, columns: string): Promise<void> {
  const text = writeModel({ name: made, fitted: model, trained });
  expect(writeModel({ name: made, fitted: structuredClone(model), trained })).toBe(text);
  expect(readModel(text, made).fitted).toEqual(JSON.parse(JSON.stringify(model)));
  await load(text, "people");
  const said = (reach: StandIn, table: string) => bytes(reach.query(`SELECT customer_id, ${columns} FROM ${table} ORDER BY customer_id`));
  expect(said(away, "loaded")).toBe(said(home, made));
}

test("a propensity gives the same chances, ranks and reasons", async () => {
  const result = await home.runCell(propensity, "leaving", {
    yes: "people",
    target: "left",
    success: ["yes"],
    key: "id",
    split: "order",
    leave: ["arm", "bill"],
  });
  await travels(result, "leaving", "probability, rank, decile, reason_1, reason_2, reason_3");
}, 60_000);

test("a regression predicts the same", async () => {
  const result = await home.runCell(regression, "bills", { table: "people", key: "id", target: "bill", columns: ["data", "age", "plan"] });
  await travels(result, "bills", "predicted");
}, 60_000);

test("an uplift gives the same effects", async () => {
  const result = await home.runCell(uplift, "effect", {
    table: "people",
    key: "id",
    outcome: "left",
    yes: ["yes"],
    arm: "arm",
    treated: ["mail"],
    columns: ["data", "age", "plan"],
  });
  await travels(result, "effect", "uplift, p_treated, p_control");
}, 60_000);

const compared = { table: "people", key: "id", columns: ["data", "age", "plan"] };
// prettier-ignore
for (const [how, more] of Object.entries({
  "as they are": { k: 3 },
  "weighed, by quartiles, with zeros for what is missing": { scale: "robust" as const, weights: { data: 2 }, zero: ["age"], types: { age: "number" as const } },
}))
  test(`clusters of columns ${how} place the same customers`, async () => {
    const result = await home.runCell(clusters, "segments", { ...compared, ...more });
    await travels(result, "segments_members", "cluster, distance2, inside::DOUBLE AS inside");
  }, 60_000);

/** Two thousand homes: cloud mostly with those who have backup; one in ten has no line to hold them. */
const HOMES = `
  SELECT 'h' || i AS id, CASE WHEN i % 10 = 0 THEN 'No line' WHEN i % 3 = 0 THEN 'Yes' ELSE 'No' END AS backup, (hash(i, 3) % 5 = 0)::INTEGER AS alarm,
    CASE WHEN i % 10 = 0 THEN 'No line' WHEN (i % 3 = 0 AND i % 4 > 0) OR i % 17 = 0 THEN 'Yes' ELSE 'No' END AS cloud,
    CASE WHEN i % 50 = 0 THEN NULL ELSE i % 60 + (i % 3 = 0)::INTEGER * 20 END AS age
  FROM range(2000) r(i)`;
const HELD = `
  SELECT id AS who, 'backup' AS item FROM homes WHERE backup = 'Yes' UNION ALL SELECT id, 'cloud' FROM homes WHERE cloud = 'Yes'
  UNION ALL SELECT id, 'line' FROM homes WHERE id LIKE '%1'`;
const homes = {
  customers: "homes",
  key: "id",
  axes: { service: ["backup", "cloud", "alarm"], personal: ["age"] },
  eligibility: { backup: ["No line"], cloud: ["No line"] },
};

const chancesIn = (reach: StandIn, table: string) =>
  bytes(reach.query(`SELECT customer_id, probability, reason FROM ${table} WHERE probability IS NOT NULL ORDER BY customer_id`));

test("an association offers the same next item, with the numbers of its pair, to those who could have it", async () => {
  for (const reach of [home, away]) reach.put("homes", HOMES);
  const { model, trained, items } = await home.runCell(association, "lifts", homes);
  const { fits, summary, warnings } = await load(writeModel({ name: "lifts", fitted: model, trained }), "homes");
  const table = home.query("SELECT * FROM homes");
  const held = model.items.map((item) => [item.id, heldBy(item, table).reduce((a, b) => a + b)]);
  expect(held).toEqual(model.items.map(({ id }) => [id, items.find((item) => item.id === id)!.customers]));
  expect(bytes(away.query("FROM loaded"))).toBe(bytes({ rows: table.rows, columns: { customer_id: table.columns.id, ...scoreModel(model, table, silent) } }));
  away.put("pairs", home.query("FROM lifts"));
  const [pairs] = rowsOf(
    away.query(`
      SELECT count(*) AS n, count(*) FILTER (l.lift = p.lift AND l.confidence = CASE WHEN l.has = p.item_a THEN confidence_ab ELSE confidence_ba END) AS same
      FROM loaded l JOIN pairs p ON (l.has = p.item_a AND l.lacks = p.item_b) OR (l.has = p.item_b AND l.lacks = p.item_a)`),
  );
  expect(pairs.n).toBeGreaterThan(100);
  expect(pairs.same).toBe(pairs.n);
  const wrong = "l.lacks = 'cloud' AND h.cloud <> 'No' OR l.lacks = 'backup' AND h.backup <> 'No' OR l.has = 'cloud' AND h.cloud <> 'Yes'";
  expect(rowsOf(away.query(`SELECT count(*) AS n FROM loaded l JOIN homes h ON h.id = l.customer_id WHERE ${wrong}`))).toEqual([{ n: 0 }]);
  expect([fits.every(({ unseen }) => unseen === null), warnings, summary.by]).toEqual([true, [], "groups"]);
}, 60_000);

test("an association with a pair says the same chances of it, which a recommendation can read; without one it says none", async () => {
  for (const reach of [home, away]) reach.put("homes", HOMES);
  const pair = { has: "backup", lacks: "cloud" };
  const { model, trained, candidates } = await home.runCell(association, "lifts", { ...homes, candidates: pair });
  const { chances, summary } = await load(writeModel({ name: "lifts", fitted: model, trained }), "homes");
  expect([candidates!.by, chances, summary.by]).toEqual(["items", { ...pair, n: candidates!.n }, "groups"]);
  expect(chancesIn(away, "loaded")).toBe(chancesIn(home, "lifts_candidates"));

  const offers = [{ name: "cloud", from: "loaded" }];
  const wanted = { customers: "homes", key: "id", offers };
  await away.runCell(recommend, "next", wanted);
  expect(bytes(away.query("SELECT customer_id, probability, reason FROM next ORDER BY customer_id"))).toBe(chancesIn(home, "lifts_candidates"));

  const plain = await home.runCell(association, "lifts", homes);
  expect((await load(writeModel({ name: "lifts", fitted: plain.model, trained: plain.trained }), "homes")).chances).toBeNull();
  await expect(away.runCell(recommend, "next", wanted)).rejects.toThrow('"column":"probability"');
  home.put("scores", "SELECT id AS customer_id, 0.5 AS probability FROM homes");
  expect((await home.runCell(association, "lifts", { ...homes, candidates: pair, model: "scores" })).model.chance).toBeUndefined();
}, 60_000);

test("chances learned from a long table of what is held are said of a table with a column for each item", async () => {
  for (const reach of [home, away]) reach.put("homes", HOMES);
  home.put("held", HELD);
  away.put("wide", "SELECT id, (backup = 'Yes')::INTEGER AS backup, (cloud = 'Yes')::INTEGER AS cloud, (id LIKE '%1')::INTEGER AS line FROM homes");
  const held = { holdings: { table: "held", customer: "who", item: "item" }, candidates: { has: "backup", lacks: "cloud" } };
  const { model, trained, candidates } = await home.runCell(association, "baskets", held);
  expect((await load(writeModel({ name: "baskets", fitted: model, trained }), "wide")).chances!.n).toBe(candidates!.n);
  expect(chancesIn(away, "loaded")).toBe(chancesIn(home, "baskets_candidates"));
}, 60_000);

test("chances travel also where no rule is sure enough to", async () => {
  for (const reach of [home, away]) reach.put("homes", HOMES);
  const none = { minCount: 2000, rules: { confidence: 1 }, candidates: { has: "backup", lacks: "cloud" } };
  const { model, trained } = await home.runCell(association, "lifts", { ...homes, ...none });
  expect(model.rules).toEqual([]);
  const { summary } = await load(writeModel({ name: "lifts", fitted: model, trained }), "homes");
  expect(chancesIn(away, "loaded")).toBe(chancesIn(home, "lifts_candidates"));
  expect(summary).toMatchObject({ by: "groups", groups: [{ id: "", share: 1 }] });
}, 60_000);

test("an association is refused where the table or the file lacks what its rules speak of", async () => {
  home.put("homes", HOMES);
  home.put("held", HELD);
  const { model, trained } = await home.runCell(association, "baskets", { holdings: { table: "held", customer: "who", item: "item" } });
  const saved = { name: "baskets", fitted: model, trained };
  await expect(load(writeModel(saved), "people")).rejects.toThrow('"columns":["backup","cloud","line"],"held":true');
  const pair = { has: 0, lacks: 1, intercept: 0, terms: [{ item: model.items.length, coefficient: 1, share: 0.5 }] };
  await expect(load(writeModel({ ...saved, fitted: { ...model, chance: pair } }), "people")).rejects.toThrow('"path":"fitted.chance.terms[0].item"');
  const astray = { ...model, rules: [{ ...model.rules[0], right: model.items.length }] };
  await expect(load(writeModel({ ...saved, fitted: astray }), "people")).rejects.toThrow('"path":"fitted.rules[0].right"');
}, 60_000);
