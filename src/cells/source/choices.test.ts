import { expect, test } from "vitest";
import type { Look } from "../../engine/files/file.ts";
import { applying, countFiles, ENCODINGS, isGarbled, namedFiles, sameSeries, shownOf, typed, wordsIn } from "./choices.ts";

test("only choices that mean something for a format are offered", () => {
  expect([...applying("parquet", false)]).toEqual(["format", "columns", "types", "sample", "bad"]);
  expect(applying("csv", false).has("member")).toBe(false);
  expect(applying("csv", true).has("member")).toBe(true);
  expect(applying("excel", false).has("sheet")).toBe(true);
  expect(applying("excel", false).has("delimiter")).toBe(false);
});

test("every encoding that is offered can be decoded", () => {
  for (const encoding of Object.values(ENCODINGS).flat()) expect(new TextDecoder(encoding).encoding).toBe(encoding);
});

test("words for no value are typed between commas, Chinese ones too", () => {
  expect(wordsIn(" NA,无， 未知、NA ")).toEqual(["NA", "无", "未知"]);
  expect(wordsIn(" ， ")).toBeUndefined();
});

test("a column's type is set and left to the file again", () => {
  expect(typed(undefined, "a", "text")).toEqual({ a: "text" });
  expect(typed({ a: "text" }, "b", "date")).toEqual({ a: "text", b: "date" });
  expect(typed({ a: "text" }, "a", "")).toBeUndefined();
  expect(typed({ a: "text", b: "date" }, "a", "")).toEqual({ b: "date" });
});

const look = (rows: Look["rows"]) => ({ columns: ["a", "b", "c"].map((name) => ({ name, type: "text" as const })), rows });

test("columns that are left out are not shown, whether the look still holds their values or not", () => {
  const places = (rows: Look["rows"], chosen?: string[]) => shownOf(look(rows), chosen).map(({ name, place }) => `${name}${place}`);
  expect(places([["1", "2", "3"]])).toEqual(["a0", "b1", "c2"]);
  expect(places([["1", "2", "3"]], ["c", "a"])).toEqual(["a0", "c2"]);
  expect(places([["1", "3"]], ["a", "c"])).toEqual(["a0", "c1"]);
  expect(places([], ["b"])).toEqual(["b1"]);
});

test("the next file of a series is read like the one before, another file is not", () => {
  expect(sameSeries("用量_202401.csv", "用量_202412.csv")).toBe(true);
  expect(sameSeries("用量_*.csv", "用量_202407.csv")).toBe(true);
  expect(sameSeries("usage.csv", "customers.csv")).toBe(false);
});

const month = { path: "用量_*.csv", also: ["more.csv"] };
const hand = ["用量_202401.csv", "用量_202402.csv", "客户.csv"];

test("a source names files, and patterns that stand for files at hand", () => {
  expect(namedFiles(month, hand)).toEqual(["用量_202401.csv", "用量_202402.csv", "more.csv"]);
  expect(namedFiles({ path: "gone_*.csv", also: [] }, hand)).toEqual([]);
});

test("files are counted with those of a zip that are read", () => {
  const members = ["a1.csv", "a2.csv", "b.csv"].map((name) => ({ name, sizeBytes: 1 }));
  expect(countFiles(month, hand, { packed: null, members: [] })).toBe(3);
  expect(countFiles({ path: "a.zip", also: [] }, ["a.zip"], { packed: "zip", members })).toBe(3);
  expect(countFiles({ path: "a.zip", also: [], member: "a*.csv" }, ["a.zip"], { packed: "zip", members })).toBe(2);
  expect(countFiles({ path: "a.csv.gz", also: [] }, [], { packed: "gzip", members: [] })).toBe(1);
});

test("characters that an encoding does not have are noticed", () => {
  expect(isGarbled(look([["a", "客\uFFFD", null]]))).toBe(true);
  expect(isGarbled(look([["a", "客", null]]))).toBe(false);
});
