import { encodingOf } from "../../../src/core/encoding.ts";
import { fault } from "../../../src/core/fault.ts";
import { isSpace } from "./json-split.ts";

/** How many bytes are looked at to tell the encoding. */
const HEAD_BYTES = 256 * 1024;

const BLOCK_BYTES = 4 * 1024 * 1024;

/** The file as UTF-8 without a mark, itself where it is so, and what it was in. @throws Fault `file/encoding` */
export async function asUtf8(file: File, chosen?: string): Promise<{ content: Blob; encoding: string }> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const { name, mark } = encodingOf(head, file.size <= HEAD_BYTES);
  const encoding = chosen ?? name;
  if (/^utf-?8$/i.test(encoding)) return { content: file.slice(mark), encoding };
  try {
    const utf8 = file
      .stream()
      .pipeThrough(new TextDecoderStream(encoding, { fatal: true }))
      .pipeThrough(new TextEncoderStream());
    return { content: await new Response(utf8).blob(), encoding };
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw fault("file/encoding", { name: file.name, encoding });
    throw error;
  }
}

/** Text of UTF-8 bytes. @throws Fault `file/encoding` */
export function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw fault("file/encoding", { name, encoding: "utf-8" });
  }
}

/** The bytes from a place on, at most so many. */
export async function bytesOf(content: Blob, from: number, count: number): Promise<Uint8Array> {
  return new Uint8Array(await content.slice(from, from + count).arrayBuffer());
}

/** The first byte that is no white space from a place on; −1 where there is none. */
export async function firstByteFrom(content: Blob, from: number): Promise<number> {
  for (let at = from; at < content.size; at += BLOCK_BYTES) {
    const bytes = await bytesOf(content, at, BLOCK_BYTES);
    const found = bytes.findIndex((byte) => !isSpace(byte));
    if (found >= 0) return at + found;
  }
  return -1;
}

/** How many line ends stand before a place. */
export async function linesBefore(content: Blob, place: number): Promise<number> {
  let lines = 0;
  for (let at = 0; at < place; at += BLOCK_BYTES) lines += lineEnds(await bytesOf(content, at, Math.min(BLOCK_BYTES, place - at)));
  return lines;
}

/** How many line ends there are; a carriage return alone is none. */
export function lineEnds(bytes: Uint8Array): number {
  let lines = 0;
  for (let i = bytes.indexOf(10); i >= 0; i = bytes.indexOf(10, i + 1)) ++lines;
  return lines;
}
