import { afterAll, beforeAll, expect, test } from "vitest";
import { sayFault } from "../../src/app/say-fault.ts";
import { Fault, type FaultData } from "../../src/core/fault.ts";
import { rowsOf } from "../../src/core/table.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import type { ReadOptions } from "../../src/engine/files/file.ts";
import { languages, speak } from "../../src/i18n/i18n.svelte.ts";
import { handwritten as q } from "../../src/sql/sql.ts";
import lockedUrl from "../fixtures/files/excel/locked.xlsx?url";
import mixedUrl from "../fixtures/files/excel/mixed.xlsx?url";
import monthlyUrl from "../fixtures/files/excel/monthly.xlsx?url";
import oldUrl from "../fixtures/files/excel/old.xls?url";
import openUrl from "../fixtures/files/excel/open.ods?url";
import xmlUrl from "../fixtures/files/excel/2003.xls?url";
import { sheetOf } from "../fixtures/workbook.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ lost: () => undefined });
}, 120_000);
afterAll(() => engine?.close());

const fixture = async (url: string) => new File([await (await fetch(url)).blob()], url.replace(/\?.*/, "").split("/").at(-1)!);
const load = (file: File, options: ReadOptions = {}) => engine.load("t", [file], options);
const rows = async (table = "t") => rowsOf(await engine.query(q(`FROM "${table}"`)));
const faultOf = (work: Promise<unknown>): Promise<FaultData> =>
  work.then(
    () => {
      throw new Error("no fault");
    },
    (error: unknown) => {
      if (error instanceof Fault) return error.data;
      throw error;
    },
  );

test("a workbook is a table of DuckDB's own types", async () => {
  const loaded = await load(await fixture(monthlyUrl));
  expect(loaded).toMatchObject({ rows: 4, how: { format: "excel", sheet: "用户明细", skip: 2, header: true }, rejected: { rows: 0, first: [] } });
  const types = rowsOf(await engine.query(q("SELECT column_name AS name, column_type AS type FROM (DESCRIBE t)")));
  expect(types.map(({ name, type }) => `${name} ${type}`)).toEqual([
    "用户编号 VARCHAR",
    "手机 VARCHAR",
    "开户日期 DATE",
    "最近登录 TIMESTAMP",
    "2024年 1月 DOUBLE",
    "2024年 2月 BIGINT",
    "在网 BOOLEAN",
    "备注 VARCHAR",
  ]);
  expect((await rows())[1]).toEqual({
    用户编号: "000042",
    手机: "13900005678",
    开户日期: "2020-12-31",
    最近登录: "2024-01-01 00:00:00",
    "2024年 1月": 0.3,
    "2024年 2月": null,
    在网: 0,
    备注: "重点客户",
  });
});

test("a look shows sheets, rows and what loading would take, and loads nothing", async () => {
  const before = await engine.tables();
  const look = await engine.look([await fixture(monthlyUrl)], {});
  expect(look).toMatchObject({ packed: null, how: { sheet: "用户明细", skip: 2, header: true }, needs: { rows: 4 } });
  expect(look.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ["说明", false],
    ["用户明细", false],
    ["旧数据", true],
    ["藏得更深", true],
  ]);
  expect(look.rows).toHaveLength(4);
  expect(await engine.tables()).toEqual(before);
});

test("a header alone gives a table without rows, a hundred thousand rows come in order", async () => {
  expect(await load(await sheetOf(["a", "b"], []))).toMatchObject({ rows: 0, columns: [{ name: "a" }, { name: "b" }] });
  const many = await sheetOf(
    ["n", "word"],
    Array.from({ length: 100_000 }, (_, i) => [i, `w${i}`]),
  );
  expect(await load(many)).toMatchObject({ rows: 100_000 });
  expect(rowsOf(await engine.query(q("SELECT sum(n) AS n, count(DISTINCT word) AS words, max(n) FILTER (word <> 'w' || n::INT) AS wrong FROM t")))).toEqual([
    { n: 4_999_950_000, words: 100_000, wrong: null },
  ]);
});

test("rows that do not fit a chosen type stop the load, or are left out and listed", async () => {
  const file = await fixture(mixedUrl);
  await load(await sheetOf(["kept"], [[1]]));
  const options: ReadOptions = { types: { id: "number" } };
  expect(await faultOf(load(file, options))).toMatchObject({
    code: "file/bad-rows",
    facts: { name: file.name, rows: 1, first: [{ line: 5, column: "id", why: "type", text: "TRUE" }] },
  });
  expect(await rows()).toEqual([{ kept: 1 }]);
  const loaded = await load(file, { ...options, bad: "drop" });
  expect(loaded).toMatchObject({ rows: 5, rejected: { rows: 1 } });
  expect((await rows()).map(({ id }) => id)).toEqual([13_800_001_234, 13_900, 0.00000015, null, 6]);
  expect(await rows("t_rejected")).toEqual([{ file: file.name, line: 5, column: "id", why: "type", text: "TRUE" }]);
});

test("what cannot be read is refused in both languages by what it is, and the engine goes on", async () => {
  const said: Record<string, string> = { [oldUrl]: "xls", [lockedUrl]: "locked", [openUrl]: "ods", [xmlUrl]: "xml" };
  for (const [url, kind] of Object.entries(said)) {
    const data = await faultOf(load(await fixture(url)));
    expect(data).toMatchObject({ code: "file/excel-kind", facts: { kind } });
    for (const language of languages) {
      speak(language);
      expect(sayFault(data)).toMatch(/xlsx|password|密码/);
    }
  }
  speak("en");
  expect(await load(await fixture(mixedUrl))).toMatchObject({ rows: 6 });
});

test("text and web pages under the name of a workbook are what they are", async () => {
  expect(await load(new File(["a\tb\n1\t2\n"], "export.xls"))).toMatchObject({ rows: 1, how: { format: "csv" } });
  const page = new File(["<html><body><table><tr><td>1</td></tr></table></body></html>"], "export.xls");
  expect(await faultOf(load(page))).toMatchObject({ code: "file/not-a-table", facts: { why: "markup" } });
});

test("calling off ends a load of a large sheet, and the next goes on", async () => {
  const many = await sheetOf(
    ["n", "word"],
    Array.from({ length: 200_000 }, (_, i) => [i, `w${i}`]),
  );
  const stop = new AbortController();
  const loading = engine.load("t", [many], {}, { signal: stop.signal, progress: () => stop.abort(new Error("off")) });
  await expect(loading).rejects.toThrow("off");
  expect(await load(await fixture(mixedUrl))).toMatchObject({ rows: 6 });
});
