import { fault } from "../../../src/core/fault.ts";
import { jsonBroken } from "./json-broken.ts";
import type { Layout } from "./json-layout.ts";
import { split, type Mode, type Split } from "./json-split.ts";
import { bytesOf, firstByteFrom, lineEnds, linesBefore, textOf } from "./json-text.ts";
import { parse } from "./json-values.ts";

/** No record is larger. */
const LARGEST_BYTES = 256 * 1024 * 1024;

/** Records are parsed together up to this size. */
const BATCH_BYTES = 1024 * 1024;

/** A file's records as UTF-8, and where they begin. */
export interface Source {
  content: Blob;
  name: string;
  mode: Mode | "whole";
  from: number;
  /** Nothing but white space may follow. */
  alone: boolean;
}

/** Some records on end: bytes of the content. */
export interface Piece {
  from: number;
  to: number;
  /** The line of its first byte, from 1. */
  line: number;
  /** How many of its first records hold no data but names. */
  skip: number;
  /** Nothing of the list follows. */
  last: boolean;
}

/** A piece with its bytes and where its records stand in them; a document that is held whole has neither. */
export interface Opened {
  piece: Piece;
  bytes: Uint8Array;
  places?: Split;
}

/** The pieces of a file, each of whole records and of about so many bytes. @throws Fault `file/json-…` */
export async function* piecesOf(source: Source, layout: Layout, size: number): AsyncGenerator<Opened, void> {
  const { content, name, mode, from } = source;
  if (layout.mode === "whole" || mode === "whole") {
    yield { piece: { from: 0, to: content.size, line: 1, skip: 0, last: true }, bytes: new Uint8Array() };
    return;
  }
  let line = 1 + (await linesBefore(content, from));
  for (let [at, reach] = [from, size]; ;) {
    const bytes = await bytesOf(content, at, reach);
    const atEnd = at + bytes.length >= content.size;
    const places = split(bytes, mode, atEnd);
    if (!places.starts.length && !places.closed && !atEnd) {
      if (reach >= LARGEST_BYTES) throw fault("file/json-shape", { name, why: "deep", line });
      reach *= 2;
      continue;
    }
    const last = places.closed || atEnd;
    const to = at + (last ? bytes.length : places.rest);
    yield { piece: { from: at, to, line, skip: 0, last }, bytes, places };
    if (last) return ended(source, places.closed, at + places.rest);
    line += lineEnds(bytes.subarray(0, places.rest));
    [at, reach] = [to, size];
  }
}

/** @throws Fault `file/json-broken` where a list is not closed, or something follows it */
async function ended({ content, name, mode, alone }: Source, closed: boolean, end: number): Promise<void> {
  if (mode !== "list") return;
  if (!closed) throw await jsonBroken(content, name, { from: content.size, to: content.size });
  const more = alone ? await firstByteFrom(content, end + 1) : -1;
  if (more >= 0) throw await jsonBroken(content, name, { from: more, to: Math.min(content.size, more + 100) });
}

/** A piece of a survey, opened again. */
export async function openPiece({ content, mode }: Source, piece: Piece): Promise<Opened> {
  const bytes = mode === "whole" ? new Uint8Array() : await bytesOf(content, piece.from, piece.to - piece.from);
  return { piece, bytes, places: mode === "whole" ? undefined : split(bytes, mode, piece.last) };
}

/** The records of a piece. @throws Fault `file/json-broken`, `file/json-shape`, `file/encoding` */
export async function recordsIn(source: Source, { bytes, places, piece }: Opened, layout: Layout): Promise<unknown[]> {
  if (layout.mode === "whole") return layout.records;
  const { starts, ends } = places!;
  const records: unknown[] = [];
  for (let i = 0; i < starts.length;) {
    let next = i + 1;
    while (next < starts.length && ends[next] - starts[i] < BATCH_BYTES) ++next;
    const texts =
      layout.mode === "list"
        ? [textOf(bytes.subarray(starts[i], ends[next - 1]), source.name)]
        : starts.slice(i, next).map((start, k) => textOf(bytes.subarray(start, ends[i + k]), source.name));
    try {
      for (const record of parse(`[${texts.join(",")}]`) as unknown[]) records.push(record);
    } catch (error) {
      throw await whatBroke(source, { bytes, places, piece }, [i, next], error);
    }
    i = next;
  }
  return records;
}

/** The fault of the first record among some that is not JSON. */
async function whatBroke({ content, name }: Source, { bytes, places, piece }: Opened, [from, to]: [number, number], error: unknown): Promise<unknown> {
  if (error instanceof RangeError) return fault("file/json-shape", { name, why: "deep", line: piece.line + lineEnds(bytes.subarray(0, places!.starts[from])) });
  if (!(error instanceof SyntaxError)) return error;
  for (let i = from; i < to; ++i) {
    const [start, end] = [places!.starts[i], places!.ends[i]];
    try {
      parse(textOf(bytes.subarray(start, end), name));
    } catch {
      return jsonBroken(content, name, { from: piece.from + start, to: piece.from + Math.max(end, start + 1) });
    }
  }
  return jsonBroken(content, name, { from: piece.from + places!.starts[from], to: piece.from + places!.ends[to - 1] });
}
