import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rowsOf } from "../../../src/core/table.ts";
import { openDuckDB, type DuckDB } from "../../fixtures/duckdb.ts";
import { native } from "../../fixtures/native.ts";
import { makeOdd, oddRows, oddText, TYPES } from "../../fixtures/odd-rows.ts";
import { parquetOf } from "../../fixtures/out.ts";

let db: DuckDB;
const folder = mkdtempSync(join(tmpdir(), "out-parquet-"));
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Write the rows of a query, and give the path. */
async function written(query: string): Promise<{ path: string; rows: number }> {
  const path = join(folder, "out.parquet");
  const made = await parquetOf(db, query);
  writeFileSync(path, made.bytes);
  return { path, rows: made.written.rows };
}
const typesOf = async (path: string) => Object.fromEntries(await native(`SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet('${path}'))`));

test("every value and type comes back from Parquet, read by DuckDB itself", async () => {
  await fc.assert(
    fc.asyncProperty(oddRows(), async (rows) => {
      db.insert("odd_text", oddText(rows));
      db.exec(makeOdd);
      const { path, rows: n } = await written("SELECT * FROM odd");
      expect(await native(`FROM read_parquet('${path}')`)).toEqual(rowsOf(db.query("SELECT COLUMNS(*)::VARCHAR FROM odd")).map(Object.values));
      expect(await typesOf(path)).toEqual(TYPES);
      expect(n).toBe(rows.length);
    }),
    { numRuns: 60, seed: 1 },
  );
});

test("types that Parquet has are kept, the rest becomes what comes nearest", async () => {
  db.exec("CREATE OR REPLACE TYPE size AS ENUM ('small', 'large')");
  const { path } =
    await written(`SELECT 1::TINYINT AS tiny, 2::INTEGER AS whole, 3::UBIGINT AS unsigned, 4::HUGEINT AS huge, 1.5::FLOAT AS single, DATE '1000-01-01' AS day,
    TIME '01:02:03.5' AS hour, TIMESTAMP_NS '2024-06-30 12:00:00.123456789' AS nano, TIMESTAMP_S '2024-06-30 12:00:00' AS second, 'large'::size AS enum,
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'::UUID AS uuid, INTERVAL 3 MONTH AS span, [1, NULL] AS list, {'a': 1, 'b': 'x'} AS struct, '\\x01'::BLOB AS bytes, ['small'::size] AS sizes`);
  expect(await typesOf(path)).toEqual({
    tiny: "TINYINT",
    whole: "INTEGER",
    unsigned: "UBIGINT",
    huge: "DECIMAL(38,0)",
    single: "FLOAT",
    day: "DATE",
    hour: "TIME",
    nano: "TIMESTAMP_NS",
    second: "TIMESTAMP",
    enum: "VARCHAR",
    uuid: "VARCHAR",
    span: "VARCHAR",
    list: "INTEGER[]",
    struct: "STRUCT(a INTEGER, b VARCHAR)",
    bytes: "BLOB",
    sizes: "VARCHAR",
  });
  expect(await native(`FROM read_parquet('${path}')`)).toEqual([
    ["1", "2", "3", "4", "1.5", "1000-01-01", "01:02:03.5", "2024-06-30 12:00:00.123456789", "2024-06-30 12:00:00", "large", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "3 months",
      "[1, NULL]", "{'a': 1, 'b': x}", "\\x01", "[small]"],
  ]); // prettier-ignore
});

test("many batches come out whole, in row groups of moderate size; none leaves the types", async () => {
  const { path, rows } = await written("SELECT range AS i, 'x' || range AS t FROM range(300000)");
  expect(rows).toBe(300_000);
  expect(await native(`SELECT count(*), sum(i), max(t) FROM read_parquet('${path}')`)).toEqual([["300000", "44999850000", "x99999"]]);
  const groups = await native(`SELECT DISTINCT row_group_num_rows FROM parquet_metadata('${path}') ORDER BY ALL DESC`);
  expect(groups.flat().map(Number)).toEqual([122_880, 54_240]);
  expect(await native(`SELECT DISTINCT compression FROM parquet_metadata('${path}')`)).toEqual([["ZSTD"]]);
  const empty = await written("SELECT 1::BIGINT AS a, 'x' AS b, 1.5::DECIMAL(9,3) AS c WHERE false");
  expect(empty.rows).toBe(0);
  expect(await typesOf(empty.path)).toEqual({ a: "BIGINT", b: "VARCHAR", c: "DECIMAL(9,3)" });
});
