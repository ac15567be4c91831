import wasmUrl from "parquet-wasm/esm/parquet_wasm_bg.wasm?gzipped";
import type { ParquetColumn, ParquetFacts, ParquetInput } from "../../../workers/works/files/parquet.ts";
import { compute } from "../../compute/compute.ts";
import { silent } from "../../core/progress.ts";
import { numbers } from "../../core/table.ts";
import { areText, bytesAsText, uuidAsText } from "../../sql/catalogue.ts";
import { decode } from "../decode.ts";
import type { Lane } from "../lane.ts";
import type { Started } from "../start.ts";
import { downloadWasm } from "../wasm.ts";
import { insertStreams } from "./insert.ts";
import type { Looking, Read, Reader, Reading, Sight } from "./reader.ts";

/** About how much of a file is decoded at a time. */
const PIECE_BYTES = 32 * 1024 * 1024;

/** Bytes that a text takes, about, beside the place that says where it lies. */
const TEXT_BYTES = 8;

/** Parquet: row groups, or parts of large ones, one decoded in a thread while the one before goes into the table. */
export const parquet: Reader = { format: "parquet", look, read };

let wasm: Promise<Blob> | undefined;
let keys = 0;

async function inputFor(file: File): Promise<ParquetInput> {
  wasm ??= downloadWasm(wasmUrl, silent);
  wasm.catch(() => (wasm = undefined));
  return { file, key: ++keys, wasm: await wasm };
}

/** A call to the thread that cannot be called off has a signal that never fires. */
const never = new AbortController().signal;

async function look(_engine: Started, { file, options, signal = never, progress }: Looking): Promise<Sight> {
  const facts = await compute("files", "describeParquet", await inputFor(file), { signal, progress });
  const columns = facts.columns.map(({ name, type }) => ({ name, type }));
  return { how: { ...options, format: "parquet" }, sheets: [], columns, rows: [], lines: [], needs: { rows: facts.rows, memoryBytes: file.size } };
}

async function read(engine: Started, { file, options, table, signal = never, progress }: Reading): Promise<Read> {
  const input = await inputFor(file);
  const facts = await compute("files", "describeParquet", input, { signal, progress: silent });
  const columns = facts.columns.filter(({ name }) => !options.columns?.length || options.columns.includes(name));
  const pieces = piecesOf(facts.groups, rowBytes(columns));
  async function* streams() {
    let rows = 0;
    for (const piece of pieces) {
      yield await compute("files", "readPiece", { ...input, ...piece, columns: options.columns }, { signal, progress: silent });
      progress((rows += piece.limit) / (facts.rows || 1));
    }
  }
  const finish = (lane: Lane) => sayBytes(lane, table, columns);
  await insertStreams(engine, table, streams(), facts.rows, { signal, finish });
  return { how: { ...options, format: "parquet" }, rejected: { rows: 0, first: [] } };
}

/** Bytes of a row, decoded. */
function rowBytes(columns: readonly ParquetColumn[]): number {
  return columns.reduce((sum, { type, width }) => sum + width + (type === "text" ? TEXT_BYTES : 0), 0);
}

/** Small groups together, large ones in parts; one piece for a file without any. */
export function piecesOf(groups: ParquetFacts["groups"], bytesARow: number): { groups: number[]; offset: number; limit: number }[] {
  const most = Math.max(1, Math.floor(PIECE_BYTES / bytesARow));
  const pieces: { groups: number[]; offset: number; limit: number }[] = [];
  groups.forEach(({ rows }, group) => {
    const last = pieces.at(-1);
    if (last && !last.offset && last.limit + rows <= most) {
      last.groups.push(group);
      last.limit += rows;
      return;
    }
    const parts = Math.max(1, Math.round(rows / most));
    for (let part = 0; part < parts; ++part) {
      const offset = Math.floor((rows * part) / parts);
      pieces.push({ groups: [group], offset, limit: Math.floor((rows * (part + 1)) / parts) - offset });
    }
  });
  return pieces.length ? pieces : [{ groups: [], offset: 0, limit: 0 }];
}

/** What came as bytes becomes text: a UUID as usual, other bytes as the text they are, or else as hexadecimal digits. */
async function sayBytes(lane: Lane, table: string, columns: readonly ParquetColumn[]): Promise<void> {
  for (const { name, bytes } of columns)
    if (bytes === "uuid") await lane.all(uuidAsText(table, name));
    else if (bytes) {
      const [fits] = numbers(decode(await lane.all(areText(table, name))), "fits");
      await lane.all(bytesAsText(table, name, fits === 1));
    }
}
