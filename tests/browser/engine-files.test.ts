import { afterAll, beforeAll, expect, test } from "vitest";
import { sayFault } from "../../src/app/say-fault.ts";
import { Fault, type FaultData } from "../../src/core/fault.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import type { ReadOptions } from "../../src/engine/files/file.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";

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

test("a gzipped file is unpacked", async () => {
  const packed = await new Response(new Blob(["a,b\n1,2\n"]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
  expect(await load(packed, {}, "a.csv.gz")).toMatchObject({ how: { format: "csv" }, packed: "gzip", rows: 1 });
});

test("what is no table says what it is", async () => {
  expect(await faultOf(load(""))).toMatchObject({ code: "file/empty" });
  expect(await faultOf(load("\ufeff \r\n\r\n"))).toMatchObject({ code: "file/empty" });
  expect(await faultOf(load("PK\x03\x04......a.csv"))).toMatchObject({ code: "file/broken-archive" });
  expect(await faultOf(load("<html><table></table></html>", {}, "a.xls"))).toMatchObject({ code: "file/not-a-table", facts: { why: "markup" } });
  expect(await faultOf(load(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 0)))).toMatchObject({
    code: "file/not-a-table",
    facts: { why: "binary" },
  });
  expect(await faultOf(load("PAR1 but no more", {}, "a.parquet"))).toMatchObject({ code: "file/not-a-table", facts: { why: "parquet" } });
});

test("a file that cannot be read is said by its name, with what to do, in both languages", async () => {
  const refused: [BlobPart, string, string][] = [
    ["", "Choose another file", "请选择其他文件"],
    ["PK\x03\x04......a.csv", "cut off or damaged", "不完整或已损坏"],
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
