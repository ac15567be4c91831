import { encodingOf, isBinary } from "../../../src/core/encoding.ts";
import { fault } from "../../../src/core/fault.ts";
import { sniff, type Sniffed } from "../../../src/core/sniff/sniff.ts";
import type { ReadOptions } from "../../../src/engine/files/file.ts";

/** A text file, unpacked. */
export interface TextInput {
  file: Blob;
  /** For faults. */
  name: string;
  options: ReadOptions;
}

/** What the first of a text file shows, and pieces of the rest. */
export interface TextSight {
  sniffed: Sniffed;
  /** As TextDecoder names it. */
  encoding: string;
  /** Every byte seen is ASCII: what comes later may be in another encoding. */
  ascii: boolean;
  /** Bytes a row takes in the file, on average. */
  rowBytes: number;
  /** The first lines as they stand, at most 20. */
  lines: string[];
}

/** How many bytes are looked at from the start, and in each of some pieces further on. */
const HEAD_BYTES = 256 * 1024;
const PIECE_BYTES = 16 * 1024;
const PIECES = 8;

/** Find out how a text file is written. @throws Fault `file/empty`, `file/not-a-table`, `file/encoding` */
export async function sniffText({ file, name, options }: TextInput): Promise<TextSight> {
  const head = await bytesOf(file, 0, HEAD_BYTES);
  const whole = file.size <= HEAD_BYTES;
  if (!options.encoding && isBinary(head)) throw fault("file/not-a-table", { name, why: "binary" });
  const found = encodingOf(head, whole);
  const encoding = (options.encoding ?? found.name).toLowerCase();
  const text = decoderOf(encoding, name).decode(head, { stream: !whole });
  if (!text.trim()) throw fault("file/empty", { name });
  const more = whole ? [] : await piecesOf(file, encoding, name);
  const sniffed = sniff({ text, whole, more }, options);
  const perLetter = head.length / text.length;
  return {
    sniffed,
    encoding,
    ascii: found.ascii,
    rowBytes: sniffed.rowLength * perLetter,
    lines: text.split(/\r\n|\r|\n/, 20).map((line) => line.slice(0, 2000)),
  };
}

async function piecesOf(file: Blob, encoding: string, name: string): Promise<string[]> {
  const step = Math.floor((file.size - HEAD_BYTES) / PIECES / 2) * 2;
  const starts = Array.from({ length: PIECES }, (_, i) => Math.min(HEAD_BYTES + i * step, Math.max(HEAD_BYTES, file.size - PIECE_BYTES)));
  return Promise.all(starts.map(async (at) => decoderOf(encoding, name).decode(await bytesOf(file, at & ~1, PIECE_BYTES), { stream: true })));
}

async function bytesOf(file: Blob, from: number, length: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(from, from + length).arrayBuffer());
}

/** @throws Fault `file/encoding` where there is none of the name */
export function decoderOf(encoding: string, name: string, fatal = false): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal });
  } catch (error) {
    if (error instanceof RangeError) throw fault("file/encoding", { name, encoding });
    throw error;
  }
}
