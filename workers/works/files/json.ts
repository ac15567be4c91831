import type { Progress } from "../../../src/core/progress.ts";
import type { Look, ReadOptions, Rejected } from "../../../src/engine/files/file.ts";
import { Column } from "./column.ts";
import { layoutOf } from "./json-layout.ts";
import { openPiece, recordsIn, type Piece } from "./json-pieces.ts";
import { Records } from "./json-records.ts";
import { survey, type Survey } from "./json-survey.ts";
import { lineEnds } from "./json-text.ts";
import { readable } from "./readable.ts";
import { memoryOf, settle, shownRows, type Settled } from "./settle.ts";
import { streamsOf } from "./typed.ts";

/** A look goes through so much of a file. */
const LOOKED_BYTES = 1024 * 1024;

/** How many rows a look shows. */
const SHOWN_ROWS = 50;

export interface JsonInput {
  file: File;
  options: ReadOptions;
}

export interface JsonPiece {
  survey: Survey;
  piece: Piece;
  options: ReadOptions;
}

/** Some rows of a file. */
export interface JsonRows {
  /** Each a whole Arrow stream of at most 65,536 rows. */
  streams: Uint8Array[];
  rows: number;
  rejected: Rejected[];
}

/** What a look finds. */
export type JsonSight = Pick<Look, "how" | "columns" | "rows"> & { needs: { rows: number; memoryBytes: number } };

/** Look at the first records of a file. @throws Fault `file/json-…` */
export function jsonLook(input: JsonInput, progress: Progress): Promise<JsonSight> {
  return readable(input.file, () => look(input, progress));
}

async function look({ file, options }: JsonInput, progress: Progress): Promise<JsonSight> {
  const found = await survey(file, options, progress, { pieces: 1, bytes: LOOKED_BYTES });
  const [piece] = found.pieces;
  const settled = await settledIn({ survey: found, piece, options: { ...options, columns: undefined, sample: undefined } });
  const rows = Math.round((found.rows * (found.source.content.size - found.source.from)) / Math.max(1, piece.to - piece.from));
  return {
    how: howOf(found, options),
    columns: settled.columns.map(({ name, type }) => ({ name, type })),
    rows: shownRows(settled, SHOWN_ROWS),
    needs: { rows, memoryBytes: memoryOf(settled, rows) },
  };
}

/** Go through a file once, to know its columns and its pieces. @throws Fault `file/json-…` */
export async function jsonSurvey({ file, options }: JsonInput, progress: Progress): Promise<Survey & { how: Look["how"] }> {
  const found = await readable(file, () => survey(file, options, progress));
  return { ...found, how: howOf(found, options) };
}

/** The rows of one piece. @throws Fault `file/json-…` */
export async function jsonPiece(input: JsonPiece): Promise<JsonRows> {
  const { columns, rows, rejected } = await settledIn(input);
  return { streams: streamsOf(columns, rows), rows: rows.length, rejected };
}

function howOf({ encoding, make, header }: Survey, options: ReadOptions): Look["how"] {
  return { ...options, format: "json", encoding, ...(make === "lists" ? { header } : {}) };
}

async function settledIn({ survey: { source, make, columns }, piece, options }: JsonPiece): Promise<Settled> {
  const opened = await openPiece(source, piece);
  const layout = source.mode === "whole" ? await layoutOf(source.content, source.name) : { mode: source.mode, from: source.from, alone: source.alone };
  const records = new Records(make, true);
  for (const record of (await recordsIn(source, opened, layout)).slice(piece.skip)) records.add(record);
  const named = columns.map(({ key, ...known }) => ({ ...known, column: records.columns.get(key)?.column ?? new Column() }));
  const line = (row: number) => piece.line + lineEnds(opened.bytes.subarray(0, opened.places?.starts[row + piece.skip] ?? 0));
  const all = Uint32Array.from({ length: records.rows }, (_, i) => i);
  return settle(named, all, { ...options, file: source.name, line, part: piece.from });
}
