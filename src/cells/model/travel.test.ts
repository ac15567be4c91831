import { beforeAll, expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import type { Fitted } from "../../core/model/fitted.ts";
import { writeModel, type Trained } from "../../core/model/model-file.ts";
import { readModel } from "../../core/model/read-model.ts";
import { randomFrom } from "../../core/random.ts";
import { table, type Table } from "../../core/table.ts";
import clusters from "../clusters/index.ts";
import propensity from "../propensity/index.ts";
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

/** Save what a cell fitted, load it into the other notebook, and see that both say the same of the same customers. */
async function travels({ model, trained }: { model: Fitted; trained: Trained }, made: string, columns: string): Promise<void> {
  const text = writeModel({ name: made, fitted: model, trained });
  expect(writeModel({ name: made, fitted: structuredClone(model), trained })).toBe(text);
  expect(readModel(text, made).fitted).toEqual(JSON.parse(JSON.stringify(model)));
  away.lay(`${made}.model.json`, text);
  await away.runCell(kind, "loaded", { path: `${made}.model.json`, table: "people", key: "id" });
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

test("clusters place the same customers", async () => {
  const result = await home.runCell(clusters, "segments", { table: "people", key: "id", columns: ["data", "age", "plan"], k: 3 });
  await travels(result, "segments_members", "cluster, distance2, inside::DOUBLE AS inside");
}, 60_000);
