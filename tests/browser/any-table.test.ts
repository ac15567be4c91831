import { columnFromArray, tableFromColumns, tableToIPC, utf8, int64, float64, dateDay, bool } from "@uwdata/flechette";
import { BlobWriter, TextReader, ZipWriter } from "@zip.js/zip.js";
import fc from "fast-check";
import init, { Table as ParquetTable, writeParquet } from "parquet-wasm/esm/parquet_wasm.js";
import parquetUrl from "parquet-wasm/esm/parquet_wasm_bg.wasm?url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rowsOf } from "../../src/core/table.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import type { ColumnType, ReadOptions } from "../../src/engine/files/file.ts";
import { handwritten as q } from "../../src/sql/sql.ts";

const CASES = 25;

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ lost: () => undefined });
  await init({ module_or_path: parquetUrl });
}, 120_000);
afterAll(() => engine?.close());

type Value = string | number | boolean | null;
interface Column {
  name: string;
  type: ColumnType;
  values: Value[];
}

/** Texts that a careless reader breaks on, but that mean no missing value and hold nothing a workbook cannot. */
const text = fc
  .oneof(fc.string({ unit: "grapheme", maxLength: 12 }), fc.constantFrom('a"b', "a,b;c\td|e", "two\nlines", "=1+1", "007", "甲乙 丙", "👩‍👩‍👧", "'", " padded "))
  .filter((value) => value.trim() !== "" && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\r\u2028\u2029]/.test(value));
const day = fc.date({ min: new Date("1950-01-01"), max: new Date("2090-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const VALUES: Record<string, { type: ColumnType; of: fc.Arbitrary<Value> }> = {
  text: { type: "text", of: text },
  whole: { type: "number", of: fc.integer({ min: -1e9, max: 1e9 }) },
  decimal: { type: "number", of: fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100) },
  day: { type: "date", of: day },
  yes: { type: "boolean", of: fc.boolean() },
};

const table: fc.Arbitrary<Column[]> = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.uniqueArray(fc.constantFrom(...Object.keys(VALUES)), { minLength: 1, maxLength: 5 }))
  .chain(([rows, kinds]) =>
    fc.tuple(
      ...kinds.map((kind) =>
        fc.array(fc.option(VALUES[kind].of, { freq: 6 }), { minLength: rows, maxLength: rows }).map((values): Column => ({
          name: `${kind} 列`,
          type: VALUES[kind].type,
          values: [VALUES[kind].type === "text" ? "first" : values[0], ...values.slice(1)],
        })),
      ),
    ),
  );

/** What the engine's rows should be: booleans as 0 and 1. */
function expected(columns: Column[]): Record<string, string | number | null>[] {
  return columns[0].values.map((_, i) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, typeof values[i] === "boolean" ? Number(values[i]) : (values[i] as string | number | null)])),
  );
}

async function readsBack(content: BlobPart, name: string, columns: Column[], options: ReadOptions = {}): Promise<void> {
  const types = Object.fromEntries(columns.map((column) => [column.name, column.type]));
  await engine.load("t", [new File([content], name)], { types, ...options });
  expect(rowsOf(await engine.query(q("FROM t")))).toEqual(expected(columns));
}

const rowsAs = (columns: Column[], write: (value: Value) => string, between: string) =>
  columns[0].values.map((_, i) => columns.map(({ values }) => write(values[i])).join(between));

test("CSV: any table reads back, whatever its separator and line ends", { timeout: 300_000 }, async () => {
  const writing = fc.record({ delimiter: fc.constantFrom(",", ";", "\t", "|"), end: fc.constantFrom("\n", "\r\n"), mark: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(table, writing, async (columns, { delimiter, end, mark }) => {
      const quoted = (value: Value) => (value === null ? "" : typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : String(value));
      const lines = [columns.map(({ name }) => quoted(name)).join(delimiter), ...rowsAs(columns, quoted, delimiter)];
      await readsBack(`${mark ? "\ufeff" : ""}${lines.join(end)}${end}`, "a.csv", columns, { delimiter, quote: '"', header: true, skip: 0, comment: "" });
    }),
    { numRuns: CASES, seed: 1 },
  );
});

test("JSON: any table reads back, as an array and as lines", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.boolean(), async (columns, lines) => {
      const objects = columns[0].values.map((_, i) => JSON.stringify(Object.fromEntries(columns.map(({ name, values }) => [name, values[i]]))));
      await readsBack(lines ? objects.join("\n") : `[${objects.join(",\n")}]`, lines ? "a.jsonl" : "a.json", columns);
    }),
    { numRuns: CASES, seed: 2 },
  );
});

test("Excel: any table reads back; a number in each row, since rows of nothing at the end of a sheet are no rows", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(table, async (columns) => {
      const numbered: Column[] = [{ name: "row", type: "number", values: columns[0].values.map((_, i) => i + 1) }, ...columns];
      await readsBack(await workbook(numbered), "a.xlsx", numbered, { header: true, skip: 0 });
    }),
    { numRuns: CASES, seed: 3 },
  );
});

test("Parquet: any table reads back", { timeout: 300_000 }, async () => {
  const arrow = { text: utf8(), number: float64(), date: dateDay(), boolean: bool(), moment: int64() };
  await fc.assert(
    fc.asyncProperty(table, async (columns) => {
      const written = columns.map(({ name, type, values }): [string, ReturnType<typeof columnFromArray>] => [
        name,
        columnFromArray(type === "date" ? values.map((value) => (value === null ? null : new Date(value as string))) : values, arrow[type]),
      ]);
      const ipc = tableToIPC(tableFromColumns(written), { format: "stream" })!;
      const bytes = writeParquet(ParquetTable.fromIPCStream(ipc));
      await readsBack(new Uint8Array(bytes), "a.parquet", columns);
    }),
    { numRuns: CASES, seed: 4 },
  );
});

/** The smallest workbook there is: one sheet, texts inline, days as numbers with a style. */
async function workbook(columns: Column[]): Promise<Blob> {
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const rows = [columns.map(({ name }) => inline(name)), ...columns[0].values.map((_, i) => columns.map(({ type, values }) => cell(values[i], type)))];
  const files = {
    "[Content_Types].xml": `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    "_rels/.rels": `${xml}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${xml}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `${xml}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `${xml}<worksheet xmlns="${main}"><sheetData>${rows.map((cells, i) => `<row r="${i + 1}">${cells.map((one, j) => one.replace("<c", `<c r="${String.fromCharCode(65 + j)}${i + 1}"`)).join("")}</row>`).join("")}</sheetData></worksheet>`,
  };
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [path, content] of Object.entries(files)) await zip.add(path, new TextReader(content));
  return zip.close();
}

function inline(value: string): string {
  const escaped = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
}

function cell(value: Value, type: ColumnType): string {
  if (value === null) return "<c/>";
  if (type === "date") return `<c s="1"><v>${Date.parse(value as string) / 86_400_000 + 25_569}</v></c>`;
  if (typeof value === "boolean") return `<c t="b"><v>${Number(value)}</v></c>`;
  return typeof value === "number" ? `<c><v>${value}</v></c>` : inline(value);
}
