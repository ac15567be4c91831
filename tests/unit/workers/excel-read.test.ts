import { openAsBlob } from "node:fs";
import { expect, test } from "vitest";
import { Fault } from "../../../src/core/fault.ts";
import { rowsOf } from "../../../src/core/table.ts";
import { decode } from "../../../src/engine/decode.ts";
import type { ReadOptions } from "../../../src/engine/files/file.ts";
import { excelLook, excelRead } from "../../../workers/works/files/excel.ts";
import { sheetOf } from "../../fixtures/workbook.ts";

const fixture = async (name: string) => new File([await openAsBlob(`tests/fixtures/files/excel/${name}`)], name);
const unheard = () => undefined;

async function read(file: File, options: ReadOptions = {}) {
  const { streams, ...more } = await excelRead({ file, options }, unheard);
  return { ...more, table: streams.flatMap((stream) => rowsOf(decode([stream]))) };
}

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => "no fault",
    (error: unknown) => (error instanceof Fault ? error.data : error),
  );

const MONTHLY = [
  {
    用户编号: "000001",
    手机: "13800001234",
    开户日期: "2019-03-05",
    最近登录: "2024-02-29 08:30:15",
    "2024年 1月": 12.5,
    "2024年 2月": 30,
    在网: 1,
    备注: "正常",
  },
  {
    用户编号: "000042",
    手机: "13900005678",
    开户日期: "2020-12-31",
    最近登录: "2024-01-01 00:00:00",
    "2024年 1月": 0.3,
    "2024年 2月": null,
    在网: 0,
    备注: "重点客户",
  },
  {
    用户编号: "123456",
    手机: "139-未登记",
    开户日期: "1900-01-01",
    最近登录: "2024-02-03 23:59:59",
    "2024年 1月": null,
    "2024年 2月": null,
    在网: 1,
    备注: "a\rb",
  },
  { 用户编号: "000007", 手机: "13700000000", 开户日期: null, 最近登录: null, "2024年 1月": -3, "2024年 2月": 1e9, 在网: null, 备注: " 前后空格 " },
];

test("a monthly report is read from below its titles, with a header of two rows, codes with their zeros and days by their formats", async () => {
  const { how, rows, table, rejected } = await read(await fixture("monthly.xlsx"));
  expect({ how, rows, rejected }).toEqual({ how: { format: "excel", sheet: "用户明细", skip: 2, header: true }, rows: 4, rejected: [] });
  expect(table).toEqual(MONTHLY);
});

test("the same report as LibreOffice saves it reads the same, with what its formulas gave", async () => {
  const { table } = await read(await fixture("monthly-libreoffice.xlsx"));
  expect(table).toEqual(MONTHLY.map((row, i) => (i === 2 ? { ...row, "2024年 2月": 25 } : row)));
});

test("a look names all sheets, the hidden ones too, and says how it would read", async () => {
  const look = await excelLook({ file: await fixture("monthly.xlsx"), options: {} }, unheard);
  expect(look.sheets).toEqual([
    { name: "说明", hidden: false },
    { name: "用户明细", hidden: false },
    { name: "旧数据", hidden: true },
    { name: "藏得更深", hidden: true },
  ]);
  expect(look.how).toEqual({ format: "excel", sheet: "用户明细", skip: 2, header: true });
  expect(look.columns.map(({ type }) => type)).toEqual(["text", "text", "date", "moment", "number", "number", "boolean", "text"]);
  expect(look.rows).toHaveLength(4);
  expect(look.rows[0]).toEqual(["000001", "13800001234", "2019-03-05", "2024-02-29 08:30:15", "12.5", "30", "TRUE", "正常"]);
  expect(look.needs.rows).toBe(4);
});

test("days counted from 1904, times, lengths of time, percentages, cached formulas, errors, rich text and blank or double names are as Excel shows them", async () => {
  const { table } = await read(await fixture("from-1904.xlsx"));
  expect(table).toEqual([
    {
      day: "2024-02-29",
      moment: "2024-02-29 18:00:00",
      share: 0.125,
      time: "06:00:01",
      length: "36:00:00",
      double: 0.25,
      double_1: "t1",
      column7: 1,
      error: null,
      big: "12345678901234570",
      when: 20240102,
    },
    {
      day: "1904-01-01",
      moment: "1999-12-31 23:59:59.5",
      share: 0.25,
      time: "06:00:02",
      length: "72:00:00",
      double: 0.5,
      double_1: "t2",
      column7: 2,
      error: null,
      big: "12345678901234570",
      when: 20240103,
    },
  ]);
  const { table: rich } = await read(await fixture("from-1904.xlsx"), { sheet: "rich" });
  expect(rich).toEqual([
    { text: "Ünï 中文 😀 <&>\"'\n2nd", rich: "plain bold tail" },
    { text: "00123", rich: "  two  " },
  ]);
});

test("strict OOXML, prefixed names, cells without places, ISO days and inline strings are read; readings of characters are not", async () => {
  const { table, how } = await read(await fixture("strict.xlsx"));
  expect(how.sheet).toBe("A & B");
  expect(table).toEqual([
    { day: "2024-02-29", at: "2024-02-29 12:30:00", n: 1000, yes: 1 },
    { day: "2024-03-01", at: "2024-03-01 00:00:00.25", n: -0.5, yes: 0 },
  ]);
});

test("a column of several sorts is text with all digits; blank text is no value among numbers; empty rows stay but for those at the end", async () => {
  const { table } = await read(await fixture("mixed.xlsx"));
  expect(table).toEqual([
    { id: "13800001234", amount: 1, note: "x", id_1: 1, late: null },
    { id: "013900", amount: 2.5, note: "5", id_1: 2, late: null },
    { id: "0.00000015", amount: null, note: "2024-05-01", id_1: 3, late: null },
    { id: "TRUE", amount: null, note: null, id_1: 4, late: "z" },
    { id: null, amount: null, note: null, id_1: null, late: null },
    { id: "6", amount: 7, note: "y", id_1: 8, late: null },
  ]);
});

test("rows of numbers have no header, and one is taken or left as told", async () => {
  expect((await read(await fixture("no-header.xlsx"))).table[0]).toEqual({ column0: 1, column1: "a", column2: 2.5 });
  expect((await read(await fixture("no-header.xlsx"), { header: true })).table).toEqual([
    { "1": 2, a: "b", "2.5": 3.5 },
    { "1": 3, a: "c", "2.5": 4.5 },
  ]);
  expect((await read(await fixture("mixed.xlsx"), { header: false })).rows).toBe(7);
});

test("what was found out, given back, reads the same", async () => {
  for (const name of ["monthly.xlsx", "from-1904.xlsx", "mixed.xlsx", "no-header.xlsx", "strict.xlsx"]) {
    const first = await read(await fixture(name));
    expect(await read(await fixture(name), first.how)).toEqual(first);
  }
});

test("a range, a choice of columns, rows to skip and a share of rows take their part", async () => {
  const file = await fixture("mixed.xlsx");
  expect((await read(file, { range: "B1:C3" })).table).toEqual([
    { amount: 1, note: "x" },
    { amount: 2.5, note: "5" },
  ]);
  expect((await read(file, { columns: ["late", "amount"] })).table[3]).toEqual({ amount: null, late: "z" });
  expect((await read(file, { skip: 2, header: true })).table[0]).toMatchObject({ "013900": "0.00000015" });
  const many = sheetOf(
    ["n"],
    Array.from({ length: 2000 }, (_, i) => [i]),
  );
  const half = await read(await many, { sample: 0.5 });
  expect(half.rows).toBeGreaterThan(900);
  expect(half.rows).toBeLessThan(1100);
  expect(await read(await many, { sample: 0.5 })).toEqual(half);
});

test("types that are chosen are kept to, and rows that cannot be read so are listed with their place", async () => {
  const file = await sheetOf(
    ["day", "n", "yes", "t"],
    [
      ["2024年1月31日", "1,234.5", "是", 1],
      ["2024/2/30", "1", "否", 2],
      ["20240301", "5%", "y", 3],
      [null, "x", null, 4],
    ],
  );
  const { table, rejected } = await read(file, { types: { day: "date", n: "number", yes: "boolean", t: "text" } });
  expect(table).toEqual([
    { day: "2024-01-31", n: 1234.5, yes: 1, t: "1" },
    { day: "2024-03-01", n: 0.05, yes: 1, t: "3" },
  ]);
  expect(rejected).toEqual([
    { file: "sheet.xlsx", line: 3, column: "day", why: "type", text: "2024/2/30" },
    { file: "sheet.xlsx", line: 5, column: "n", why: "type", text: "x" },
  ]);
});

test("more rows than one stream holds come in several, in order", async () => {
  const file = await sheetOf(
    ["n", "word"],
    Array.from({ length: 70_000 }, (_, i) => [i, `w${i % 10}`]),
  );
  const { streams, rows } = await excelRead({ file, options: {} }, unheard);
  expect({ streams: streams.length, rows }).toEqual({ streams: 2, rows: 70_000 });
  expect(rowsOf(decode([streams[1]])).at(-1)).toEqual({ n: 69_999, word: "w9" });
  const look = await excelLook({ file, options: {} }, unheard);
  expect(look.needs.rows).toBe(70_000);
  expect(look.rows).toHaveLength(50);
});

test("what is no workbook that can be read is refused by its kind", async () => {
  const kinds = { "old.xls": "xls", "locked.xlsx": "locked", "open.ods": "ods", "2003.xls": "xml" };
  for (const [name, kind] of Object.entries(kinds))
    expect(await faultOf(read(await fixture(name))), name).toEqual({ code: "file/excel-kind", facts: { name, kind } });
  expect(await faultOf(read(await fixture("empty.xlsx")))).toEqual({ code: "file/excel-empty", facts: { name: "empty.xlsx", sheet: "Sheet" } });
});

test("a sheet, a range or a column that is not there is named", async () => {
  const file = await fixture("monthly.xlsx");
  expect(await faultOf(read(file, { sheet: "明细" }))).toMatchObject({
    code: "file/excel-no-sheet",
    facts: { sheet: "明细", sheets: ["说明", "用户明细", "旧数据", "藏得更深"] },
  });
  for (const range of ["B3:", "hello", "A1:ZZZ9", "A0:B2", "Z90:Z99"])
    expect(await faultOf(read(file, { range })), range).toMatchObject({ code: "file/excel-range", facts: { range } });
  expect(await faultOf(read(file, { columns: ["no"] }))).toMatchObject({ code: "file/no-column", facts: { column: "no" } });
});
