import { columnFromArray, fixedSizeBinary, float64, int64, tableFromColumns, tableToIPC, utf8 } from "@uwdata/flechette";
import init, { Compression, Table as ParquetTable, writeParquet, WriterPropertiesBuilder } from "parquet-wasm/esm/parquet_wasm.js";
import parquetUrl from "parquet-wasm/esm/parquet_wasm_bg.wasm?url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sayFault } from "../../src/app/say-fault.ts";
import { Fault, type FaultData } from "../../src/core/fault.ts";
import { rowsOf } from "../../src/core/table.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import type { ReadOptions } from "../../src/engine/files/file.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { handwritten as q } from "../../src/sql/sql.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ lost: () => undefined });
}, 120_000);
afterAll(() => engine?.close());

const file = (content: BlobPart | BlobPart[], name = "a.csv") => new File([content].flat() as BlobPart[], name);
const load = (content: BlobPart | BlobPart[], options: ReadOptions = {}, name?: string) => engine.load("t", [file(content, name)], options);
const rows = async () => rowsOf(await engine.query(q("FROM t")));
const faultOf = (work: Promise<unknown>) =>
  work.then(
    (value) => value,
    (error: unknown) => (error instanceof Fault ? error.data : error),
  );
const types = ({ columns }: Awaited<ReturnType<typeof load>>) => Object.fromEntries(columns.map(({ name, type }) => [name, type]));

/** 客户编号,省份 / 007,北京 / 008,上海 in GBK. */
const GBK = [
  [0xbf, 0xcd, 0xbb, 0xa7, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xca, 0xa1, 0xb7, 0xdd, 0x0d, 0x0a],
  [0x30, 0x30, 0x37, 0x2c, 0xb1, 0xb1, 0xbe, 0xa9, 0x0d, 0x0a, 0x30, 0x30, 0x38, 0x2c, 0xc9, 0xcf, 0xba, 0xa3, 0x0d, 0x0a],
].map((bytes) => Uint8Array.from(bytes));

function utf16(text: string, little: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; ++i) view.setUint16(2 * i, text.charCodeAt(i), little);
  return new Uint8Array(view.buffer);
}

test("a CSV file gives its columns with their types", async () => {
  const loaded = await load("id,day,amount,yes,name\n1,2024-01-31,2.5,true,甲\n2,2024-02-01,,false,乙\n");
  expect(loaded).toMatchObject({ how: { format: "csv", encoding: "utf-8", delimiter: "," }, rows: 2 });
  expect(types(loaded)).toEqual({ id: "number", day: "date", amount: "number", yes: "boolean", name: "text" });
  expect(await rows()).toEqual([
    { id: 1, day: "2024-01-31", amount: 2.5, yes: 1, name: "甲" },
    { id: 2, day: "2024-02-01", amount: null, yes: 0, name: "乙" },
  ]);
});

test("UTF-8 with a mark, UTF-16 with and without, and GBK all read alike", async () => {
  const text = "客户编号,省份\r\n007,北京\r\n008,上海\r\n";
  const contents: [BlobPart[], string][] = [
    [["\ufeff" + text], "utf-8"],
    [[utf16("\ufeff" + text, true)], "utf-16le"],
    [[utf16(text, true)], "utf-16le"],
    [[utf16("\ufeff" + text, false)], "utf-16be"],
    [GBK, "gb18030"],
  ];
  for (const [content, encoding] of contents) {
    expect(await load(content)).toMatchObject({ how: { encoding }, rows: 2 });
    expect(await rows()).toEqual([
      { 客户编号: "007", 省份: "北京" },
      { 客户编号: "008", 省份: "上海" },
    ]);
  }
});

test("GBK that shows only far down is still found", async () => {
  const ascii = "id,place\n" + Array.from({ length: 40_000 }, (_, i) => `${i},x\n`).join("");
  expect(await load([ascii, GBK[1].filter((byte) => byte !== 0x0d)])).toMatchObject({ how: { encoding: "gb18030" }, rows: 40_002 });
  expect((await rows()).at(-1)).toMatchObject({ place: "上海" });
});

test("an encoding may be named, and one that does not fit is a fault", async () => {
  expect(await load(GBK, { encoding: "gbk" })).toMatchObject({ how: { encoding: "gbk" }, rows: 2 });
  expect(await faultOf(load(GBK, { encoding: "utf-8" }))).toMatchObject({ code: "file/encoding", facts: { name: "a.csv", encoding: "utf-8" } });
  expect(await faultOf(load(GBK, { encoding: "klingon" }))).toMatchObject({ code: "file/encoding" });
});

test("ids stay text: leading zeros anywhere, more than 15 digits, and what the options name", async () => {
  const many =
    "customer_id,iccid,n,late_id\n" + Array.from({ length: 30_000 }, (_, i) => `${i + 10},8986001234567890${1000 + (i % 9000)},${i},${i}\n`).join("");
  const loaded = await load([many, "0071,89860012345678901234,1,007\n"], { types: { n: "text" } });
  expect(types(loaded)).toEqual({ customer_id: "text", iccid: "text", n: "text", late_id: "text" });
  expect((await rows()).at(-1)).toEqual({ customer_id: "0071", iccid: "89860012345678901234", n: "1", late_id: "007" });
});

test("usual words for nothing are missing values", async () => {
  expect(types(await load("a,b\n1,x\nNA,-\nNULL,y\n"))).toEqual({ a: "number", b: "text" });
  expect(await rows()).toEqual([
    { a: 1, b: "x" },
    { a: null, b: null },
    { a: null, b: "y" },
  ]);
});

test("quotes that come after the first rows are read as quotes", async () => {
  const plain = "a,b\n" + Array.from({ length: 30_000 }, (_, i) => `${i},x\n`).join("");
  await load([plain, '30000,"says ""yes"", often"\n']);
  expect((await rows()).at(-1)).toEqual({ a: 30_000, b: 'says "yes", often' });
});

test("semicolons, tabs, odd names, a header alone and a list of one column are read as they are", async () => {
  expect(await load("a;b\n1;2,5\n")).toMatchObject({ how: { delimiter: ";" }, rows: 1 });
  expect(await load("a\tb\n1\t2\n")).toMatchObject({ how: { delimiter: "\t" }, rows: 1 });
  expect(types(await load("it's,a b,a b,\n1,2,3,4\n"))).toEqual({ "it's": "number", "a b": "number", "a b_1": "number", column3: "number" });
  expect(await load("a,b\n")).toMatchObject({ rows: 0, columns: [{ name: "a" }, { name: "b" }] });
  expect(types(await load("customer_id\n001\n002\n"))).toEqual({ customer_id: "text" });
  expect(await load("1,2\n3,4\n", { header: false })).toMatchObject({ rows: 2 });
  expect(await load("a|b\n1|2\n", { delimiter: "|" })).toMatchObject({ rows: 1, how: { delimiter: "|" } });
});

test("a moment with a time zone keeps its wall clock", async () => {
  expect(types(await load("a,at\n1,2024-01-05 23:20:30+08:00\n2,2024-12-31 00:00:00+08:00\n"))).toEqual({ a: "number", at: "date" });
  expect((await rows())[0]).toEqual({ a: 1, at: "2024-01-05 23:20:30" });
});

test("a gzipped file is unpacked", async () => {
  const packed = await new Response(new Blob(["a,b\n1,2\n"]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
  expect(await load(packed, {}, "a.csv.gz")).toMatchObject({ how: { format: "csv" }, packed: "gzip", rows: 1 });
});

test("a ragged row is a fault that names the line, in a small file and far down", async () => {
  expect(await faultOf(load("a,b,c\n1,2,3\n4,5\n7,8,9\n"))).toEqual({ code: "file/ragged", facts: { name: "a.csv", line: 3, found: 2, expected: 3 } });
  const many = "a,b\n" + Array.from({ length: 30_000 }, (_, i) => `${i},${i}\n`).join("");
  expect(await faultOf(load([many, "30000,5,6\n"]))).toEqual({ code: "file/ragged", facts: { name: "a.csv", line: 30_002, found: 3, expected: 2 } });
});

test("a value that does not fit its column is a fault that names line, column and value, and the old table stays", async () => {
  await load("kept\n1\n");
  const many = "a,b\n" + Array.from({ length: 30_000 }, (_, i) => `${i},${i}\n`).join("");
  expect(await faultOf(load([many, "30000,oops\n"]))).toMatchObject({
    code: "file/bad-rows",
    facts: { name: "a.csv", rows: 1, first: [{ line: 30_002, column: "b", text: "oops" }] },
  });
  expect(await rows()).toEqual([{ kept: 1 }]);
  expect(await load([many, "30000,oops\n"], { types: { b: "text" } })).toMatchObject({ rows: 30_001 });
});

test("what is no table says what it is", async () => {
  expect(await faultOf(load(""))).toMatchObject({ code: "file/empty" });
  expect(await faultOf(load("\ufeff \r\n\r\n"))).toMatchObject({ code: "file/empty" });
  expect(await faultOf(load("PK\x03\x04......a.csv"))).toMatchObject({ code: "file/not-a-table", facts: { why: "archive" } });
  expect(await faultOf(load("<html><table></table></html>", {}, "a.xls"))).toMatchObject({ code: "file/not-a-table", facts: { why: "markup" } });
  expect(await faultOf(load('[{"a": 1}]'))).toMatchObject({ code: "file/not-a-table", facts: { why: "json" } });
  expect(await faultOf(load(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 0)))).toMatchObject({
    code: "file/not-a-table",
    facts: { why: "binary" },
  });
  expect(await faultOf(load("PAR1 but no more", {}, "a.parquet"))).toMatchObject({ code: "file/not-a-table", facts: { why: "parquet" } });
});

test("a file that cannot be read is said by its name, with what to do, in both languages", async () => {
  const refused: [BlobPart, string, string][] = [
    ["", "Choose another file", "请选择其他文件"],
    ["PK\x03\x04......a.csv", "Unpack it", "请先解压"],
    ["<html><table></table></html>", "save it as CSV", "另存为 CSV"],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 0), "Save the data as CSV or Parquet", "请将数据另存为 CSV 或 Parquet"],
    ["PAR1 but no more", "Export it again", "请重新导出"],
    ["a,b,c\n1,2,3\n4,5\n", "line 3: there are 2 values where the header has 3", "第 3 行有 2 个值"],
  ];
  for (const [content, en, zh] of refused) {
    const fault = await faultOf(load(content, {}, "六月 june.csv"));
    for (const [language, words] of [
      ["en", en],
      ["zh-CN", zh],
    ] as const) {
      speak(language);
      expect(sayFault(fault as FaultData)).toContain("六月 june.csv");
      expect(sayFault(fault as FaultData)).toContain(words);
    }
  }
  speak("en");
  expect(await load("a\n1\n")).toMatchObject({ rows: 1 });
});

test("loading is called off", async () => {
  const control = new AbortController();
  const many = "a,b\n" + Array.from({ length: 400_000 }, (_, i) => `${i},${i % 17}\n`).join("");
  const loading = engine.load("off", [file(many)], {}, { signal: control.signal });
  setTimeout(() => control.abort(), 30);
  await expect(loading).rejects.toMatchObject({ name: "AbortError" });
  expect((await engine.tables()).map(({ name }) => name)).not.toContain("off");
});

test("loading tells how far it is", async () => {
  const shares: number[] = [];
  const many = "a,b\n" + Array.from({ length: 600_000 }, (_, i) => `${i},x${i % 17}\n`).join("");
  await engine.load("t", [file(many)], { encoding: "gb18030" }, { progress: (share) => shares.push(share) });
  expect(shares.length).toBeGreaterThan(2);
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
});

test("a Parquet file is read whole, group by group, with long ids and UUIDs as text", async () => {
  const n = 25_000;
  const content = parquet(n);
  const shares: number[] = [];
  const loaded = await engine.load("t", [file(await content, "a.parquet")], { types: { k: "text" } }, { progress: (share) => shares.push(share) });
  expect(loaded).toMatchObject({ how: { format: "parquet" }, rows: n });
  expect(types(loaded)).toEqual({ id: "text", k: "text", x: "number", name: "text", u: "text" });
  expect(shares).toEqual([1 / 3, 2 / 3, 1]);
  expect(rowsOf(await engine.query(q("FROM t ORDER BY k::INTEGER LIMIT 2 OFFSET 12345")))).toEqual([
    { id: "8986001234567912345", k: "12345", x: 6172.5, name: "客5", u: "00112233-4455-6677-8899-aabbccddeeff" },
    { id: "8986001234567912346", k: "12346", x: null, name: "客6", u: "00112233-4455-6677-8899-aabbccddeeff" },
  ]);
  expect(rowsOf(await engine.query(q("SELECT count(*) AS n, count(DISTINCT id) AS ids FROM t")))).toEqual([{ n, ids: n }]);
});

async function parquet(n: number): Promise<Uint8Array<ArrayBuffer>> {
  await init({ module_or_path: parquetUrl });
  const rows = Array.from({ length: n }, (_, i) => i);
  const uuid = Uint8Array.from({ length: 16 }, (_, i) => 0x11 * i);
  const stream = tableToIPC(
    tableFromColumns({
      id: columnFromArray(
        rows.map((i) => 8986001234567900000n + BigInt(i)),
        int64(),
      ),
      k: columnFromArray(rows.map(BigInt), int64()),
      x: columnFromArray(
        rows.map((i) => (i % 2 ? i / 2 : i % 4 ? null : i / 2)),
        float64(),
      ),
      name: columnFromArray(
        rows.map((i) => `客${i % 10}`),
        utf8(),
      ),
      u: columnFromArray(
        rows.map(() => uuid),
        fixedSizeBinary(16),
      ),
    }),
    { format: "stream" },
  )!;
  const properties = new WriterPropertiesBuilder().setCompression(Compression.SNAPPY).setMaxRowGroupSize(10_000).build();
  return writeParquet(ParquetTable.fromIPCStream(stream), properties) as Uint8Array<ArrayBuffer>;
}
