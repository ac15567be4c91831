import { beforeAll, expect, test } from "vitest";
import { rowsOf } from "../../src/core/table.ts";
import { labelledPeriod, labelledRows, rowsToScore, valuesOf, type LabelledQuery } from "../../src/sql/propensity-rows.ts";
import { commonlyTested, expectedCurve, propensityPage, rankedPropensity, targetGroup, tierReasons, tierSizes } from "../../src/sql/propensity-table.ts";
import { name } from "../../src/sql/sql.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

let db: DuckDB;

beforeAll(async () => {
  db = await openDuckDB();
  db.exec(
    `CREATE TABLE people AS FROM (VALUES (7.0, ' yes ', '2024-02', 1, 'x'), (8, 'no', '2024-01', 2, NULL), (NULL, NULL, NULL, NULL, 'y')) t(id, said, "when", "odd ""name""", word)`,
  );
  db.exec(
    `CREATE TABLE scored AS SELECT i AS place, 'C' || i AS customer_id, 1 - (i // 2) / 20 AS probability, CASE WHEN i < 10 THEN 'a=1' END AS reason_1, 'b' AS reason_2, NULL::VARCHAR AS reason_3 FROM range(40) r(i)`,
  );
  db.exec(`CREATE TABLE ranked AS ${rankedPropensity("scored", [0.05, 0.1, 0.2])}`);
});

const query: LabelledQuery = {
  yes: "people",
  no: "",
  target: { column: name("said"), type: "text" },
  success: ["yes", "it's"],
  key: { column: name("id"), type: "number" },
  time: { column: name("when"), type: "text" },
  columns: [
    { name: 'odd "name"', number: true },
    { name: "word", number: false },
  ],
};

test("rows come with id, answer and rank of their time, in the order of the table", () => {
  expect(rowsOf(db.query(labelledRows(query)))).toEqual([
    { id: "7", y: 1, at: 2, c0: 1, c1: "x" },
    { id: "8", y: 0, at: 1, c0: 2, c1: null },
    { id: "3", y: 2, at: null, c0: null, c1: "y" },
  ]);
});

test("without key and time the number of the row stands for both, over two tables one after the other", () => {
  const two = rowsOf(db.query(labelledRows({ ...query, no: "people", target: null, key: null, time: null })));
  expect(two.map(({ id, y, at }) => [id, y, at])).toEqual([1, 2, 3, 4, 5, 6].map((i) => [String(i), i <= 3 ? 1 : 0, i]));
});

test("the period says first, last and the boundary in the data's own words", () => {
  expect(rowsOf(db.query(labelledPeriod({ yes: "people", no: "people", time: query.time! }, 2)))).toEqual([
    { first: "2024-01", last: "2024-02", boundary: "2024-02" },
  ]);
});

test("values and rows to score bind", () => {
  expect(rowsOf(db.query(valuesOf("people", query.target!, 5))).map(({ value }) => value)).toEqual(["no", "yes"]);
  expect(rowsOf(db.query(rowsToScore("people", query.key, query.columns))).map(({ id }) => id)).toEqual(["7", "8", "3"]);
});

test("ranks follow probability, ties the order of rows; tenths and tiers end where they should", () => {
  const rows = rowsOf(db.query(`SELECT * FROM ranked`));
  expect(rows.slice(0, 3).map(({ customer_id }) => customer_id)).toEqual(["C0", "C1", "C2"]);
  expect(rows.map(({ decile }) => decile)).toEqual(rows.map((_, i) => Math.ceil(((i + 1) * 10) / 40)));
  expect(rows.slice(0, 9).map(({ tier }) => tier)).toEqual(["high", "high", "medium", "medium", "low", "low", "low", "low", ""]);
});

test("the curve sums probabilities up to each cut and ends with all", () => {
  const curve = rowsOf(db.query(expectedCurve("ranked", 4)));
  expect(curve.map(({ n }) => n)).toEqual([10, 20, 30, 40]);
  expect(curve[3].expected).toBeCloseTo(40 - 2 * (190 / 20), 9);
});

test("groups, pages, tiers and what is common to two models bind", () => {
  expect(rowsOf(db.query(targetGroup("ranked", 3))).length).toBe(3);
  expect(rowsOf(db.query(propensityPage("ranked", { tier: "low", limit: 2, offset: 1 }))).map(({ rank }) => rank)).toEqual([6, 7]);
  expect(rowsOf(db.query(tierSizes("ranked"))).length).toBe(3);
  expect(rowsOf(db.query(tierReasons("ranked", 1))).map(({ tier, reason, n }) => [tier, reason, n])).toEqual([
    ["high", "a=1", 2],
    ["low", "a=1", 4],
    ["medium", "a=1", 2],
  ]);
  db.exec("CREATE TABLE tested AS FROM (VALUES ('a', 1, 0.5), ('b', 0, 0.2), ('b', 0, 0.3)) t(customer_id, actual, probability)");
  expect(rowsOf(db.query(commonlyTested("tested", "tested")))).toEqual([{ actual: 1, a: 0.5, b: 0.5 }]);
});
