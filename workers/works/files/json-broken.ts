import { fault, type Fault } from "../../../src/core/fault.ts";
import "./json-faults.ts";
import { brokenAt } from "./json-place.ts";
import { bytesOf, linesBefore, textOf } from "./json-text.ts";

/** How much of what stands at the place is shown. */
const NEAR = 20;

/** The fault for bytes that JSON.parse refused, with the place where they break: line and column of the file, in characters from 1. */
export async function jsonBroken(content: Blob, name: string, { from, to }: { from: number; to: number }): Promise<Fault> {
  const text = textOf(await bytesOf(content, from, to - from), name);
  const at = Math.max(0, brokenAt(text));
  const before = text.slice(0, at);
  const newline = before.lastIndexOf("\n");
  const column = newline >= 0 ? at - newline : at + 1 + (await columnOf(content, from, name));
  const line = 1 + (await linesBefore(content, from)) + before.split("\n").length - 1;
  return fault("file/json-broken", {
    name,
    line,
    column,
    near: text
      .slice(at, at + NEAR)
      .split("\n")[0]
      .trim(),
  });
}

/** How many characters stand before a place on its line, at most those of a megabyte. */
async function columnOf(content: Blob, place: number, name: string): Promise<number> {
  const from = Math.max(0, place - 1024 * 1024);
  const bytes = await bytesOf(content, from, place - from);
  return textOf(bytes.subarray(bytes.lastIndexOf(10) + 1), name).length;
}
