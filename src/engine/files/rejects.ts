import { compute } from "../../compute/compute.ts";
import { silent } from "../../core/progress.ts";
import { numbers, rowsOf } from "../../core/table.ts";
import { dropTable } from "../../sql/catalogue.ts";
import { makeRejected, rejectedIn } from "../../sql/read-csv.ts";
import { sql } from "../../sql/sql.ts";
import { decode } from "../decode.ts";
import { encode } from "../encode.ts";
import type { Lane } from "../lane.ts";
import type { Rejected } from "./file.ts";
import { rejectedTable } from "./reader.ts";

/** What was left out of a file. */
export interface Rejects {
  /** The table that DuckDB keeps of it. */
  table: string;
  /** The file's name, and its columns. */
  name: string;
  columns: readonly string[];
  /** What DuckDB read: from the first row of data on, which is `line` of the original file. */
  content: Blob;
  line: number;
  breaks: string;
  signal: AbortSignal;
}

/** The first of what was left out, and where that begins in what DuckDB read, in bytes. */
export async function firstRejected(lane: Lane, rejects: Rejects, most: number): Promise<{ first: Rejected[]; at: number }> {
  const found = decode(await lane.all(rejectedIn(rejects.table, rejects.columns, most), rejects.signal));
  const places = numbers(found, "begins");
  const at = places[0];
  const lines = await linesOf(rejects, places.slice());
  const first = rowsOf(found).map(({ column, why, text }, i) => ({ file: rejects.name, line: lines[i], column, why, text }) as Rejected);
  return { first, at };
}

/** Keep all that was left out in the table of a table's rejected rows. */
export async function keepRejected(lane: Lane, table: string, rejects: Rejects): Promise<void> {
  const rejected = rejectedIn(rejects.table, rejects.columns);
  const places = numbers(decode(await lane.all(sql`SELECT begins FROM (${rejected})`)), "begins");
  const lines = { rows: places.length, columns: { line: await linesOf(rejects, places.slice()) } };
  const kept = rejectedTable(table);
  const apart = `~${kept}`;
  await lane.insert(apart, encode(lines), true);
  await lane.all(makeRejected(kept, rejects.name, rejected, apart));
  await lane.all(dropTable(apart));
}

/** Lines of the original file: DuckDB counts rows, and a row may take several lines. The places are moved. */
async function linesOf({ content, line, breaks, signal }: Rejects, places: Float64Array): Promise<Float64Array> {
  const lines = await compute("files", "linesAt", { content, places, breaks }, { signal, progress: silent });
  return lines.map((after) => line + after);
}
