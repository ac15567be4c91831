import { beforeAll, expect, test } from "vitest";
import { rowsOf } from "../../src/core/table.ts";
import { itemMasks, type WideTable } from "../../src/sql/item-masks.ts";
import type { WideItem } from "../../src/sql/item-words.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

let db: DuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.exec(`CREATE TABLE people AS SELECT * FROM (VALUES
    ('1', 'it''s', 0, 'NaN'::DOUBLE, 1), ('2', 'no', 7, 2.5, 0), ('3', NULL, NULL, 2.6, NULL)) t(id, "a ""b""", used, gb, flag)`);
  db.exec("CREATE TABLE held AS SELECT * FROM (VALUES ('1', 'x'), ('1', 'x'), ('3', 'z'), ('9', 'y'), (NULL, 'x')) t(who, item)");
}, 60_000);

const item = (column: string, held: WideItem["held"]): WideItem => ({ column, held, flag: false });
const wide = (items: readonly WideItem[]): WideTable => ({ table: "people", customer: "id", customerType: "text", items });
const long = { table: "held", customer: "who", customerType: "text" as const, item: "item", items: ["x", "y", "z"] };
const bits = (query: ReturnType<typeof itemMasks>) =>
  rowsOf(db.query(query)).map((row) => Object.entries(row).map(([key, value]) => (key === "customer_id" ? value : Number(value).toString(2))));

test("each kind of item sets its bit, and what is missing or no number sets none but its own", () => {
  const items = [
    item('a "b"', { is: "level", level: "it's" }),
    item('a "b"', { is: "yes", levels: ["it's", "yes"] }),
    item("used", { is: "zero" }),
    item("used", { is: "some" }),
    item("gb", { is: "missing" }),
    item("gb", { is: "between", above: null, to: 2.5, part: 1, parts: 2 }),
    item("gb", { is: "between", above: 2.5, to: null, part: 2, parts: 2 }),
    item('a "b"', { is: "eligible", not: ["no"] }),
  ];
  expect(bits(itemMasks({ wide: wide(items), long: null }, []))).toEqual([
    ["1", "10010111"],
    ["2", "101000"],
    ["3", "11000000"],
  ]);
});

test("the thirty-third item begins a second word, whole to the last bit", () => {
  const items = Array.from({ length: 33 }, () => item("used", { is: "some" }));
  expect(bits(itemMasks({ wide: wide(items), long: null }, [{ column: "id", test: "is", values: ["2"] }], false))).toEqual([["1".repeat(32), "1"]]);
});

test("a long table says who holds what once, and beside a wide one from the next word on, with those who hold nothing", () => {
  expect(bits(itemMasks({ wide: null, long }, [])).sort()).toEqual([
    ["1", "1"],
    ["3", "100"],
    ["9", "10"],
  ]);
  expect(bits(itemMasks({ wide: wide([item("used", { is: "some" })]), long }, [])).sort()).toEqual([
    ["1", "0", "1"],
    ["2", "1", "0"],
    ["3", "0", "100"],
  ]);
});

test("a column of nothing but 0 and 1 takes the short way to the same bits", () => {
  const short = { ...item("flag", { is: "some" }), flag: true };
  const where = [{ column: "flag", test: "present" as const, values: [] }];
  expect(bits(itemMasks({ wide: wide([short]), long: null }, where))).toEqual(bits(itemMasks({ wide: wide([{ ...short, flag: false }]), long: null }, where)));
});
