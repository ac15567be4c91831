import { columnFromArray, tableFromColumns, tableToIPC, utf8 } from "@uwdata/flechette";
import init, { Table as ParquetTable, writeParquet } from "parquet-wasm/esm/parquet_wasm.js";
import parquetUrl from "parquet-wasm/esm/parquet_wasm_bg.wasm?url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sayFault } from "../../src/app/say-fault.ts";
import { Fault, type FaultData } from "../../src/core/fault.ts";
import { silent } from "../../src/core/progress.ts";
import { rowsOf } from "../../src/core/table.ts";
import { engineOn, type Engine } from "../../src/engine/engine.ts";
import { startIn } from "../../src/engine/start.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { handwritten as q } from "../../src/sql/sql.ts";

let engine: Engine;
beforeAll(async () => {
  const worker = new Worker(new URL("../../workers/duckdb.ts", import.meta.url), { type: "module" });
  engine = await engineOn(await startIn(worker, [q("SET memory_limit = '120MB'")], { progress: silent, lost: () => undefined }));
  await engine.run(q("CREATE TABLE t AS SELECT 1 AS kept"));
}, 120_000);
afterAll(() => engine?.close());

async function faultOf(work: Promise<unknown>): Promise<FaultData> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Fault) return error.data;
    throw error;
  }
  throw new Error("no fault");
}

const stands = async () => expect(rowsOf(await engine.query(q("FROM t")))).toEqual([{ kept: 1 }]);

/** A gigabyte that takes a few megabytes here: the same rows over and over. */
function large(): File {
  const rows = new Blob([Array.from({ length: 40_000 }, (_, i) => `${i},text ${i % 1000},${i / 7}\n`).join("")]);
  return new File(["id,s,x\n", ...Array.from({ length: 1000 }, () => rows)], "large.csv");
}

test("what would not fit is refused at once, with what it takes, what is free, and ways out, in both languages", async () => {
  const file = large();
  const fault = await faultOf(engine.load("t", [file], {}));
  expect(fault).toMatchObject({ code: "file/too-large", facts: { name: "large.csv", sizeBytes: file.size } });
  const { rows, needBytes, freeBytes } = fault.facts as { rows: number; needBytes: number; freeBytes: number };
  expect(Math.abs(rows / 4e7 - 1)).toBeLessThan(0.3);
  expect(needBytes).toBeGreaterThan(freeBytes);
  expect(freeBytes).toBeLessThan(120e6);
  for (const [language, words] of [
    ["en", "a sample"],
    ["zh-CN", "抽取部分行"],
  ] as const) {
    speak(language);
    expect(sayFault(fault)).toContain(words);
  }
  speak("en");
  await stands();
});

test("a look tells what loading would take, less for fewer columns and a sample", async () => {
  const file = large();
  const { needs } = await engine.look([file], {});
  const few = await engine.look([file], { columns: ["id"] });
  const sample = await engine.look([file], { sample: 0.01 });
  expect(needs.memoryBytes).toBeGreaterThan(needs.freeBytes);
  expect(few.needs.memoryBytes).toBeLessThan(0.6 * needs.memoryBytes);
  expect(sample.needs.memoryBytes).toBeLessThan(0.02 * needs.memoryBytes);
});

test("where memory runs out in the middle all the same, it is said alike, and what was there stays", async () => {
  await init({ module_or_path: parquetUrl });
  const long = Array.from({ length: 100 }, (_, i) => `${i} `.repeat(300));
  const texts = Array.from({ length: 300_000 }, (_, i) => (i < 5000 ? "short" : long[i % long.length]));
  const stream = tableToIPC(tableFromColumns({ s: columnFromArray(texts, utf8()) }), { format: "stream" })!;
  const file = new File([writeParquet(ParquetTable.fromIPCStream(stream)) as Uint8Array<ArrayBuffer>], "long.parquet");
  expect(file.size).toBeLessThan(10e6);
  const fault = await faultOf(engine.load("t", [file], {}));
  expect(fault).toMatchObject({ code: "file/too-large", facts: { name: "long.parquet", rows: 300_000 } });
  await stands();
  expect((await engine.tables()).map(({ name }) => name)).toEqual(["t"]);
  expect((await engine.load("u", [new File(['[{"id": 1}]'], "a.json")], {})).rows).toBe(1);
});
