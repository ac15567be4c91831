import { toGb18030 } from "../../../src/core/gb18030.ts";
import type { Progress } from "../../../src/core/progress.ts";
import { linesIn } from "./out-lines.ts";
import { talk, type Written } from "./out-talk.ts";

export interface CsvOrder {
  port: MessagePort;
  /** UTF-8 with a byte order mark or without, or GB18030. */
  encoding: "utf-8-mark" | "utf-8" | "gb18030";
  /** The first line, with its end. */
  header: string;
  /** Rows to come, for the progress. */
  rows: number;
}

export interface CsvWritten extends Written {
  /** Characters for which the encoding has no code and that became `?`. */
  unfit: number;
}

/** Write a CSV file of lines that the engine has written: only their bytes are put into the encoding. */
export async function writeCsv({ port, encoding, header, rows: total }: CsvOrder, progress: Progress): Promise<CsvWritten> {
  const page = talk(port);
  let rows = 0;
  let unfit = 0;
  const give = (utf8: Uint8Array) => {
    if (encoding !== "gb18030") return page.give(utf8);
    const coded = toGb18030(utf8);
    unfit += coded.unfit;
    return page.give(coded.bytes);
  };
  await give(new TextEncoder().encode(encoding === "utf-8-mark" ? `\uFEFF${header}` : header));
  for await (const group of page.groups()) {
    const lines = linesIn(group);
    for (const piece of lines.pieces) await give(piece);
    progress(Math.min(1, (rows += lines.rows) / total));
  }
  return { rows, sizeBytes: await page.end(), unfit };
}
