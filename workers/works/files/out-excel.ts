import { ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";
import type { Progress } from "../../../src/core/progress.ts";
import { linesIn } from "./out-lines.ts";
import { streamOf, talk, type Page, type Written } from "./out-talk.ts";

export interface ExcelOrder {
  port: MessagePort;
  /** The small files of the workbook, by their paths. */
  parts: Readonly<Record<string, string>>;
  /** The sheet: what stands before its rows and after. */
  sheet: { path: string; before: string; after: string };
  /** Rows to come, for the progress. */
  rows: number;
  columns: number;
}

export interface ExcelWritten extends Written {
  /** Cells that were too long for Excel and were cut. */
  cut: number;
}

/** A file of more than 4 GB before it is packed needs another form of zip, which not every program reads. */
const LARGE_BYTES = 3e9;
const CELL_BYTES = 60;

/** Write a workbook of one sheet, of rows that the engine has written as XML: here they are only packed. */
export async function writeExcel({ port, parts, sheet, rows: total, columns }: ExcelOrder, progress: Progress): Promise<ExcelWritten> {
  const page = talk(port);
  const zip64 = total * columns * CELL_BYTES > LARGE_BYTES;
  const zip = new ZipWriter(new WritableStream<Uint8Array>({ write: page.give }), { useWebWorkers: false, zip64 });
  for (const [path, content] of Object.entries(parts)) await zip.add(path, new Blob([content]).stream());
  const done = { rows: 0, cut: 0 };
  const xml = sheetXml(page, sheet, (rows, cut) => {
    done.rows += rows;
    done.cut += cut;
    progress(Math.min(1, done.rows / total));
  });
  await zip.add(sheet.path, streamOf(xml));
  await zip.close();
  return { ...done, sizeBytes: await page.end() };
}

async function* sheetXml(page: Page, { before, after }: ExcelOrder["sheet"], count: (rows: number, cut: number) => void): AsyncGenerator<Uint8Array, void> {
  yield new TextEncoder().encode(before);
  for await (const group of page.groups()) {
    const { rows, pieces, sum } = linesIn(group);
    yield* pieces;
    count(rows, sum);
  }
  yield new TextEncoder().encode(after);
}
