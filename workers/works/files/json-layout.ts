import { fault } from "../../../src/core/fault.ts";
import "./json-faults.ts";
import { jsonBroken } from "./json-broken.ts";
import { firstListIn, isSpace, split, type Mode } from "./json-split.ts";
import { bytesOf, firstByteFrom, textOf } from "./json-text.ts";
import { parse } from "./json-values.ts";

/** A single object up to this size is parsed whole to find the table in it; in a larger one the first list of objects is. */
const WHOLE_BYTES = 64 * 1024 * 1024;

/** Where the records are: one after another from a byte on, with nothing after them where they are `alone`, or in a document that is small enough to hold. */
export type Layout = { mode: Mode; from: number; alone: boolean } | { mode: "whole"; records: unknown[] };

/**
 * Find the records: a list, lines of objects or of lists, an object that holds a list of records (the longest, at most three levels down), an object of
 * columns of one length, or a single object.
 *
 * @throws Fault `file/json-broken`, `file/json-shape`, `file/empty`
 */
export async function layoutOf(content: Blob, name: string): Promise<Layout> {
  const start = await firstByteFrom(content, 0);
  if (start < 0) throw fault("file/empty", { name });
  const opening = String.fromCharCode((await bytesOf(content, start, 1))[0]);
  if (opening === "[") return listOrLines(content, start);
  if (opening !== "{") throw await jsonBroken(content, name, { from: start, to: Math.min(content.size, start + 1000) });
  for (let size = 64 * 1024; ; size *= 8) {
    const bytes = await bytesOf(content, start, Math.min(size, WHOLE_BYTES));
    const last = start + bytes.length === content.size;
    const { ends } = split(bytes, "lines", last);
    if (ends.length > 1) return { mode: "lines", from: start, alone: true };
    if (last) return objectIn(bytes, content, name);
    if (ends.length && (await firstByteFrom(content, start + ends[0])) >= 0) return { mode: "lines", from: start, alone: true };
    if (bytes.length === WHOLE_BYTES) return largeObject(content, start, name);
  }
}

/** A list alone, or lists line by line: told by what follows the first. */
async function listOrLines(content: Blob, start: number): Promise<Layout> {
  const bytes = await bytesOf(content, start, 1024 * 1024);
  const { ends } = split(bytes, "lines", false);
  let next = ends[0] ?? bytes.length;
  while (next < bytes.length && isSpace(bytes[next])) ++next;
  const another = ends.length > 0 && bytes[next] === "[".charCodeAt(0);
  return another ? { mode: "lines", from: start, alone: true } : { mode: "list", from: start + 1, alone: true };
}

async function objectIn(bytes: Uint8Array, content: Blob, name: string): Promise<Layout> {
  const object = await parsed(textOf(bytes, name), content, name);
  const lists = listsIn(object, 3).sort((a, b) => b.length - a.length);
  if (lists.length) return { mode: "whole", records: lists[0] };
  const columns = Object.entries(object as Record<string, unknown>);
  const [, first] = columns[0] ?? [];
  const even = Array.isArray(first) && first.length > 0 && columns.every(([, values]) => Array.isArray(values) && values.length === first.length);
  if (!even) return { mode: "whole", records: [object] };
  return { mode: "whole", records: first.map((_, i) => Object.fromEntries(columns.map(([key, values]) => [key, (values as unknown[])[i]]))) };
}

async function parsed(text: string, content: Blob, name: string): Promise<unknown> {
  try {
    return parse(text);
  } catch {
    throw await jsonBroken(content, name, { from: 0, to: content.size });
  }
}

/** Lists of objects or of lists, so many levels down in objects. */
function listsIn(value: unknown, levels: number): unknown[][] {
  if (Array.isArray(value)) return value.some((one) => one !== null && typeof one === "object") ? [value] : [];
  if (!levels || value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap((one) => listsIn(one, levels - 1));
}

async function largeObject(content: Blob, start: number, name: string): Promise<Layout> {
  const at = firstListIn(await bytesOf(content, start, WHOLE_BYTES));
  if (at < 0) throw fault("file/json-shape", { name, why: "no-rows", line: 1 });
  return { mode: "list", from: start + at, alone: false };
}
