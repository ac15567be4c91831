import { expect, test } from "vitest";
import { gather, isData } from "../../../src/core/gather.ts";
import { fitting } from "../../../src/core/pattern.ts";

const sources = (names: string, known: string[] = []) =>
  gather(names.split(" "), known).sources.map(({ path, also, wish }) => [path, ...also, `→ ${wish}`].join(" "));

test("monthly files of one name become one source with a pattern", () => {
  expect(sources("用量_202401.csv 用量_202402.csv 用量_202403.csv 客户.csv")).toEqual(["用量_*.csv → 用量", "客户.csv → 客户"]);
  expect(sources("usage-2024-01.csv.gz usage-2024-02.csv.gz usage-2025-01.csv.gz")).toEqual(["usage-*.csv.gz → usage"]);
  expect(sources("2024年1月用量.xlsx 2024年2月用量.xlsx")).toEqual(["*用量.xlsx → 用量"]);
});

test("two files are a series only where their numbers are dates", () => {
  expect(sources("usage_202401.csv usage_202402.csv")).toEqual(["usage_*.csv → usage"]);
  expect(sources("order-14.1.csv order-14.3.csv")).toEqual(["order-14.1.csv → order-14.1", "order-14.3.csv → order-14.3"]);
  expect(sources("list1.csv list2.csv")).toEqual(["list1.csv → list1", "list2.csv → list2"]);
  expect(sources("list1.csv list2.csv list3.csv")).toEqual(["list*.csv → list"]);
});

test("numbers that are the same in all stay, endings too", () => {
  expect(sources("4G_202401.csv 4G_202402.csv 5G_202401.txt")).toEqual(["4G_*.csv → 4G", "5G_202401.txt → 5G_202401"]);
});

test("where a pattern would take in another file, its files are named one by one", () => {
  expect(sources("usage_2.csv usage_1.csv usage_3.csv usage_total.csv")).toEqual([
    "usage_1.csv usage_2.csv usage_3.csv → usage",
    "usage_total.csv → usage_total",
  ]);
});

test("names of nothing but numbers keep what they begin with", () => {
  expect(sources("202401.csv 202402.csv 202312.csv")).toEqual(["202*.csv → 202"]);
  expect(sources("1.csv 2.csv 3.csv")).toEqual(["1.csv 2.csv 3.csv → "]);
});

test("a zip is one source, even among its like", () => {
  expect(sources("a_202401.zip a_202402.zip a_202403.zip")).toHaveLength(3);
});

test("a file whose name fits a source there joins it", () => {
  expect(gather(["用量_202407.csv", "客户.csv", "新.csv"], ["用量_*.csv", "客户.csv", ""])).toEqual({
    sources: [{ path: "新.csv", also: [], wish: "新" }],
    joined: ["用量_202407.csv", "客户.csv"],
    refused: [],
  });
});

test("what is no data is named, and what systems leave behind passed over", () => {
  expect(gather(["a.pdf", ".DS_Store", "~$b.xlsx", "Thumbs.db", "b.XLSX", "extract", "usage.202401"], [])).toMatchObject({
    sources: [{ path: "b.XLSX" }, { path: "extract" }, { path: "usage.202401" }],
    refused: ["a.pdf"],
  });
  expect(["a.csv", "a.csv.gz", "a.docx", ".csv"].map(isData)).toEqual([true, true, false, false]);
});

test("in a pattern a star stands for anything in a name, and all else for itself", () => {
  expect(fitting("用量_*.csv")("用量_202401.CSV")).toBe(true);
  expect(fitting("a.(1)*")("a.(1) x.csv")).toBe(true);
  expect(fitting("a*.csv")("b/a1.csv")).toBe(false);
  expect(fitting("a-*.csv")("axcsv")).toBe(false);
  expect(fitting("a+[1].csv")("a+[1].csv")).toBe(true);
});
