import { BlobReader, TextWriter, ZipReader, type FileEntry } from "@zip.js/zip.js/lib/zip-core-native.js";
import { beforeAll, expect, test } from "vitest";
import { formats } from "../../../src/sql/out-excel.ts";
import { openDuckDB, type DuckDB } from "../../fixtures/duckdb.ts";
import { excelOf } from "../../fixtures/out.ts";

let db: DuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});

/** The parts of a workbook, as text. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Record<string, string>> {
  const entries = (await new ZipReader(new BlobReader(new Blob([bytes]))).getEntries()) as FileEntry[];
  return Object.fromEntries(
    await Promise.all(entries.map(async (entry) => [entry.filename, await entry.getData(new TextWriter(), { useWebWorkers: false, checkSignature: true })])),
  );
}

/** The cells of a query's workbook below the header, by their places: what the XML says of each. */
async function cellsOf(query: string, defused = false): Promise<Record<string, string>> {
  const sheet = (await unpacked((await excelOf(db, query, { defused })).bytes))["xl/worksheets/sheet1.xml"];
  const cells = [...sheet.matchAll(/<c r="([A-Z]+)(\d+)"([^>]*)>(?:<v>|<is><t[^>]*>)([\s\S]*?)(?:<\/v>|<\/t><\/is>)<\/c>/g)].filter(([, , row]) => row !== "1");
  return Object.fromEntries(cells.map(([, column, row, attributes, content]) => [column + row, `${attributes.trim()} ${content}`.trimStart()]));
}
const text = `s="${formats.text}" t="inlineStr"`;

test("numbers of at most 15 digits are numbers, longer ones text with every digit", async () => {
  expect(
    await cellsOf(
      "SELECT 5::INTEGER, 999999999999999::BIGINT, -1000000000000000::BIGINT, 9223372036854775807::BIGINT, 170141183460469231731687303715884105727::HUGEINT",
    ),
  ).toEqual({
    A2: "5",
    B2: "999999999999999",
    C2: `${text} -1000000000000000`,
    D2: `${text} 9223372036854775807`,
    E2: `${text} 170141183460469231731687303715884105727`,
  });
  expect(
    await cellsOf("SELECT 1234567890123.45::DECIMAL(18,2), 99999999999999.45::DECIMAL(18,2), 999999999999999.00::DECIMAL(18,2), 0.0000000001::DECIMAL(38,10)"),
  ).toEqual({
    A2: "1234567890123.45",
    B2: `${text} 99999999999999.45`,
    C2: "999999999999999.00",
    D2: "0.0000000001",
  });
});

test("floats keep every bit; NaN and infinity are words", async () => {
  expect(await cellsOf("SELECT 0.1::DOUBLE, 5e-324::DOUBLE, '-0.0'::DOUBLE, 0.1::FLOAT, 'nan'::DOUBLE, '-inf'::DOUBLE")).toEqual({
    A2: "0.1",
    B2: "5e-324",
    C2: "-0.0",
    D2: "0.1",
    E2: `${text} nan`,
    F2: `${text} -inf`,
  });
});

test("days and moments that Excel knows are its days, others text", async () => {
  expect(await cellsOf("SELECT DATE '1900-03-01', DATE '9999-12-31', DATE '1900-02-28', DATE '10000-01-01', DATE 'infinity'")).toEqual({
    A2: `s="${formats.day}" 61`,
    B2: `s="${formats.day}" 2958465`,
    C2: `${text} 1900-02-28`,
    D2: `${text} 10000-01-01`,
    E2: `${text} infinity`,
  });
  expect(
    await cellsOf("SELECT TIMESTAMP '2024-06-30 12:00:00', TIMESTAMP_S '2024-06-30 06:00:00', TIMESTAMP '1800-01-01 00:00:00.5', TIME '08:30:00'"),
  ).toEqual({
    A2: `s="${formats.moment}" 45473.5`,
    B2: `s="${formats.moment}" 45473.25`,
    C2: `${text} 1800-01-01 00:00:00.5`,
    D2: `${text} 08:30:00`,
  });
});

test("text stays text, whatever it looks like; formulas are marked as quoted on wish, and no value changes", async () => {
  const query = "SELECT '00123', '1e5', '=1+1', '-5', '', NULL::VARCHAR, true, [1, 2]";
  const plain = { A2: `${text} 00123`, B2: `${text} 1e5`, C2: `${text} =1+1`, D2: `${text} -5`, E2: `${text} `, G2: 't="b" 1', H2: `${text} [1, 2]` };
  const quoted = `s="${formats.quoted}" t="inlineStr"`;
  expect(await cellsOf(query)).toEqual(plain);
  expect(await cellsOf(query, true)).toEqual({ ...plain, C2: `${quoted} =1+1`, D2: `${quoted} -5` });
});

test("what XML cannot hold is written as Excel writes it, and so is what looks like that", async () => {
  expect(
    await cellsOf("SELECT 'a' || chr(0) || chr(7) || chr(31) || 'b', '_x0041_', 'a' || chr(13) || chr(10) || chr(9), '<&>\"', '_x00', chr(65535), '😀', ' a '"),
  ).toEqual({
    A2: `${text} a_x0000__x0007__x001F_b`,
    B2: `${text} _x005F_x0041_`,
    C2: `${text} a_x000D_\n\t`,
    D2: `${text} &lt;&amp;&gt;"`,
    E2: `${text} _x00`,
    F2: `${text} _xFFFF_`,
    G2: `${text} 😀`,
    H2: `${text}  a `,
  });
});

test("cells longer than Excel holds are cut and counted, others are whole", async () => {
  const query =
    "SELECT repeat('x', 32768) AS a, repeat('中', 32767) AS b, repeat('😀', 16384) AS c, repeat('😀', 16383) AS d UNION ALL SELECT 'x', 'y', NULL, repeat('z', 40000)";
  const cells = await cellsOf(query);
  const lengths = Object.fromEntries(Object.entries(cells).map(([place, cell]) => [place, cell.slice(text.length + 1).length]));
  expect(lengths).toEqual({ A2: 32_767, B2: 32_767, C2: 32_766, D2: 32_766, A3: 1, B3: 1, D3: 32_767 });
  expect((await excelOf(db, query)).written).toMatchObject({ rows: 2, cut: 3 });
});

test("the header is bold and in sight, the package names its parts, and all of it unpacks", async () => {
  const parts = await unpacked((await excelOf(db, `SELECT 1 AS "名 <称>", 2 AS "_x0041_"`)).bytes);
  expect(Object.keys(parts)).toEqual([
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/_rels/workbook.xml.rels",
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
  ]);
  const sheet = parts["xl/worksheets/sheet1.xml"];
  expect(sheet).toContain(`<c r="A1" s="${formats.head}" t="inlineStr"><is><t xml:space="preserve">名 &lt;称&gt;</t></is></c>`);
  expect(sheet).toContain("_x005F_x0041_");
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  for (const path of parts["[Content_Types].xml"].match(/PartName="\/[^"]+/g)!) expect(parts).toHaveProperty([path.slice(11)]);
});

test("columns beyond Z have two letters, and a column may have any name", async () => {
  const many = Array.from({ length: 30 }, (_, i) => `${i} AS c${i}`).join();
  expect((await cellsOf(`SELECT ${many}`)).AD2).toBe("29");
  expect(await cellsOf(`SELECT 1 AS "row", 2 AS "row_", 'x' AS "a ""b"""`)).toEqual({ A2: "1", B2: "2", C2: `${text} x` });
});

test("a thousand columns of text leave too", async () => {
  const many = Array.from({ length: 1100 }, (_, i) => `'x' AS c${i}`).join();
  expect((await excelOf(db, `SELECT ${many}`)).written).toMatchObject({ rows: 1, cut: 0 });
});
