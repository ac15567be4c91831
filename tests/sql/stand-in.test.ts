import { expect, test } from "vitest";
import { row, rowsOf, table } from "../../src/core/table.ts";
import { openDuckDB } from "../fixtures/duckdb.ts";

test("the stand-in gives numbers as numbers, all else as text, and what is missing as missing", async () => {
  const db = await openDuckDB();
  const found = db.query(`SELECT 1.25::DECIMAL(9,2) AS d, 7::BIGINT AS b, sum(2::INTEGER) AS s, true AS t, NULL::INTEGER AS n,
    DATE '2024-06-30' AS day, TIMESTAMP '2024-06-30 12:34:56' AS at, '中文' AS x, NULL::VARCHAR AS y`);
  expect(row(found, 0)).toEqual({ d: 1.25, b: 7, s: 2, t: 1, n: null, day: "2024-06-30", at: "2024-06-30 12:34:56", x: "中文", y: null });
});

test("the stand-in takes back the columns it gave", async () => {
  const db = await openDuckDB();
  const content = table({ id: ["a", null, "中"], x: [1.5, null, -3] });
  db.insert("t", content);
  expect(rowsOf(db.query("FROM t"))).toEqual(rowsOf(content));
});

test("the stand-in takes a table without rows", async () => {
  const db = await openDuckDB();
  db.insert("t", { rows: 0, columns: { id: { codes: new Int32Array(), levels: [] }, x: new Float64Array() } });
  expect(db.query("FROM t").rows).toBe(0);
});

test("tables of one test are hidden from another", async () => {
  const [one, other] = [await openDuckDB(), await openDuckDB()];
  one.exec("CREATE TABLE t AS SELECT 1 AS x");
  expect(() => other.query("FROM t")).toThrow(/t does not exist/);
});
