import { fault } from "../../../src/core/fault.ts";
import { within, type Progress } from "../../../src/core/progress.ts";
import type { Look, ReadOptions, Rejected } from "../../../src/engine/files/file.ts";
import { Column } from "./column.ts";
import type { Meanings } from "./excel-cell.ts";
import { meaningsOf } from "./excel-formats.ts";
import { findHeader, namesIn } from "./excel-header.ts";
import { closing, openWorkbook, type SheetPart, type Workbook } from "./excel-parts.ts";
import { areaOf, WHOLE_SHEET, type Area } from "./excel-range.ts";
import { readSheet, type Cells, type SheetReader } from "./excel-sheet.ts";
import { sharedStrings } from "./excel-strings.ts";
import { openPackage, type Package } from "./excel-zip.ts";
import { distinctNames } from "./names.ts";
import { kindOfOle } from "./ole.ts";
import { readable } from "./readable.ts";
import { memoryOf, settle, shownRows, type Named } from "./settle.ts";
import { streamsOf } from "./typed.ts";

/** A look goes through so many rows below the top of the area. */
const LOOKED_ROWS = 500;

/** How many rows a look shows. */
const SHOWN_ROWS = 50;

export interface ExcelInput {
  file: File;
  options: ReadOptions;
}

/** What a look finds; `needs.rows` is told by the last row of the sheet. */
export type ExcelSight = Pick<Look, "how" | "sheets" | "columns" | "rows"> & { needs: { rows: number; memoryBytes: number } };

export interface ExcelRead {
  how: Look["how"];
  /** Each a whole Arrow stream of at most 65,536 rows. */
  streams: Uint8Array[];
  rows: number;
  rejected: Rejected[];
}

/** Look at a workbook: its sheets, and the first rows of the one to read. @throws Fault `file/excel-…` */
export function excelLook(input: ExcelInput, progress: Progress): Promise<ExcelSight> {
  return readable(input.file, () => look(input, progress));
}

/** Read a sheet of a workbook, whole. @throws Fault `file/excel-…` */
export function excelRead(input: ExcelInput, progress: Progress): Promise<ExcelRead> {
  return readable(input.file, () => read(input, progress));
}

async function look({ file, options }: ExcelInput, progress: Progress): Promise<ExcelSight> {
  const book = await openBook(file, options, progress);
  const reader = readSheet(book);
  const last = await readTop(book, reader);
  const table = tableIn(book, reader.cells, options);
  const settled = settle(table.named, table.rows, { file: file.name, line: (row) => row + 1, ...options, columns: undefined, sample: undefined });
  const rows = table.rows.length && Math.max(table.rows.length, Math.min(last, book.area.bottom) - table.rows[0] + 1);
  return {
    how: table.how,
    sheets: book.workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    columns: settled.columns.map(({ name, type }) => ({ name, type })),
    rows: shownRows(settled, SHOWN_ROWS),
    needs: { rows, memoryBytes: memoryOf(settled, rows) },
  };
}

async function read({ file, options }: ExcelInput, progress: Progress): Promise<ExcelRead> {
  const book = await openBook(file, options, within(progress, 0, 0.1));
  const reader = readSheet(book);
  const heard = within(progress, 0.1, 0.9);
  await book.pack.read(book.sheet.part, (piece, share) => {
    reader.write(piece);
    heard(share);
  });
  ended(book, reader);
  const { how, named, rows } = tableIn(book, reader.cells, options);
  const settled = settle(named, rows, { file: file.name, line: (row) => row + 1, ...options });
  return { how, streams: streamsOf(settled.columns, settled.rows), rows: settled.rows.length, rejected: settled.rejected };
}

/** A workbook with the sheet to read. */
interface Book extends Meanings {
  pack: Package;
  workbook: Workbook;
  sheet: SheetPart;
  area: Area;
}

async function openBook(file: File, options: ReadOptions, progress: Progress): Promise<Book> {
  const { name } = file;
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (start[0] === 0xd0) throw fault("file/excel-kind", { name, kind: await kindOfOle(file) });
  if (start[0] !== 0x50) throw fault("file/excel-kind", { name, kind: "xml" });
  const pack = await openPackage(file);
  const workbook = await openWorkbook(pack);
  const sheet = chosenSheet(pack, workbook, options.sheet);
  const area = options.range ? areaOf(options.range) : WHOLE_SHEET;
  if (!area) throw fault("file/excel-range", { name, sheet: sheet.name, range: options.range! });
  progress(0.1);
  return { pack, workbook, sheet, area, from1904: workbook.from1904, meanings: await meaningsOf(pack, workbook), strings: await sharedStrings(pack, workbook) };
}

/** The sheet of a name; else the one with most in it, of those that are not hidden. */
function chosenSheet(pack: Package, { sheets }: Workbook, name: string | undefined): SheetPart {
  if (name !== undefined) {
    const named = sheets.find((sheet) => sheet.name === name);
    if (named) return named;
    throw fault("file/excel-no-sheet", { name: pack.name, sheet: name, sheets: sheets.map((sheet) => sheet.name) });
  }
  const seen = sheets.filter(({ hidden }) => !hidden);
  return (seen.length ? seen : sheets).reduce((best, sheet) => (pack.sizeBytes(sheet.part) > pack.sizeBytes(best.part) ? sheet : best));
}

/** Read the first rows of the area and what comes after all rows, passing over those between; gives the last row, counted from 0. */
async function readTop(book: Book, reader: SheetReader): Promise<number> {
  const enough = book.area.top + LOOKED_ROWS;
  let place: "top" | "between" | "after" = "top";
  let last = -1;
  let between = "";
  await book.pack.read(book.sheet.part, (piece) => {
    let rest = piece;
    if (place === "top") {
      const cut = reader.row() < enough ? -1 : rest.search(/<(?:\w+:)?row[ >]/);
      if (cut >= 0) place = "between";
      reader.write(cut < 0 ? rest : rest.slice(0, cut));
      rest = rest.slice(Math.max(0, cut));
    }
    if (place === "between") {
      between += rest;
      last = lastRowIn(between) ?? last;
      const end = between.search(/<\/(?:\w+:)?sheetData/);
      rest = end < 0 ? "" : between.slice(end);
      between = between.slice(-200);
      if (end >= 0) place = "after";
    } else if (place === "top") rest = "";
    if (place === "after") reader.write(rest);
  });
  ended(book, reader);
  return Math.max(last, reader.cells.lastRow);
}

/** The number of the last row that is told in some XML, counted from 0. */
function lastRowIn(xml: string): number | undefined {
  const at = xml.lastIndexOf('row r="');
  return at < 0 ? undefined : parseInt(xml.slice(at + 7, at + 17)) - 1;
}

function ended({ pack, sheet }: Book, reader: SheetReader): void {
  closing(pack, sheet.part, reader.end);
}

interface Table {
  how: Look["how"];
  named: Named[];
  /** The rows of data. */
  rows: Uint32Array;
}

/** What of the cells is the table. */
function tableIn({ area, sheet, pack: { name } }: Book, cells: Cells, options: ReadOptions): Table {
  if (cells.lastRow < 0)
    throw options.range ? fault("file/excel-range", { name, sheet: sheet.name, range: options.range }) : fault("file/excel-empty", { name, sheet: sheet.name });
  const header = findHeader(cells, area, options);
  const from = header.top + header.depth;
  const names = namesIn(cells, area, header);
  const places = Array.from({ length: Math.max(cells.columns.length, ...[...names.keys()].map((place) => place + 1)) }, (_, place) => place);
  const used = places.filter((place) => names.has(place) || (cells.columns[place]?.last ?? -1) >= from);
  const called = distinctNames(used.map((place) => names.get(place)));
  return {
    how: { ...options, format: "excel", sheet: sheet.name, skip: header.top - area.top, header: header.depth > 0 },
    named: used.map((place, i) => ({ name: called[i], column: cells.columns[place] ?? new Column() })),
    rows: Uint32Array.from({ length: Math.max(0, cells.lastRow + 1 - from) }, (_, i) => from + i),
  };
}
