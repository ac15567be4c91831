import { object } from "valibot";
import { beforeAll, expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { sealOf, writeModel, type ModelFile } from "../../core/model/model-file.ts";
import type { Tag } from "../../core/tag.ts";
import type { Table } from "../../core/table.ts";
import campaignTypes from "../campaign-types/index.ts";
import { trainedOf as typesTrained, typesModel } from "../campaign-types/model.ts";
import { defineCell } from "../cell.ts";
import personas from "../personas/index.ts";
import { personasModel, trainedOf } from "../personas/model.ts";
import { parse } from "valibot";
import kind from "./index.ts";

const tag = (column: string, measure: Tag["measure"], type: Tag["type"] = "number"): Tag => ({ column, category: "usage", measure, of: column, type });
const tags = [tag("age", "value"), tag("city", "value", "text"), tag("data_level", "level")];
const described = defineCell({
  kind: "tags",
  group: "prepare",
  schema: object({}),
  makes: () => [],
  reads: () => [],
  rename: (spec) => spec,
  run: async () => ({ tags, snapshotLeak: false, month: "2024-05" }),
  View: kind.View,
  Editor: kind.Editor,
  words: kind.words,
});

const people = (n: number) => `
  SELECT 'u' || i AS customer_id, [22, 58, 41][i % 3 + 1] + (hash(i) % 700) / 100.0 AS age, CASE WHEN i % 8 = 0 THEN 'Suzhou' ELSE 'Nanjing' END AS city,
    [5, 1.5, 12][i % 3 + 1] * exp((hash(i, 1) % 100) / 200.0) AS data_level
  FROM range(${n}) t(i)`;
const campaigns = `
  SELECT 'c' || i AS campaign_id, DATE '2024-01-05' + (i * 20)::INTEGER AS starts_on, DATE '2024-01-15' + (i * 20 + 40 * (i % 3))::INTEGER AS ends_on, false AS held_out,
    500 AS contacts, 500 AS customers, 40 AS successes, 20 AS intents, 300 AS failures, ['SMS', 'call', 'shop'][i % 3 + 1] AS channel, [5, 120, 30][i % 3 + 1] + (i % 2) AS price
  FROM range(24) t(i)`;

let home: StandIn;
let away: StandIn;
let saved: string;

beforeAll(async () => {
  [home, away] = [await openReach(), await openReach()];
  home.put("tags_at_success", people(300));
  home.put("tags_at_intent", people(0));
  home.put("tags_at_failure", people(0));
  home.put("history_campaigns", campaigns);
  await home.runCell(described, "tags", {});
  const spec = parse(personas.schema, { tags: "tags" });
  const result = await home.runCell(personas, "personas", spec);
  saved = writeModel({ name: "personas", fitted: personasModel(result, 10), trained: trainedOf(spec, result, "2024-05") });
  away.lay("p.model.json", saved);
  away.put("customers", people(300));
  away.put("changed", "SELECT * REPLACE (CASE WHEN city = 'Suzhou' THEN 'Paris' ELSE city END AS city, age + 30 AS age) FROM customers");
});

/** A file with other content under a seal of its own. */
function resealed(change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(saved) as Record<string, unknown>;
  change(file);
  return JSON.stringify({ ...file, sha256: sealOf(file) });
}
const bytes = ({ columns }: Table) =>
  JSON.stringify(Object.values(columns).map((column) => (column instanceof Float64Array ? [...column] : [[...column.codes], column.levels])));
const read = (text: string, spec: object = {}) => {
  away.lay("x.model.json", text);
  return away.runCell(kind, "m", { path: "x.model.json", table: "customers", key: "customer_id", ...spec });
};

test("personas loaded into another notebook place the same customers to the bit", async () => {
  const result = await away.runCell(kind, "m", { path: "p.model.json", table: "customers", key: "customer_id" });
  const shown = "SELECT nearest, inside::DOUBLE AS inside, distance2 FROM";
  expect(bytes(away.query(`${shown} m ORDER BY customer_id`))).toBe(bytes(home.query(`${shown} personas_members ORDER BY customer_id`)));
  expect(result).toMatchObject({ kind: "personas", name: "personas", rows: 300, trained: { rows: 300, period: "2024-05", seed: "personas" }, warnings: [] });
  expect(result.summary.by).toBe("groups");
});

test("campaign types loaded into another notebook sort the same campaigns to the bit, by their days as well", async () => {
  const spec = parse(campaignTypes.schema, { campaigns: "history_campaigns" });
  const result = await home.runCell(campaignTypes, "types", spec);
  away.put("past", campaigns);
  const text = writeModel({ name: "types", fitted: typesModel(result), trained: typesTrained(spec, result) });
  await read(text, { table: "past", key: "campaign_id" });
  const shown = "SELECT campaign_id, type, distance FROM";
  expect(bytes(away.query(`${shown} m ORDER BY 1`))).toBe(bytes(home.query(`${shown} types ORDER BY 1`)));
});

test("the rows of a table in another order get the same answers", async () => {
  away.put("turned", "SELECT * FROM customers ORDER BY hash(customer_id)");
  await away.runCell(kind, "m1", { path: "p.model.json", table: "customers", key: "customer_id" });
  await away.runCell(kind, "m2", { path: "p.model.json", table: "turned", key: "customer_id" });
  expect(bytes(away.query("SELECT * FROM m2 ORDER BY customer_id"))).toBe(bytes(away.query("SELECT * FROM m1 ORDER BY customer_id")));
});

test("levels never seen and numbers that moved are told of, not refused", async () => {
  const { warnings, fits } = await read(saved, { table: "changed" });
  expect(warnings.map(({ code }) => code)).toEqual(["unseen", "shifted"]);
  expect(warnings[0]).toMatchObject({ columns: [{ column: "city", rows: 38, levels: ["Paris"] }] });
  expect(fits.map(({ column, missing }) => [column, missing])).toEqual([["age", 0], ["city", 0], ["data_level", 0]]); // prettier-ignore
});

test("keys that stand twice are told of, and without a key the number of the row stands for it", async () => {
  away.put("twice", "SELECT * FROM customers UNION ALL SELECT * FROM customers LIMIT 310");
  const { warnings } = await read(saved, { table: "twice" });
  expect(warnings).toContainEqual({ code: "doubles", column: "customer_id", rows: 10 });
  await read(saved, { key: "" });
  expect(away.query("SELECT min(customer_id) AS a, count(DISTINCT customer_id)::DOUBLE AS n FROM m").columns.n).toEqual(Float64Array.of(300));
});

test("a table without the columns, or with other types, is refused by name", async () => {
  away.put("short", "SELECT customer_id, age FROM customers");
  await expect(read(saved, { table: "short" })).rejects.toThrow('model/lacks-columns {"table":"short","columns":["city","data_level"]}');
  away.put("worded", "SELECT * REPLACE ('about ' || age AS age) FROM customers");
  await expect(read(saved, { table: "worded" })).rejects.toThrow('model/wrong-type {"table":"worded","column":"age","wants":"number","has":"text"}');
  away.put("numbered", "SELECT * REPLACE (length(city) AS city) FROM customers");
  await expect(read(saved, { table: "numbered" })).rejects.toThrow('"column":"city","wants":"text","has":"number"');
  away.put("nobody", "SELECT * FROM customers WHERE false");
  await expect(read(saved, { table: "nobody" })).rejects.toThrow("model/empty");
  await expect(read(saved, { key: "id" })).rejects.toThrow('model/no-key {"table":"customers","column":"id"}');
});

test("a file that was changed by hand, is of another version, or is no model is refused by name", async () => {
  await expect(read(saved.replace('"rows": 300', '"rows": 301'))).rejects.toThrow("model/changed");
  await expect(read(resealed((file) => (file.version = 2)))).rejects.toThrow('model/newer {"file":"x.model.json","version":2,"known":1}');
  await expect(read(saved.slice(0, 900))).rejects.toThrow("model/not-json");
  await expect(read(saved.replace('"median": ', '"median": NaN, "was": '))).rejects.toThrow("model/not-json");
  await expect(read('{"contraflow": 3, "cells": []}')).rejects.toThrow("model/not-a-model");
  await expect(read("[1, 2]")).rejects.toThrow("model/not-a-model");
  await expect(read(resealed((file) => (file.kind = "horoscope")))).rejects.toThrow('model/unknown-kind {"file":"x.model.json","kind":"horoscope"}');
  await expect(away.runCell(kind, "m", { path: "gone.model.json", table: "customers" })).rejects.toThrow("run/no-file");
  await expect(away.runCell(kind, "m", { table: "customers" })).rejects.toThrow('model/not-chosen {"needed":"file"}');
  await expect(away.runCell(kind, "m", { path: "p.model.json" })).rejects.toThrow('model/not-chosen {"needed":"table"}');
});

test("a body that does not hold together is refused by the place where it fails", async () => {
  const broken = (change: (fitted: { centres: (number | null)[][]; gates: number[]; plan: { names: string[] } }) => void) =>
    read(resealed((file) => change((file as unknown as ModelFile).fitted as never)));
  await expect(broken(({ centres }) => (centres[1][0] = null))).rejects.toThrow("fitted.centres[1][0]");
  await expect(broken(({ gates }) => gates.pop())).rejects.toThrow("fitted.gates");
  await expect(broken(({ centres }) => centres[0].pop())).rejects.toThrow("fitted.centres[0]");
  await expect(broken(({ plan }) => plan.names.push("more"))).rejects.toThrow("fitted.plan.sources");
});

test("a model cell names its file and its table, and follows the table's new name", () => {
  const spec = parse(kind.schema, { path: "p.model.json", table: "customers" });
  expect(kind.files!(spec)).toEqual(["p.model.json"]);
  expect(kind.reads(spec)).toEqual(["customers"]);
  expect(kind.rename(spec, "customers", "people").table).toBe("people");
});
