import { columnFromArray, float64, int64, tableFromColumns, tableToIPC, utf8 } from "@uwdata/flechette";
import init, { Compression, Table as ParquetTable, writeParquet, WriterPropertiesBuilder } from "parquet-wasm/esm/parquet_wasm.js";
import parquetUrl from "parquet-wasm/esm/parquet_wasm_bg.wasm?url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Fault, type FaultData } from "../../src/core/fault.ts";
import { rowsOf } from "../../src/core/table.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import type { ReadOptions } from "../../src/engine/files/file.ts";
import { handwritten as q } from "../../src/sql/sql.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ lost: () => undefined });
}, 120_000);
afterAll(() => engine?.close());

const urls = import.meta.glob<string>("../fixtures/parquet/*.parquet", { query: "?url", import: "default", eager: true });

async function fixture(name: string): Promise<File> {
  const response = await fetch(urls[`../fixtures/parquet/${name}.parquet`]);
  return new File([await response.arrayBuffer()], `${name}.parquet`);
}

const rows = async (query = "FROM t") => rowsOf(await engine.query(q(query)));
const load = async (file: File, options: ReadOptions = {}) => engine.load("t", [file], options);

async function faultOf(work: Promise<unknown>): Promise<FaultData> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Fault) return error.data;
    throw error;
  }
  throw new Error("no fault");
}

/** By column, its type in the engine and its first two values; the third is missing everywhere. Written by pyarrow: tests/fixtures/parquet/make.py. */
const TYPES: Record<string, [type: string, first: string | null, second: string | null]> = {
  i8: ["TINYINT", "-128", "127"],
  u32: ["UINTEGER", "0", "4294967295"],
  i64: ["BIGINT", "-9223372036854775808", "9223372036854775807"],
  u64: ["UBIGINT", "0", "18446744073709551615"],
  f16: ["FLOAT", "1.5", "-65504.0"],
  f32: ["FLOAT", "0.5", "inf"],
  f64: ["DOUBLE", "1e+300", "-0.1"],
  yes: ["BOOLEAN", "true", "false"],
  d9: ["DECIMAL(9,2)", "-1.25", "9999999.99"],
  d38: ["DECIMAL(38,10)", "0.0000000001", "1234567890123456789012345678.1234567891"],
  d50: ["VARCHAR", "-2.50", "123456789012345678901234567890123456789012.50"],
  text: ["VARCHAR", 'it\'s "x"\n,', "😀中文"],
  large: ["VARCHAR", "a", ""],
  view: ["VARCHAR", "a", "longer than twelve characters"],
  words: ["VARCHAR", "x", "y"],
  bytes: ["VARCHAR", "ff00", "61"],
  plain: ["VARCHAR", "中", ""],
  fixed: ["VARCHAR", "00010203", "61626364"],
  uuid: ["VARCHAR", "00000000-0000-0000-0000-000000000001", "00112233-4455-6677-8899-aabbccddeeff"],
  day: ["DATE", "1582-10-04", "9999-12-31"],
  ms: ["TIMESTAMP_MS", "2024-01-01 12:00:00", "1950-01-01 00:00:00.123"],
  us: ["TIMESTAMP", "2024-01-01 12:00:00", "1950-01-01 00:00:00.123456"],
  ns: ["TIMESTAMP_NS", "2024-01-01 12:00:00.123456789", "1969-12-31 23:59:59.999999999"],
  zone: ["TIMESTAMP", "2024-01-01 12:00:00", "1950-01-01 12:00:00"],
  time: ["TIME", "01:02:03.000004", "23:59:59"],
  list: ["VARCHAR", "[1,null]", "[]"],
  struct: ["VARCHAR", '{"a":9223372036854775807,"b":"中"}', '{"a":null,"b":null}'],
  map: ["VARCHAR", '{"k":1}', "{}"],
  deep: ["VARCHAR", '[{"d":"2024-01-01","x":[1.20]}]', "[null]"],
  none: ["INTEGER", null, null],
  "a.b": ["INTEGER", "1", "2"],
  a: ["INTEGER", "3", "4"],
  A_1: ["INTEGER", "5", "6"],
  column33: ["INTEGER", "7", "8"],
  "quote\"'\n😀": ["INTEGER", "9", "10"],
};

for (const name of ["none", "snappy", "gzip", "brotli", "zstd", "lz4", "by-no-arrow"].map((codec) => `types-${codec}`))
  test(`${name}: every type comes with every value, whatever it is packed with and whatever the writer noted`, async () => {
    expect(await load(await fixture(name))).toMatchObject({ how: { format: "parquet" }, rows: 3, rejected: { rows: 0, first: [] } });
    const types = rowsOf(await engine.query(q("SELECT column_name AS name, column_type AS type FROM (DESCRIBE t)")));
    expect(Object.fromEntries(types.map(({ name, type }) => [name, type]))).toEqual(
      Object.fromEntries(Object.entries(TYPES).map(([name, [type]]) => [name, type])),
    );
    const found = await rows("SELECT COLUMNS(*)::VARCHAR FROM t");
    expect(found).toEqual([
      ...[1, 2].map((place) => Object.fromEntries(Object.entries(TYPES).map(([name, about]) => [name, about[place]]))),
      Object.fromEntries(Object.keys(TYPES).map((name) => [name, null])),
    ]);
  });

test("other ways to write numbers and text are read", async () => {
  await load(await fixture("delta"));
  expect(await rows("SELECT i64::VARCHAR AS i64, text, f64 FROM t")).toEqual([
    { i64: "-9223372036854775808", text: 'it\'s "x"\n,', f64: 1e300 },
    { i64: "9223372036854775807", text: "😀中文", f64: -0.1 },
    { i64: null, text: null, f64: null },
  ]);
});

test("moments of 96 bits are read whole, also in the year 9999", async () => {
  for (const name of ["int96", "int96-by-no-arrow"]) {
    await load(await fixture(name));
    expect(await rows('SELECT "at"::VARCHAR AS "at", s FROM t')).toEqual([
      { at: "2024-01-01 12:00:00.123456", s: "a" },
      { at: "9999-12-31 00:00:00", s: "b" },
      { at: null, s: "c" },
      { at: "0001-01-01 00:00:00", s: "d" },
    ]);
  }
});

test("a column of a type that cannot be read is named, and may be left out", async () => {
  const file = await fixture("by-duckdb");
  expect(await faultOf(load(file))).toEqual({ code: "file/odd-column", facts: { name: "by-duckdb.parquet", column: "iv", type: "INTERVAL" } });
  await load(file, { columns: ["u", "e", "big"] });
  expect(await rows("SELECT u, e, big::VARCHAR AS big FROM t WHERE e = 'y'")).toEqual([
    { u: "00000000-0000-0000-0000-000000000001", e: "y", big: "9007199254740994" },
  ]);
});

test("a file without rows, and one without row groups, give an empty table with its columns", async () => {
  const none = await load(await fixture("no-rows"));
  expect(none.rows).toBe(0);
  expect(none.columns).toHaveLength(Object.keys(TYPES).length);
  expect(await load(await fixture("no-groups"))).toMatchObject({ rows: 0, columns: [{ name: "a" }, { name: "b" }] });
});

test("columns are chosen by name, also where one begins like another, and in nested ones", async () => {
  const file = await fixture("types-zstd");
  const loaded = await load(file, { columns: ["struct", "a", "column33"] });
  expect(loaded.columns.map(({ name }) => name)).toEqual(["struct", "a", "column33"]);
  expect((await rows())[0]).toEqual({ struct: '{"a":9223372036854775807,"b":"中"}', a: 3, column33: 7 });
  expect(await faultOf(load(file, { columns: ["nowhere"] }))).toMatchObject({ code: "file/no-column", facts: { column: "nowhere" } });
});

test("a first look shows all columns and the first rows in words, and what loading takes", async () => {
  const seen = await engine.look([await fixture("types-zstd")], {});
  expect(seen.how).toEqual({ format: "parquet" });
  expect(seen.columns.map(({ name }) => name)).toEqual(Object.keys(TYPES));
  expect(seen.rows[0]).toHaveLength(Object.keys(TYPES).length);
  const first = Object.fromEntries(seen.columns.map(({ name }, i) => [name, seen.rows[0][i]]));
  expect(first).toMatchObject({ i64: "-9223372036854775808", d9: "-1.25", uuid: TYPES.uuid[1], zone: "2024-01-01 12:00:00", deep: TYPES.deep[1], none: null });
  expect(seen.rows[2].every((value) => value === null)).toBe(true);
  expect(seen.needs).toMatchObject({ rows: 3 });
});

test("what is cut off, changed or encrypted says so, and the table before stays", async () => {
  await load(await written(10, { group: 10 }));
  const before = await rows();
  const whole = new Uint8Array(await (await fixture("types-snappy")).arrayBuffer());
  const garbled = whole.map((byte, at) => (at > 100 && at < 1500 ? byte ^ 0x5a : byte));
  const broken: [Uint8Array<ArrayBuffer>, string][] = [
    [whole.slice(0, -200), "cut.parquet"],
    [garbled, "garbled.parquet"],
    [new TextEncoder().encode("PAR1 but no more"), "text.parquet"],
  ];
  for (const [bytes, name] of broken) {
    const fault = await faultOf(load(new File([bytes], name)));
    expect(fault).toEqual({ code: "file/not-a-table", facts: { name, why: "parquet" } });
  }
  for (const name of ["encrypted", "encrypted-columns"])
    expect(await faultOf(load(await fixture(name)))).toEqual({ code: "file/encrypted", facts: { name: `${name}.parquet` } });
  expect(await rows()).toEqual(before);
});

test("chosen types are kept; what does not fit stops, or is left out and listed", async () => {
  const file = await written(20, { group: 7 });
  await load(file, { types: { k: "text", day: "date", x: "number" } });
  expect((await rows("SELECT k, day::VARCHAR AS day FROM t"))[3]).toEqual({ k: "3", day: "2024-01-03" });
  const fault = await faultOf(load(file, { types: { name: "number" } }));
  expect(fault).toMatchObject({ code: "file/bad-rows", facts: { rows: 18 } });
  const loaded = await load(file, { types: { name: "number" }, bad: "drop" });
  expect(loaded).toMatchObject({ rows: 2, rejected: { rows: 18 } });
  expect(loaded.rejected.first[0]).toEqual({ file: "made.parquet", line: 2, column: "name", why: "type", text: "客1" });
  expect(await rows("SELECT count(*) AS n, min(line) AS line FROM t_rejected")).toEqual([{ n: 18, line: 2 }]);
  await load(file);
  expect((await engine.tables()).map(({ name }) => name)).not.toContain("t_rejected");
});

test("a large group is read part by part, small ones together, and every row comes once", async () => {
  for (const group of [200_000, 1000]) {
    const shares: number[] = [];
    const n = 200_000;
    const loaded = await engine.load("t", [await written(n, { group })], {}, { progress: (share) => shares.push(share) });
    expect(loaded.rows).toBe(n);
    expect(await rows("SELECT count(DISTINCT k) AS ks, sum(k)::DOUBLE AS s, sum(x) AS x, count(DISTINCT name) AS names FROM t")).toEqual([
      { ks: n, s: (n * (n - 1)) / 2, x: (n * (n - 1)) / 4, names: 10 },
    ]);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  }
});

test("a sample takes about its share of the rows, the same each time", async () => {
  const file = await written(50_000, { group: 20_000 });
  const { rows: taken } = await load(file, { sample: 0.1 });
  expect(Math.abs(taken - 5000)).toBeLessThan(300);
  const keys = await rows("SELECT sum(k)::DOUBLE AS s FROM t");
  await load(file, { sample: 0.1 });
  expect(await rows("SELECT sum(k)::DOUBLE AS s FROM t")).toEqual(keys);
});

test("loading is called off, and nothing is left of it", async () => {
  await load(await written(10, { group: 10 }));
  const before = (await engine.tables()).map(({ name }) => name);
  const control = new AbortController();
  const loading = engine.load("t", [await written(400_000, { group: 20_000 })], {}, { signal: control.signal, progress: () => control.abort() });
  await expect(loading).rejects.toMatchObject({ name: "AbortError" });
  expect((await engine.tables()).map(({ name }) => name)).toEqual(before);
  expect(await rows("SELECT count(*) AS n FROM t")).toEqual([{ n: 10 }]);
});

let ready: Promise<unknown> | undefined;

/** k counts from 0, x is half of it, name one of ten, day a date in digits. */
async function written(n: number, { group }: { group: number }): Promise<File> {
  await (ready ??= init({ module_or_path: parquetUrl }));
  const places = Array.from({ length: n }, (_, i) => i);
  const stream = tableToIPC(
    tableFromColumns({
      k: columnFromArray(places.map(BigInt), int64()),
      x: columnFromArray(
        places.map((i) => i / 2),
        float64(),
      ),
      name: columnFromArray(
        places.map((i) => (i % 10 ? `客${i % 10}` : "7")),
        utf8(),
      ),
      day: columnFromArray(
        places.map((i) => 20240100n + BigInt(i % 20 || 1)),
        int64(),
      ),
    }),
    { format: "stream" },
  )!;
  const properties = new WriterPropertiesBuilder().setCompression(Compression.SNAPPY).setMaxRowGroupSize(group).build();
  return new File([writeParquet(ParquetTable.fromIPCStream(stream), properties) as Uint8Array<ArrayBuffer>], "made.parquet");
}
