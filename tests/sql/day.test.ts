import { expect, test } from "vitest";
import { rowsOf, table } from "../../src/core/table.ts";
import { day, firstDay, month } from "../../src/sql/day.ts";
import { flag, key } from "../../src/sql/key.ts";
import { name, sql } from "../../src/sql/sql.ts";
import { openDuckDB } from "../fixtures/duckdb.ts";

const column = name("x");

async function read(type: "text" | "number", values: (string | number | null)[]) {
  const db = await openDuckDB();
  db.insert("t", table({ x: values }));
  const raw = { column, type };
  return rowsOf(db.query(sql`SELECT ${day(raw)} AS day, ${firstDay(month(raw))} AS month FROM t`)).map((row) => [row.day, row.month]);
}

test("a day is read in every way that analysts write it", async () => {
  const written = [
    "2024-06-03",
    "2024-6-3",
    "2024/6/3",
    "20240603",
    "2024年6月3日",
    "2024-06-03 12:00:00",
    "2024/06/03 8:01",
    "2024-06-03T12:00:00",
    "20240603120000",
    " 2024.06.03 ",
  ];
  for (const found of await read("text", written)) expect(found).toEqual(["2024-06-03", "2024-06-01"]);
  expect(await read("text", ["6/30/2024", "30/6/2024", "3/6/2024"])).toEqual([
    ["2024-06-30", "2024-06-01"],
    ["2024-06-30", "2024-06-01"],
    ["2024-03-06", "2024-03-01"],
  ]);
});

test("a month alone is its first day", async () => {
  const written = ["2024-06", "202406", "2024/6", "2024年6月", "2024年06月"];
  for (const found of await read("text", written)) expect(found).toEqual(["2024-06-01", "2024-06-01"]);
  expect(await read("text", ["06/2024"])).toEqual([[null, "2024-06-01"]]);
  expect(await read("number", [202406, 20240630])).toEqual([
    ["2024-06-01", "2024-06-01"],
    ["2024-06-30", "2024-06-01"],
  ]);
});

test("what is no date is missing", async () => {
  for (const found of await read("text", ["abc", "", "2024-13", "202413", "7", null])) expect(found).toEqual([null, null]);
});

test("an id is the same text however its file held it", async () => {
  const db = await openDuckDB();
  const found = db.query(sql`SELECT ${key({ column: sql`7::BIGINT`, type: "number" })} AS a, ${key({ column: sql`7.0::DOUBLE`, type: "number" })} AS b,
    ${key({ column: sql`' 7 '`, type: "text" })} AS c, ${key({ column: sql`'007'`, type: "text" })} AS d, ${key({ column: sql`' '`, type: "text" })} AS e,
    ${key({ column: sql`1.5::DOUBLE`, type: "number" })} AS f, ${key({ column: sql`true`, type: "boolean" })} AS g`);
  expect(rowsOf(found)[0]).toEqual({ a: "7", b: "7", c: "7", d: "007", e: null, f: "1.5", g: "true" });
});

test("a flag is set by a number, a truth or a word, and not by a blank", async () => {
  const db = await openDuckDB();
  db.insert("t", table({ x: ["1", "是", " Control", "no", "", null, "0"] }));
  expect(rowsOf(db.query(sql`SELECT ${flag({ column, type: "text" })} AS on FROM t`)).map((row) => row.on)).toEqual([1, 1, 1, 0, 0, 0, 0]);
  expect(rowsOf(db.query(sql`SELECT ${flag({ column: sql`NULL::INTEGER`, type: "number" })} AS on`))).toEqual([{ on: 0 }]);
});
