import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Fault } from "../../../src/core/fault.ts";
import { rowsOf } from "../../../src/core/table.ts";
import { decode } from "../../../src/engine/decode.ts";
import type { ReadOptions } from "../../../src/engine/files/file.ts";
import { excelLook, excelRead } from "../../../workers/works/files/excel.ts";
import { partsOf, sheetOf, zipOf } from "../../fixtures/workbook.ts";

const unheard = () => undefined;
const bytesOf = (name: string) => new Uint8Array(readFileSync(`tests/fixtures/files/excel/${name}`));

async function read(file: File, options: ReadOptions = {}) {
  const { streams, how } = await excelRead({ file, options }, unheard);
  return { how, table: streams.flatMap((stream) => rowsOf(decode([stream]))) };
}

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => "no fault",
    (error: unknown) => (error instanceof Fault ? error.data : error),
  );
const brokenIn = (part: string) => ({ code: "file/excel-broken", facts: { name: "sheet.xlsx", part } });
const sheet = (xml: string) => zipOf(partsOf(xml));
const SHEET = "xl/worksheets/sheet1.xml";

test("a zip that is cut off is broken wherever it is cut", async () => {
  const bytes = bytesOf("monthly.xlsx");
  for (const share of [0.1, 0.5, 0.9, 0.99]) {
    const file = new File([bytes.subarray(0, Math.floor(share * bytes.length))], "sheet.xlsx");
    expect(await faultOf(read(file))).toEqual(brokenIn("zip"));
  }
});

test("a sheet of a workbook with some bytes changed reads as it was, or not at all", async () => {
  for (const name of ["monthly.xlsx", "strict.xlsx", "from-1904.xlsx"]) {
    const bytes = bytesOf(name);
    const { how } = await read(new File([bytes], name));
    const whole = await read(new File([bytes], name), how);
    const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(change, async (changes) => {
        const changed = bytes.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        const found = await read(new File([changed], name), how).catch((error: unknown) => error);
        if (found instanceof Fault) expect(found.data.code).toMatch(/^file\/excel-/);
        else expect(found).toEqual(whole);
      }),
      { numRuns: 150, seed: 7 },
    );
  }
});

test("a sheet whose XML breaks, or whose cells are no cells, is broken in its part", async () => {
  const rows = [
    `<sheetData><row r="1"><c r="A1"><v>1</v></c></row>`,
    `<sheetData><row r="1"><c r="A1"><v>1</v></row></sheetData>`,
    `<sheetData><row r="1"><c r="A1"><v>one</v></c></row></sheetData>`,
    `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>`,
    `<sheetData><row r="1048577"><c r="A1048577"><v>1</v></c></row></sheetData>`,
    `<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>`,
    `<sheetData><row r="1"><c r="1A"><v>1</v></c></row></sheetData>`,
    `<sheetData><row r="1"><c r="A1" t="d"><v>soon</v></c></row></sheetData>`,
    `<sheetData><row r="-1"><c><v>1</v></c></row></sheetData>`,
  ];
  for (const xml of rows) {
    expect(await faultOf(read(await sheet(xml))), xml).toEqual(brokenIn(SHEET));
    expect(await faultOf(excelLook({ file: await sheet(xml), options: {} }, unheard)), xml).toEqual(brokenIn(SHEET));
  }
});

test("parts that are missing are named, and other documents told apart", async () => {
  const { [SHEET]: _, ...without } = partsOf("");
  expect(await faultOf(read(await zipOf(without)))).toEqual(brokenIn(SHEET));
  expect(await faultOf(read(await zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>" })))).toMatchObject({ facts: { kind: "document" } });
  expect(await faultOf(read(await zipOf({ "[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x" })))).toMatchObject({ facts: { kind: "xlsb" } });
  expect(await faultOf(read(await sheet(`<sheetData><row r="1"><c r="A1" t="e"><v>#N/A</v></c></row></sheetData>`)))).toMatchObject({
    code: "file/excel-empty",
  });
});

test("entities are not expanded, and names of JavaScript are names like others", async () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`;
  const parts = partsOf(
    `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>constructor</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>`,
  );
  const file = await zipOf({ ...parts, [SHEET]: laughs + parts[SHEET] });
  expect((await read(file)).table).toEqual([{ constructor: "&b;" }]);
});

test("a part that unpacks to more than a workbook holds is refused, whatever the zip says of its size", async () => {
  const parts = partsOf("<sheetData/>");
  const strings = parts["xl/_rels/workbook.xml.rels"].replace(
    "</Relationships>",
    `<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
  );
  const bomb = await zipOf({ ...parts, "xl/_rels/workbook.xml.rels": strings, "xl/styles.xml": `<styleSheet>${" ".repeat(65_000_000)}</styleSheet>` });
  const fault = { code: "file/excel-bomb", facts: { name: "sheet.xlsx", part: "xl/styles.xml", limitBytes: 64e6 } };
  expect(bomb.size).toBeLessThan(200_000);
  expect(await faultOf(read(bomb))).toEqual(fault);
  expect(await faultOf(read(await saying(bomb, "xl/styles.xml", 100)))).toEqual(brokenIn("xl/styles.xml"));
});

test("cells far apart take no room between them, and columns without a name or a value are left out", async () => {
  const file = await sheet(
    `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="XFD1" t="inlineStr"><is><t>b</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`,
  );
  const { streams, rows } = await excelRead({ file, options: {} }, unheard);
  expect(rows).toBe(1_048_575);
  expect(rowsOf(decode([streams.at(-1)!])).at(-1)).toEqual({ a: null, b: 1 });
});

test("a thousand columns are read with their names", async () => {
  const cells = (row: number) =>
    Array.from({ length: 1000 }, (_, i) => (row === 1 ? `<c t="inlineStr"><is><t>c${i}</t></is></c>` : `<c><v>${row * i}</v></c>`)).join("");
  const { table } = await read(await sheet(`<sheetData>${[1, 2, 3].map((row) => `<row r="${row}">${cells(row)}</row>`).join("")}</sheetData>`));
  expect(Object.keys(table[0])).toHaveLength(1000);
  expect(table[1].c999).toBe(2997);
});

test("a workbook of one cell is one row", async () => {
  expect((await read(await sheetOf([], [[5]]))).table).toEqual([{ column0: 5 }]);
});

/** The same zip, with another size of a part in its directory. */
async function saying(file: File, part: string, size: number): Promise<File> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 46; ++at)
    if (view.getUint32(at, true) === 0x02014b50 && new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))) === part)
      view.setUint32(at + 24, size, true);
  return new File([bytes], file.name);
}
