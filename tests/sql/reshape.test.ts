import { beforeAll, expect, test } from "vitest";
import { rowsOf } from "../../src/core/table.ts";
import { namesIn } from "../../src/sql/reshape-names.ts";
import { pivot, type Pivot } from "../../src/sql/reshape-pivot.ts";
import { unpivot, type Unpivot } from "../../src/sql/reshape-unpivot.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

let db: DuckDB;
const rows = (query: string) => rowsOf(db.query(query)).map((row) => Object.values(row).join("|"));

beforeAll(async () => {
  db = await openDuckDB();
  db.exec(`CREATE TABLE wide AS SELECT * FROM (VALUES
    ('甲', 1, 2.5, DATE '2024-01-05', 'x'),
    ('乙', NULL, 4, NULL, '7'),
    ('丙', 0, NULL, NULL, NULL)) t("客户 ""id""", "2024-01", "2024-02", "since", "note's")`);
  db.exec(`CREATE TABLE pairs AS SELECT * FROM (VALUES
    ('b', 'x', 'age', 30), ('a', 'x', '城市', 1), ('b', 'x', 'age', 50), ('b', 'x', ' 城市 ', NULL), ('a', 'y', 'Age', 7),
    ('a', 'x', NULL, 9), ('c', NULL, '', 9), ('b', 'x', '城市', 2)) t(who, "which one", tag, v)`);
}, 60_000);

const long: Unpivot = { table: "wide", keep: ['客户 "id"'], turn: ["2024-01", "2024-02"], nameColumn: "月份", valueColumn: "value", as: null };

test("unpivot makes one row for each row and turned column that has a value, in the order of both", () => {
  expect(rows(unpivot(long))).toEqual(["甲|2024-01|1", "甲|2024-02|2.5", "乙|2024-02|4", "丙|2024-01|0"]);
  expect(Object.keys(db.query(unpivot(long)).columns)).toEqual(['客户 "id"', "月份", "value"]);
});

test("unpivot keeps the order of the turned columns as given", () => {
  expect(rows(unpivot({ ...long, turn: ["2024-02", "2024-01"] })).slice(0, 2)).toEqual(["甲|2024-02|2.5", "甲|2024-01|1"]);
});

test("unpivot turns columns of several types into text, or into those of their values that are numbers", () => {
  const mixed = { ...long, turn: ["2024-01", "since", "note's"] };
  expect(rows(unpivot({ ...mixed, as: "text" }))).toEqual(["甲|2024-01|1", "甲|since|2024-01-05", "甲|note's|x", "乙|note's|7", "丙|2024-01|0"]);
  expect(rows(unpivot({ ...mixed, turn: ["2024-01", "note's"], as: "number" }))).toEqual(["甲|2024-01|1", "乙|note's|7", "丙|2024-01|0"]);
});

test("unpivot may keep nothing", () => {
  expect(rows(unpivot({ ...long, keep: [], turn: ["2024-01"] }))).toEqual(["2024-01|1", "2024-01|0"]);
});

test("names stand in order of first appearance, without blanks around them, and say how many there are", () => {
  expect(rows(namesIn("pairs", "tag", 10))).toEqual(["age|3", "城市|3", "Age|3"]);
  expect(rows(namesIn("pairs", "tag", 1))).toEqual(["age|3", "城市|3"]);
  expect(rows(namesIn("pairs", "v", 10))[0]).toBe("30|6");
});

const columns = [
  { name: "age", column: "age" },
  { name: "城市", column: "城市" },
  { name: "Age", column: "Age_2" },
];
const wide: Pivot = { table: "pairs", keys: ["who", "which one"], names: "tag", values: "v", take: "first", columns };

test("pivot makes one row for each set of keys in order of first appearance, also for a key that is missing or has no name", () => {
  expect(rows(pivot(wide))).toEqual(["b|x|30|2|", "a|x||1|", "a|y|||7", "c||||"]);
  expect(Object.keys(db.query(pivot(wide)).columns)).toEqual(["who", "which one", "age", "城市", "Age_2"]);
});

test("pivot takes the first value there is, the sum, the largest, or how many there are", () => {
  const first = (take: Pivot["take"]) => rows(pivot({ ...wide, take }))[0];
  expect(first("first")).toBe("b|x|30|2|");
  expect(first("sum")).toBe("b|x|80|2|");
  expect(first("max")).toBe("b|x|50|2|");
  expect(first("count")).toBe("b|x|2|1|");
});

test("pivot and unpivot give back the table they began with", () => {
  db.exec(`CREATE TABLE there AS ${unpivot(long)}`);
  const back = pivot({
    table: "there",
    keys: ['客户 "id"'],
    names: "月份",
    values: "value",
    take: "first",
    columns: long.turn.map((name) => ({ name, column: name })),
  });
  expect(rows(back)).toEqual(["甲|1|2.5", "乙||4", "丙|0|"]);
});

test("500 columns of 100,000 pairs are made", () => {
  db.exec(`CREATE TABLE many AS SELECT i // 100 AS id, 'k' || (i * 7 % 500) AS tag, i AS v FROM range(100000) r(i)`);
  const found = rowsOf(db.query(namesIn("many", "tag", 500))).map(({ name }) => String(name));
  const made = db.query(pivot({ ...wide, table: "many", keys: ["id"], columns: found.map((name) => ({ name, column: name })) }));
  expect([made.rows, Object.keys(made.columns).length, found[1]]).toEqual([1000, 501, "k7"]);
});
