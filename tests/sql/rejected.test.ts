import { expect, test } from "vitest";
import { rowsOf } from "../../src/core/table.ts";
import { noneRejected, rejectedReasons, rejectedRows } from "../../src/sql/rejected.ts";
import { openDuckDB } from "../fixtures/duckdb.ts";

test("rows left out are counted by reason, each row once, and listed in their order", async () => {
  const db = await openDuckDB();
  db.exec(`CREATE TABLE "x y" AS ${noneRejected()}`);
  expect(db.query(rejectedReasons("x y")).rows).toBe(0);
  db.exec(
    `INSERT INTO "x y" VALUES ('b.csv', 7, 'n', 'type', 'a,b'), ('b.csv', 7, 'm', 'type', 'a,b'), ('a.csv', 7, NULL, 'too-many', 'q'), ('b.csv', 9, 'n', 'type', 'c,d')`,
  );
  expect(rowsOf(db.query(rejectedReasons("x y")))).toEqual([
    { why: "type", n: 2 },
    { why: "too-many", n: 1 },
  ]);
  expect(rowsOf(db.query(rejectedRows("x y", 3))).map(({ file, line, column }) => [file, line, column])).toEqual([
    ["b.csv", 7, "n"],
    ["b.csv", 7, "m"],
    ["a.csv", 7, null],
  ]);
}, 60_000);
