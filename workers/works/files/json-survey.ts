import { fault } from "../../../src/core/fault.ts";
import type { Progress } from "../../../src/core/progress.ts";
import type { ReadOptions } from "../../../src/engine/files/file.ts";
import { Column } from "./column.ts";
import { layoutOf } from "./json-layout.ts";
import { piecesOf, recordsIn, type Piece, type Source } from "./json-pieces.ts";
import { makeOf, Records, type Known, type Make } from "./json-records.ts";
import { asUtf8, lineEnds } from "./json-text.ts";
import { distinctNames } from "./names.ts";

/** More keys than a table has columns: ids as keys, mostly. */
const MOST_KEYS = 5000;

/** How the records of a file are read, found out by going through all of them. */
export interface Survey {
  source: Source;
  /** As TextDecoder names it. */
  encoding: string;
  make: Make;
  /** Lists: the first of them holds names. */
  header: boolean;
  columns: { key: string; name: string; seen: number; mixed: boolean }[];
  pieces: Piece[];
  rows: number;
}

/**
 * Go through the records of a file, piece by piece: their make, their keys and what the values are.
 *
 * @param most pieces to go through, and how large each is to be
 * @throws Fault `file/json-…`, `file/encoding`, `file/empty`
 */
export async function survey(file: File, options: ReadOptions, progress: Progress, most = { pieces: Infinity, bytes: 8 * 1024 * 1024 }): Promise<Survey> {
  const { content, encoding } = await asUtf8(file, options.encoding);
  const layout = await layoutOf(content, file.name);
  const source: Source = {
    content,
    name: file.name,
    mode: layout.mode,
    from: layout.mode === "whole" ? 0 : layout.from,
    alone: layout.mode !== "list" || layout.alone,
  };
  const known = new Map<string, Known>();
  const pieces: Piece[] = [];
  let make: Make | undefined;
  let names: (string | undefined)[] | undefined;
  let rows = 0;
  for await (const opened of piecesOf(source, layout, most.bytes)) {
    const { piece, bytes, places } = opened;
    const records = await recordsIn(source, opened, layout);
    make ??= records.map(makeOf).find(Boolean);
    if (make === "lists" && !pieces.length) names = namesIn(records[0], options.header);
    piece.skip = names && !pieces.length ? 1 : 0;
    const found = taken(
      records.slice(piece.skip),
      make ?? "values",
      file.name,
      (row) => piece.line + lineEnds(bytes.subarray(0, places?.starts[row + piece.skip] ?? 0)),
    );
    learn(known, found, file.name);
    pieces.push(piece);
    rows += found.rows;
    progress(piece.to / content.size);
    if (pieces.length >= most.pieces) break;
  }
  if (!known.size && !names) throw fault("file/json-shape", { name: file.name, why: "no-rows", line: 1 });
  return { source, encoding, make: make ?? "values", header: Boolean(names), columns: columnsOf(known, make ?? "values", names), pieces, rows };
}

/** Records as columns. @throws Fault `file/json-shape` */
function taken(records: readonly unknown[], make: Make, name: string, line: (row: number) => number): Records {
  const found = new Records(make, false);
  for (const [row, record] of records.entries()) {
    try {
      if (!found.add(record)) throw fault("file/json-shape", { name, why: "mixed", line: line(row) });
    } catch (error) {
      throw error instanceof RangeError ? fault("file/json-shape", { name, why: "deep", line: line(row) }) : error;
    }
  }
  return found;
}

/** The names in the first list, if it holds names. */
function namesIn(first: unknown, header: boolean | undefined): string[] | undefined {
  if (header === false || !Array.isArray(first)) return undefined;
  const isNames = first.length > 0 && first.every((name) => typeof name === "string" && name.trim() !== "") && new Set(first).size === first.length;
  return header || isNames ? first.map((name) => (name === null ? "" : String(name))) : undefined;
}

/** Put what a piece tells of its columns to what is known. @throws Fault `file/json-shape` */
function learn(known: Map<string, Known>, { columns }: Records, name: string): void {
  for (const [key, found] of columns) {
    const one = known.get(key);
    if (!one) known.set(key, found);
    else {
      one.seen |= found.seen;
      if (found.zone !== undefined) one.zone = one.zone === undefined || one.zone === found.zone ? found.zone : null;
    }
  }
  if (known.size > MOST_KEYS) throw fault("file/json-shape", { name, why: "wide", line: 1 });
}

/** Columns in the order of first appearance, of lists by place; moments in several zones cannot be compared, so they are text. */
function columnsOf(known: Map<string, Known>, make: Make, names: readonly (string | undefined)[] = []): Survey["columns"] {
  for (const i of names.keys()) if (!known.has(String(i))) known.set(String(i), { column: new Column(), seen: 0 });
  const keys = [...known.keys()];
  if (make === "lists") keys.sort((a, b) => Number(a) - Number(b));
  const called = distinctNames(keys.map((key) => (make === "lists" ? names[Number(key)] : key)));
  return keys.map((key, i) => {
    const { seen, zone } = known.get(key)!;
    return { key, name: called[i], seen, mixed: zone === null };
  });
}
