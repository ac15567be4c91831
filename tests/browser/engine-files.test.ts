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
const faultOf = (work: Promise<unknown>) =>
  work.then(
    (value) => value,
    (error: unknown) => (error instanceof Fault ? error.data : error),
  );
const types = ({ columns }: Awaited<ReturnType<typeof load>>) => Object.fromEntries(columns.map(({ name, type }) => [name, type]));

test("a gzipped file is unpacked", async () => {
  const packed = await new Response(new Blob(["a,b\n1,2\n"]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
  expect(await load(packed, {}, "a.csv.gz")).toMatchObject({ how: { format: "csv" }, packed: "gzip", rows: 1 });
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
    ["a,b,c\n1,2,3\n4,5\n", "on line 3: it has too few values", "第 3 行：值过少"],
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
