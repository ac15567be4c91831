import { tableFromIPC } from "@uwdata/flechette";
import { expect, test } from "vitest";
import type { ReadOptions } from "../../../src/engine/files/file.ts";
import { excelRead } from "../../../workers/works/files/excel.ts";
import { sheetOf } from "../../fixtures/workbook.ts";

/** Rows of cells with bars between; what looks like a number is one. Gives the names and the rows that are read. */
async function seen(sheet: string, merges = "", options: ReadOptions = {}) {
  const rows = sheet
    .split("\n")
    .map((row) => row.split("|").map((cell) => (cell.trim() === "" ? null : /^-?[\d.]+$/.test(cell.trim()) ? Number(cell) : cell.trim())));
  const { streams, how } = await excelRead({ file: await sheetOf(rows[0], rows.slice(1), merges.split(" ").filter(Boolean)), options }, () => undefined);
  const table = tableFromIPC(streams[0]);
  return { skip: how.skip, header: how.header, names: table.schema.fields.map(({ name }) => name), rows: table.numRows };
}

test("titles, units and blank rows above are passed over", async () => {
  const data = "号码|月份|金额\n1380|1|2.5\n1381|2|3";
  const names = ["号码", "月份", "金额"];
  expect(await seen(data)).toEqual({ skip: 0, header: true, names, rows: 2 });
  expect(await seen(`月报\n${data}`)).toEqual({ skip: 1, header: true, names, rows: 2 });
  expect(await seen(`月报\n\n单位：元\n\n${data}`)).toEqual({ skip: 4, header: true, names, rows: 2 });
  expect(await seen(`月报| |\n制表：张三|||单位：元\n${data}`, "A1:C1")).toEqual({ skip: 2, header: true, names, rows: 2 });
});

test("a table that begins in the middle of the sheet is found, and blank columns beside it are left out", async () => {
  expect(await seen("||||\n|||\n||id||name\n||1||a\n||2||b")).toEqual({ skip: 2, header: true, names: ["id", "name"], rows: 2 });
});

test("merged cells over others give their words before theirs, beside them they stand alone", async () => {
  expect(await seen("id|2024||2025\n|Jan|Feb|Jan\n1|2|3|4", "A1:A2 B1:C1")).toMatchObject({
    skip: 0,
    names: ["id", "2024 Jan", "2024 Feb", "2025 Jan"],
    rows: 1,
  });
  expect(await seen("id|half|||\n|Q1||Q2|\n|in|out|in|out\n1|2|3|4|5", "A1:A3 B1:E1 B2:C2 D2:E2")).toMatchObject({
    names: ["id", "half Q1 in", "half Q1 out", "half Q2 in", "half Q2 out"],
    rows: 1,
  });
  expect(await seen("report||\nid|calls|\n|in|out\n1|2|3", "A1:C1 A2:A3 B2:C2")).toMatchObject({ skip: 1, names: ["id", "calls in", "calls out"], rows: 1 });
});

test("a group that is merged without the names beside being so is a group all the same", async () => {
  expect(await seen("id|2024||city\n|Jan|Feb|\n1|2|3|x", "B1:C1")).toMatchObject({ names: ["id", "2024 Jan", "2024 Feb", "city"], rows: 1 });
});

test("a merged header over data of text is one row deep", async () => {
  expect(await seen("id|name||city\n1|Li|Si|Xi'an\n2|Wang|Wu|Wuhan", "B1:C1")).toMatchObject({ names: ["id", "name", "name_1", "city"], rows: 2 });
});

test("years may be names, and a first row of data is none", async () => {
  expect(await seen("city|2023|2024\nXi'an|10|12\nWuhan|8|9")).toMatchObject({ header: true, names: ["city", "2023", "2024"], rows: 2 });
  expect(await seen("Xi'an|2023|12\nWuhan|2024|9\nBeijing|2024|1")).toMatchObject({ header: false, names: ["column0", "column1", "column2"], rows: 3 });
  expect(await seen("1|2\n3|4")).toMatchObject({ header: false, rows: 2 });
});

test("text alone has its names in the first row, also of one column", async () => {
  expect(await seen("name|city\nLi|Xi'an\nWang|Wuhan")).toMatchObject({ header: true, names: ["name", "city"], rows: 2 });
  expect(await seen("name\nLi\nWang")).toMatchObject({ header: true, names: ["name"], rows: 2 });
});

test("columns without a name that hold values get one by their place; names are on one line", async () => {
  expect(await seen("a||a|A|b\n1|2|3|4|5")).toMatchObject({ names: ["a", "column1", "a_1", "A_2", "b"], rows: 1 });
});

test("where the header is told it is so", async () => {
  const sheet = "note\nid|v\n1|2\n3|4";
  expect(await seen(sheet, "", { skip: 1, header: true })).toEqual({ skip: 1, header: true, names: ["id", "v"], rows: 2 });
  expect(await seen(sheet, "", { skip: 2, header: false })).toEqual({ skip: 2, header: false, names: ["column0", "column1"], rows: 2 });
  expect(await seen(sheet, "", { skip: 0 })).toMatchObject({ names: ["note", "column1"], rows: 3 });
  expect(await seen("x|y|z\n1|2|3", "", { range: "B1:C2" })).toMatchObject({ names: ["y", "z"], rows: 1 });
});
