import { BlobWriter, TextReader, ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sayFault } from "../../src/app/say-fault.ts";
import { Fault, type FaultData } from "../../src/core/fault.ts";
import { rowsOf } from "../../src/core/table.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import type { ReadOptions } from "../../src/engine/files/file.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { handwritten as q } from "../../src/sql/sql.ts";
import parquetUrl from "../fixtures/parquet/types-zstd.parquet?url";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ lost: () => undefined });
}, 120_000);
afterAll(() => engine?.close());

const csv = (name: string, text: string) => new File([text], name);
const load = (files: File | File[], options: ReadOptions = {}) => engine.load("t", [files].flat(), options);
const rows = async (query = "FROM t") => rowsOf(await engine.query(q(query)));
const tables = async () => (await engine.tables()).map(({ name }) => name).sort();

async function gzipped(name: string, content: BlobPart): Promise<File> {
  return new File([await new Response(new Blob([content]).stream().pipeThrough(new CompressionStream("gzip"))).blob()], name);
}

async function zipped(name: string, members: Record<string, string | Blob>, options = {}): Promise<File> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, ...options });
  for (const [member, content] of Object.entries(members))
    if (typeof content === "string") await writer.add(member, new TextReader(content));
    else await writer.add(member, content.stream());
  return new File([await writer.close()], name);
}

async function faultOf(work: Promise<unknown>): Promise<FaultData> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Fault) return error.data;
    throw error;
  }
  throw new Error("no fault");
}

test("the one table in a zip is read as if it lay beside it, clutter left out", async () => {
  const zip = await zipped("june.zip", { "data/june.csv": "id,x\n1,2\n", "__MACOSX/data/._june.csv": "junk", ".DS_Store": "junk", "readme.md": "# hello" });
  const loaded = await load(zip);
  expect(loaded).toMatchObject({ packed: "zip", rows: 1, files: [{ name: "data/june.csv", rows: 1 }], partial: [] });
  expect(await rows()).toEqual([{ id: 1, x: 2 }]);
});

test("several tables in a zip become one, in the order of their names, with a column that says whose each row is", async () => {
  const zip = await zipped("year.zip", { "b.csv": "id,x\n2,20\n", "a.csv": "id,x\n1,10\n", "c.csv.gz": await gzipped("c.csv.gz", "id,x\n3,30\n") });
  expect(await load(zip)).toMatchObject({ rows: 3, files: [{ name: "a.csv" }, { name: "b.csv" }, { name: "c.csv.gz" }] });
  expect(await rows()).toEqual([
    { id: 1, x: 10, file: "a.csv" },
    { id: 2, x: 20, file: "b.csv" },
    { id: 3, x: 30, file: "c.csv.gz" },
  ]);
  expect(await load(zip, { member: "b*" })).toMatchObject({ rows: 1 });
  expect(await rows()).toEqual([{ id: 2, x: 20 }]);
});

test("files of several formats and packings become one table", async () => {
  const json = new File(['[{"id": 3, "x": 30}]'], "c.json");
  const loaded = await load([
    csv("a.csv", "id,x\n1,10\n"),
    await gzipped("b.csv.gz", "id;x\n2;20\n"),
    json,
    await zipped("d.zip", { "d.csv": "x,id\n40,4\n" }),
  ]);
  expect(loaded.files.map(({ name }) => name)).toEqual(["a.csv", "b.csv.gz", "c.json", "d.zip/d.csv"]);
  expect(await rows("SELECT id, x FROM t ORDER BY id")).toEqual([1, 2, 3, 4].map((id) => ({ id, x: 10 * id })));
});

test("columns that only some files have are told, and are missing in the others", async () => {
  const loaded = await load([csv("a.csv", "id,x,y\n1,10,a\n"), csv("b.csv", "ID,x,z\n2,20,7\n")]);
  expect(loaded.partial).toEqual([
    { column: "y", files: 1 },
    { column: "z", files: 1 },
  ]);
  expect(await rows()).toEqual([
    { id: 1, x: 10, y: "a", file: "a.csv", z: null },
    { id: 2, x: 20, y: null, file: "b.csv", z: 7 },
  ]);
});

test("where types differ numbers widen, days become moments, anything else text; an empty column fits any", async () => {
  const loaded = await load([
    csv("a.csv", "n,day,mixed,empty\n1,2024-01-01,5,\n2,2024-01-02,6,\n"),
    csv("b.csv", "n,day,mixed,empty\n1.5,2024-01-03 10:00:00,x,8\n"),
    csv("c.csv", "n,day,mixed,empty\n,,,\n"),
  ]);
  expect(Object.fromEntries(loaded.columns.map(({ name, type }) => [name, type]))).toEqual({
    n: "number",
    day: "date",
    mixed: "text",
    empty: "number",
    file: "text",
  });
  expect(await rows("SELECT n, day::VARCHAR AS day, mixed, empty FROM t")).toEqual([
    { n: 1, day: "2024-01-01 00:00:00", mixed: "5", empty: null },
    { n: 2, day: "2024-01-02 00:00:00", mixed: "6", empty: null },
    { n: 1.5, day: "2024-01-03 10:00:00", mixed: "x", empty: 8 },
    { n: null, day: null, mixed: null, empty: null },
  ]);
});

test("the column of file names steps aside where its name is taken", async () => {
  await load([csv("a.csv", "file,x\nf,1\n"), csv("b.csv", "file,x\ng,2\n")]);
  expect(await rows()).toEqual([
    { file: "f", x: 1, file_1: "a.csv" },
    { file: "g", x: 2, file_1: "b.csv" },
  ]);
});

test("columns that are chosen are read where a file has them", async () => {
  const files = [csv("a.csv", "id,x,y\n1,10,a\n"), csv("b.csv", "id,x,z\n2,20,7\n")];
  await load(files, { columns: ["id", "y"] });
  expect(await rows()).toEqual([
    { id: 1, y: "a", file: "a.csv" },
    { id: 2, y: null, file: "b.csv" },
  ]);
  expect(await faultOf(load(files, { columns: ["id", "w"] }))).toMatchObject({ code: "file/no-column", facts: { column: "w" } });
});

test("rows left out of several files are told and kept together", async () => {
  const bad = (name: string) => csv(name, `id,x\n${Array.from({ length: 30 }, (_, i) => `${i},${i}\n`).join("")}oops\n`);
  const loaded = await load([bad("a.csv"), csv("b.csv", "id,x\n1,2\n"), bad("c.csv")], { bad: "drop" });
  expect(loaded).toMatchObject({
    rows: 61,
    rejected: {
      rows: 2,
      first: [
        { file: "a.csv", line: 32 },
        { file: "c.csv", line: 32 },
      ],
    },
  });
  expect(await rows("SELECT file, line FROM t_rejected")).toEqual([
    { file: "a.csv", line: 32 },
    { file: "c.csv", line: 32 },
  ]);
  await load([csv("a.csv", "id,x\n1,2\n"), csv("b.csv", "id,x\n1,2\n")]);
  expect(await tables()).toEqual(["t"]);
});

test("a fault in the middle leaves what was there, and nothing else", async () => {
  await load(csv("kept.csv", "kept\n1\n"));
  const before = await tables();
  expect(await faultOf(load([csv("a.csv", "id,x\n1,2\n"), csv("b.csv", "")]))).toMatchObject({ code: "file/empty", facts: { name: "b.csv" } });
  expect(await faultOf(load([csv("a.csv", "id,x\n1,2\n"), csv("b.csv", "p,q\n1,2\n")]))).toEqual({
    code: "file/shapes-differ",
    facts: { name: "a.csv", other: "b.csv", lacks: ["id", "x"] },
  });
  const control = new AbortController();
  const many = csv("many.csv", `id,x\n${Array.from({ length: 300_000 }, (_, i) => `${i},${i % 7}\n`).join("")}`);
  const loading = engine.load("t", [many, many, many], {}, { signal: control.signal, progress: (share) => share > 0.4 && control.abort() });
  await expect(loading).rejects.toMatchObject({ name: "AbortError" });
  expect(await tables()).toEqual(before);
  expect(await rows()).toEqual([{ kept: 1 }]);
});

test("what cannot be opened says why, by name, in both languages", async () => {
  const whole = new Uint8Array(await (await zipped("a.zip", { "a.csv": "id,x\n1,2\n".repeat(1000) })).arrayBuffer());
  const changed = whole.slice();
  changed[60] ^= 0xff;
  const packed = new Uint8Array(await (await gzipped("a", `id,x\n${"1,2\n".repeat(1000)}`)).arrayBuffer());
  const refused: [File, FaultData["code"], string][] = [
    [new File([whole.slice(0, -30)], "a.zip"), "file/broken-archive", "a.zip"],
    [new File([changed], "a.zip"), "file/broken-archive", "a.zip/a.csv"],
    [new File([packed.slice(0, -12)], "a.csv.gz"), "file/broken-archive", "a.csv.gz"],
    [await zipped("a.zip", { "a.csv": "id\n1\n" }, { password: "geheim", zipCrypto: true }), "file/encrypted", "a.zip/a.csv"],
    [await zipped("a.zip", {}), "file/no-member", "a.zip"],
    [await zipped("a.zip", { ".hidden": "x" }), "file/no-member", "a.zip"],
    [await zipped("a.zip", { "b.zip": await zipped("b.zip", { "b.csv": "id\n1\n" }) }), "file/not-a-table", "a.zip/b.zip"],
    [await gzipped("zeros.csv.gz", new Blob(Array.from({ length: 80 }, () => new Uint8Array(2 ** 20)))), "file/zip-bomb", "zeros.csv.gz"],
  ];
  for (const [file, code, name] of refused) {
    const fault = await faultOf(load(file));
    expect(fault.code).toBe(code);
    for (const language of ["en", "zh-CN"] as const) {
      speak(language);
      expect(sayFault(fault)).toContain(name);
    }
  }
  speak("en");
  expect(await faultOf(load(await zipped("a.zip", { "a.csv": "id\n1\n" }), { member: "b*" }))).toEqual({
    code: "file/no-member",
    facts: { name: "a.zip", asked: "b*", members: ["a.csv"] },
  });
});

test("a gzip of several parts end to end is one file", async () => {
  const parts = [await gzipped("a", "id,x\n1,2\n"), await gzipped("b", "3,4\n"), await gzipped("c", "5,6\n")];
  expect(await load(new File(parts, "log.csv.gz"))).toMatchObject({ rows: 3 });
});

test("a first look opens what a file is packed in", async () => {
  const zip = await zipped("year.zip", { "b.csv": "id,x\n2,20\n", "a.csv": "id,x\n1,10\n" });
  const seen = await engine.look([zip], {});
  expect(seen).toMatchObject({ packed: "zip", how: { format: "csv" }, sizeBytes: zip.size, rows: [["1", "10"]] });
  expect(seen.members).toEqual([
    { name: "a.csv", sizeBytes: 10 },
    { name: "b.csv", sizeBytes: 10 },
  ]);
  expect(seen.needs.freeBytes).toBeGreaterThan(1e8);
});

test("a file that is gone or changed when it is read is said so, and the engine lives on", async () => {
  await load(csv("kept.csv", "kept\n1\n"));
  const text = `id,x\n${"1,2\n".repeat(50_000)}`;
  const parquet = await (await fetch(parquetUrl)).arrayBuffer();
  const contents: Record<string, BlobPart> = {
    "gone.csv": text,
    "gone.csv.gz": await (await gzipped("x", text)).arrayBuffer(),
    "gone.zip": await (await zipped("x", { "a.csv": text })).arrayBuffer(),
    "gone.json": `[${'{"id": 1},'.repeat(1000)}{"id": 2}]`,
    "gone.parquet": parquet,
  };
  for (const [name, content] of Object.entries(contents))
    for (const end of ["removed", "changed"]) {
      const file = await stored(name, content);
      const root = await navigator.storage.getDirectory();
      if (end === "removed") await root.removeEntry(name);
      else await stored(name, "other");
      expect(await faultOf(load(file)), `${name} ${end}`).toEqual({ code: "file/unreadable", facts: { name } });
    }
  expect(await rows()).toEqual([{ kept: 1 }]);
});

async function stored(name: string, content: BlobPart): Promise<File> {
  const handle = await (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  await writable.write(new Blob([content]));
  await writable.close();
  return handle.getFile();
}
