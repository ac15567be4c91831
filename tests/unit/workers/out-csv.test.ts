import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { csvLine } from "../../../src/core/csv.ts";
import { coded, rowsOf } from "../../../src/core/table.ts";
import { openDuckDB, type DuckDB } from "../../fixtures/duckdb.ts";
import { native } from "../../fixtures/native.ts";
import { makeOdd, oddRows, oddText, TYPES } from "../../fixtures/odd-rows.ts";
import { csvOf } from "../../fixtures/out.ts";

let db: DuckDB;
const folder = mkdtempSync(join(tmpdir(), "out-csv-"));
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => rmSync(folder, { recursive: true }));

const text = (bytes: Uint8Array, encoding = "utf-8") => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
const lines = (bytes: Uint8Array) => text(bytes).split("\r\n").slice(1, -1);

test("every value comes back from CSV, read by DuckDB itself with the types told", async () => {
  await fc.assert(
    fc.asyncProperty(oddRows(/\0/), async (rows) => {
      db.insert("odd_text", oddText(rows));
      db.exec(makeOdd);
      const { bytes, written } = await csvOf(db, "SELECT * FROM odd");
      const path = join(folder, "odd.csv");
      writeFileSync(path, bytes);
      const columns = Object.entries(TYPES).map(([name, type]) => `'${name}': '${type}'`);
      const read = await native(
        `SELECT * FROM read_csv('${path}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n', columns = {${columns}}, allow_quoted_nulls = false)`,
      );
      expect(read).toEqual(rowsOf(db.query(`SELECT COLUMNS(*)::VARCHAR FROM odd`)).map(Object.values));
      expect(written).toEqual({ rows: rows.length, sizeBytes: bytes.length, unfit: 0 });
    }),
    { numRuns: 60, seed: 1 },
  );
});

test("the engine writes texts as csvLine does, disarmed or not", async () => {
  const texts = fc.array(
    fc.option(fc.oneof(fc.string({ unit: "binary", maxLength: 6 }), fc.constantFrom("", "=1", "+", "-a", "@", "\t", "\r", "\n", "＝", "a;b", "|"))),
    {
      minLength: 1,
      maxLength: 40,
    },
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.boolean(), async (values, defused) => {
      db.insert("texts", { rows: values.length, columns: { a: coded(values), b: coded([...values].reverse()) } });
      const expected = (of: (value: string | null, other: string | null) => (string | null)[]) =>
        values.map((value, i) => csvLine(of(value, values[values.length - 1 - i]), defused)).join("");
      expect(text((await csvOf(db, "SELECT a, b FROM texts", { defused })).bytes)).toBe(`a,b\r\n${expected((a, b) => [a, b])}`);
      expect(text((await csvOf(db, "SELECT a FROM texts", { defused })).bytes)).toBe(`a\r\n${expected((a) => [a])}`);
    }),
    { numRuns: 60, seed: 2 },
  );
});

test("numbers keep every digit, days and moments are ISO, and what is no number is a word", async () => {
  const { bytes } = await csvOf(
    db,
    `SELECT 9223372036854775807::BIGINT AS a, 170141183460469231731687303715884105727::HUGEINT AS b, 12345678901234567890.1234567891::DECIMAL(38,10) AS c, 0.1::FLOAT AS d,
     '-0.0'::DOUBLE AS e, 5e-324::DOUBLE AS f, 'nan'::DOUBLE AS g, '-inf'::DOUBLE AS h, TIMESTAMP '2024-06-30 12:00:00.5' AS i, TIMESTAMP '0001-01-01' AS j, true AS k, TIME '01:02:03' AS l`,
  );
  expect(lines(bytes)).toEqual([
    "9223372036854775807,170141183460469231731687303715884105727,12345678901234567890.1234567891,0.1,-0.0,5e-324,nan,-inf,2024-06-30 12:00:00.5,0001-01-01 00:00:00,true,01:02:03",
  ]);
});

test("numbers are never disarmed, text of every kind is", async () => {
  db.exec("CREATE OR REPLACE TYPE mood AS ENUM ('-sad', 'glad')");
  const { bytes } = await csvOf(db, "SELECT -5 AS n, -1.5::DOUBLE AS d, '-5' AS t, '-sad'::mood AS e, ['=x'] AS l, NULL AS none", { defused: true });
  expect(lines(bytes)).toEqual(["-5,-1.5,'-5,'-sad,['=x'],"]);
});

test("headers are quoted and disarmed as texts are", async () => {
  expect(text((await csvOf(db, `SELECT 1 AS "a,""b""", 2 AS "=c", 3 AS "名称"`, { defused: true })).bytes)).toBe(`"a,""b""",'=c,名称\r\n1,2,3\r\n`);
});

test("a byte order mark leads where it is wanted, and only there", async () => {
  const head = async (encoding: "utf-8" | "utf-8-mark") => [...(await csvOf(db, "SELECT 1 AS a", { encoding })).bytes.slice(0, 4)];
  expect(await head("utf-8-mark")).toEqual([0xef, 0xbb, 0xbf, 0x61]);
  expect((await head("utf-8"))[0]).toBe(0x61);
});

test("GB18030 holds what UTF-8 holds; the 19 characters it has no code for are counted", async () => {
  db.exec(`CREATE OR REPLACE TABLE signs AS SELECT '号码' || chr((range * 37 % 55000 + 33)::INTEGER) || '𠮷' AS words, range AS i FROM range(5000)`);
  const plain = await csvOf(db, "SELECT * FROM signs WHERE words NOT SIMILAR TO '.*[\\x{e000}-\\x{f8ff}].*'");
  const coded = await csvOf(db, "SELECT * FROM signs WHERE words NOT SIMILAR TO '.*[\\x{e000}-\\x{f8ff}].*'", { encoding: "gb18030" });
  expect(text(coded.bytes, "gb18030")).toBe(text(plain.bytes));
  expect(coded.written.unfit).toBe(0);
  expect((await csvOf(db, "SELECT 'a' || chr(58853) || chr(59277) AS odd", { encoding: "gb18030" })).written.unfit).toBe(2);
});

test("many batches and none come out whole", async () => {
  const { bytes, written } = await csvOf(db, "SELECT range AS i, 'x' || range AS t FROM range(100000)");
  expect(written.rows).toBe(100_000);
  expect(lines(bytes)[99_999]).toBe("99999,x99999");
  expect(lines(bytes)).toHaveLength(100_000);
  expect(text((await csvOf(db, "SELECT 1 AS a, 2 AS b WHERE false")).bytes)).toBe("a,b\r\n");
});
