import { compute } from "../../compute/compute.ts";
import type { TextSight } from "../../../workers/works/files/text.ts";
import type { Reading } from "./reader.ts";

/** What is read into a table: text in UTF-8 from the first row of data on. */
export interface CsvText {
  content: Blob;
  /** How rows end. */
  breaks: string;
  /** Whether the file was written again, and whether its line ends were made all alike. */
  written: "as-is" | "again" | "even";
}

/** The header and what is above it end within so many bytes. */
const HEAD_BYTES = 4 << 20;

/** The text of a file: as it stands where the engine can read it, else written again. @throws Fault `file/encoding` */
export async function csvText({ file, signal, progress }: Pick<Reading, "file" | "signal" | "progress">, { sniffed, encoding }: TextSight): Promise<CsvText> {
  const { breaks, comment, quote, line } = sniffed;
  const even = breaks === null || comment !== "";
  if (!even && /^utf-?8$/.test(encoding)) return { content: await afterLines(file, line - 1, breaks), breaks, written: "as-is" };
  const input = { file, name: file.name, encoding, even: even ? { comment, quote } : null };
  const content = await compute("files", "transcode", input, { signal: signal ?? new AbortController().signal, progress });
  const ends = even ? "\n" : breaks;
  return { content: await afterLines(content, line - 1, ends), breaks: ends, written: even ? "even" : "again" };
}

/** A text without its first lines and without a byte order mark. */
async function afterLines(content: Blob, lines: number, breaks: string): Promise<Blob> {
  const bytes = new Uint8Array(await content.slice(0, HEAD_BYTES).arrayBuffer());
  const mark = breaks === "\r" ? 13 : 10;
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let line = 0; line < lines; ++line) {
    const found = bytes.indexOf(mark, at);
    at = found < 0 ? bytes.length : found + 1;
  }
  return content.slice(at);
}
