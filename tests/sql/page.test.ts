import { beforeAll, expect, test } from "vitest";
import { rowsOf } from "../../src/core/table.ts";
import { page, pageTotal, wholePage, type Page } from "../../src/sql/page.ts";
import { shapes } from "../../src/sql/preview.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

let db: DuckDB;

beforeAll(async () => {
  db = await openDuckDB();
  db.exec(
    `CREATE TABLE people AS SELECT * FROM (VALUES ('a', 30, '上海'), ('b', NULL, '北京'), ('c', 50, 'O''Hare %'), ('d', 30, NULL)) t("the id", age, city)`,
  );
}, 60_000);

const all: Page = { table: "people", columns: ["the id", "age", "city"], filter: [], search: "", sort: [], limit: 10, offset: 0 };
const ids = (change: Partial<Page>) =>
  rowsOf(db.query(page({ ...all, ...change })))
    .map((row) => row["the id"])
    .join("");

test("a page keeps the order of the table, and on ties too", () => {
  expect(ids({})).toBe("abcd");
  expect(ids({ sort: [{ column: "age", descending: false }] })).toBe("adcb");
});

test("what is missing comes last whichever way it is sorted", () => {
  expect(ids({ sort: [{ column: "age", descending: true }] })).toBe("cadb");
  expect(
    ids({
      sort: [
        { column: "age", descending: false },
        { column: "the id", descending: true },
      ],
    }),
  ).toBe("dacb");
});

test("a page begins after its offset and ends at its limit", () => {
  expect(ids({ limit: 2, offset: 1 })).toBe("bc");
});

test("search finds a text in any column shown, in any case, and takes signs as they are", () => {
  expect([ids({ search: "o'hare %" }), ids({ search: "海" }), ids({ search: "3" }), ids({ search: "3", columns: ["the id"] }), ids({ search: "  " })]).toEqual([
    "c",
    "a",
    "ad",
    "",
    "abcd",
  ]);
});

test("the total counts what filter and search leave", () => {
  const total = (change: Partial<Page>) => rowsOf(db.query(pageTotal({ ...all, ...change })))[0].n;
  expect(total({})).toBe(4);
  expect(total({ filter: [{ column: "age", test: "at-least", values: [30] }], search: "a" })).toBe(2);
});

test("shapes count numbers by equal steps, and one value alone in the first", () => {
  db.exec(`CREATE TABLE numbers AS SELECT i AS x, 7 AS same, CASE WHEN i < 5 THEN NULL ELSE 'nan'::DOUBLE END AS none FROM range(10) t(i)`);
  expect(rowsOf(db.query(shapes("numbers", ["x", "same", "none"], 3)))).toEqual([
    { place: 0, bin: 0, n: 3 },
    { place: 0, bin: 1, n: 3 },
    { place: 0, bin: 2, n: 4 },
    { place: 1, bin: 0, n: 10 },
  ]);
});

test("numbers that JavaScript does not hold come with all their digits, and are sorted as numbers", () => {
  db.exec("CREATE OR REPLACE TABLE long AS SELECT * FROM (VALUES (9007199254740993, 1.5), (10, NULL), (9223372036854775807, 2)) t(id, x)");
  const looked: Page = { ...all, table: "long", columns: ["id", "x"], sort: [{ column: "id", descending: false }] };
  expect(rowsOf(db.query(page({ ...looked, exact: ["id"] })))).toEqual([
    { id: "10", x: null },
    { id: "9007199254740993", x: 1.5 },
    { id: "9223372036854775807", x: 2 },
  ]);
});

test("all pages in one are filtered and sorted as a page is", () => {
  for (const sort of [[], [{ column: "age", descending: true }], [{ column: "city", descending: false }]]) {
    const filter = [{ column: "age", test: "present" as const, values: [] }];
    const whole = rowsOf(db.query(wholePage({ table: "people", columns: ["city", "the id"], filter, sort })));
    expect(whole).toEqual(rowsOf(db.query(page({ ...all, columns: ["city", "the id"], filter, sort }))));
  }
});
