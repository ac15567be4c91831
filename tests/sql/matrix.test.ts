import { beforeAll, expect, test } from "vitest";
import { rowsOf } from "../../src/core/table.ts";
import { matrixCampaigns, matrixCampaignsBehind } from "../../src/sql/matrix-campaigns.ts";
import { matrixCells } from "../../src/sql/matrix-cells.ts";
import { matrixCustomers } from "../../src/sql/matrix-customers.ts";
import { matrixSizes, matrixTotals } from "../../src/sql/matrix-sizes.ts";
import { matrixTable } from "../../src/sql/matrix-table.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

const tables = { history: "my history", types: "types", members: "people's", from: "new-personas", campaigns: "campaigns" } as const;

let db: DuckDB;

beforeAll(async () => {
  db = await openDuckDB();
  db.exec(`CREATE TABLE "my history" AS FROM (VALUES
    ('a', 'c1', 'success'), ('a', 'c2', 'failure'), ('b', 'c1', 'intent'), ('b', 'c2', 'intent'), ('c', 'c3', 'success'), ('x', 'c1', 'success'), ('a', 'c9', 'success')
  ) t(customer_id, campaign_id, outcome)`);
  db.exec("CREATE TABLE types AS FROM (VALUES ('c1', 'T1'), ('c2', 'T1'), ('c3', 'T2')) t(campaign_id, type)");
  db.exec("CREATE TABLE campaigns AS FROM (VALUES ('c1', DATE '2024-01-05'), ('c2', DATE '2024-03-05')) t(campaign_id, starts_on)");
  db.exec(`CREATE TABLE "people's" AS FROM (VALUES
    ('a', 'N1', 'P1', true), ('b', 'N1', 'P1', false), ('c', 'N2', 'P2', true), ('d', 'N2', 'P2', true)
  ) t(customer_id, persona, nearest, inside)`);
});

const rows = (query: string) => rowsOf(db.query(query)).map((row) => Object.values(row));

test("contacts count one a customer and campaign, customers one a type", () => {
  expect(rows(matrixCells(tables, "contact"))).toEqual([
    ["T1", "N1", 4, 2, 1, 2],
    ["T2", "N2", 1, 1, 1, 0],
  ]);
  expect(rows(matrixCells(tables, "customer"))).toEqual([
    ["T1", "N1", 2, 2, 1, 1],
    ["T2", "N2", 1, 1, 1, 0],
  ]);
});

test("historical personas are the nearest success persona, outside its gate P0", () => {
  expect(rows(matrixCells({ ...tables, from: "personas" }, "contact")).map(([type, persona, n]) => [type, persona, n])).toEqual([
    ["T1", "P0", 2],
    ["T1", "P1", 2],
    ["T2", "P2", 1],
  ]);
});

test("campaigns are counted apart within a type and persona", () => {
  expect(rows(matrixCampaigns(tables))).toEqual([
    ["T1", "c1", "N1", 2, 1],
    ["T1", "c2", "N1", 2, 0],
    ["T2", "c3", "N2", 1, 1],
  ]);
});

test("behind a cell stand all campaigns of its type, newest first, also those that never asked the persona", () => {
  expect(rows(matrixCampaignsBehind(tables, { type: "T1", persona: "N1" }))).toEqual([
    ["c2", "2024-03-05", 2, 0, 1],
    ["c1", "2024-01-05", 2, 1, 1],
  ]);
  expect(rows(matrixCampaignsBehind(tables, { type: "T1", persona: "N2" })).map(([campaign, , n]) => [campaign, n])).toEqual([
    ["c2", 0],
    ["c1", 0],
  ]);
});

test("sizes count every member, and those that no campaign with a type reached", () => {
  expect(rows(matrixSizes(tables))).toEqual([
    ["N1", 2, 0],
    ["N2", 2, 1],
  ]);
});

test("totals tell contacts without a type and without a persona apart", () => {
  expect(rows(matrixTotals(tables))).toEqual([[7, 6, 5, 3]]);
});

test("the customers behind a cell split into asked and never asked", () => {
  const who = (which: "all" | "asked" | "never-asked", persona: string) => rows(matrixCustomers(tables, { type: "T2", persona }, which)).map(([id]) => id);
  expect([who("all", "N2"), who("asked", "N2"), who("never-asked", "N2")]).toEqual([["c", "d"], ["c"], ["d"]]);
  expect(who("never-asked", "N1")).toEqual(["a", "b"]);
});

test("a persona with a quote in its name stays a text", () => {
  expect(rows(matrixCustomers(tables, { type: "T'2", persona: "'; DROP TABLE types; --" }, "never-asked"))).toEqual([]);
});

test("the table of the matrix keeps its types where a column holds nothing", () => {
  db.exec(
    "CREATE TABLE found AS SELECT 'T1' AS type, 'N1' AS persona, NULL::DOUBLE AS n, 3.0 AS customers, 1.0 AS successes, 0.0 AS intents, 2.0 AS never_asked, NULL::DOUBLE AS evidence, 1.0 AS assigned, 0.0 AS weak, NULL::DOUBLE AS hidden",
  );
  const types = rows(`SELECT column_type FROM (DESCRIBE ${matrixTable("found")})`).flat();
  expect(types).toEqual(["VARCHAR", "VARCHAR", "BIGINT", "BIGINT", "BIGINT", "BIGINT", "BIGINT", "VARCHAR", "BOOLEAN", "BOOLEAN", "BOOLEAN"]);
});
