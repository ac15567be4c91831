import { compute } from "../../compute/compute.ts";
import { silent } from "../../core/progress.ts";
import { rowsOf, table as tableOf } from "../../core/table.ts";
import { dropTable, emptyTable } from "../../sql/catalogue.ts";
import { rejectedIn, settleRejected } from "../../sql/read-csv.ts";
import { sql } from "../../sql/sql.ts";
import { decode } from "../decode.ts";
import { encode } from "../encode.ts";
import type { Lane } from "../lane.ts";
import type { Started } from "../start.ts";
import type { Rejected } from "./file.ts";
import { rejectedTable } from "./reader.ts";

/** Where rejected rows are looked for. */
export interface Rejecting {
  /** The file's name. */
  name: string;
  /** What the engine read: from the first row of data on. */
  content: Blob;
  /** The line of the original file on which that begins. */
  line: number;
  breaks: string;
  columns: readonly { name: string }[];
  signal: AbortSignal;
}

/** Why a row was left out, and where it begins, in bytes of what the engine read. */
export interface RejectedAt extends Rejected {
  at: number;
}

const WHY: Record<string, Rejected["why"]> = {
  CAST: "type",
  "TOO MANY COLUMNS": "too-many",
  "MISSING COLUMNS": "too-few",
  "UNQUOTED VALUE": "quote",
  "LINE SIZE OVER MAXIMUM": "too-long",
  "INVALID ENCODING": "encoding",
};

/** How much of a row is kept. */
const SHOWN = 300;

/** All that DuckDB left out, a value of a row that is no row not told besides, with lines of the original file: DuckDB counts rows, and a row may take several lines. */
export async function rejectedRows(lane: Lane, rejects: string, { name, content, line, breaks, columns, signal }: Rejecting): Promise<RejectedAt[]> {
  const found = rowsOf(decode(await lane.all(rejectedIn(rejects), signal)));
  if (!found.length) return [];
  const places = Float64Array.from(found, ({ at, text }) => Number(at) - 1 + (/^[\r\n]/.test(String(text)) ? 1 : 0));
  const lines = await compute("files", "linesAt", { content, places: places.slice(), breaks }, { signal, progress: silent });
  const all = found.map(({ place, why, text }, i): RejectedAt => {
    const reason = WHY[String(why)] ?? "quote";
    return {
      file: name,
      line: line + lines[i],
      column: reason === "type" || reason === "quote" ? (columns[Number(place) - 1]?.name ?? null) : null,
      why: reason,
      text: String(text ?? "")
        .replace(/^[\r\n]+|[\r\n]+$/g, "")
        .slice(0, SHOWN),
      at: places[i],
    };
  });
  const whole = new Set(all.filter(({ why }) => why !== "type").map(({ at }) => at));
  return all.filter(({ why, at }) => why !== "type" || !whole.has(at));
}

/** How many rows were left out: one may be for several reasons. */
export function countRejected(rejected: readonly RejectedAt[]): number {
  return new Set(rejected.map(({ at }) => at)).size;
}

/** Keep the rejected rows in the table of a table's rejected rows; drop it where there are none. */
export async function keepRejected(engine: Started, table: string, rejected: readonly Rejected[]): Promise<void> {
  const name = rejectedTable(table);
  if (!rejected.length) {
    await engine.cell.all(dropTable(name));
    return;
  }
  await engine.inserts.hold(async (lane) => {
    const from = `${name}_lines`;
    const content = tableOf({
      file: rejected.map(({ file }) => file),
      line: rejected.map(({ line }) => line),
      column: rejected.map(({ column }) => column),
      why: rejected.map(({ why }) => why),
      text: rejected.map(({ text }) => text),
    });
    await lane.all(
      emptyTable(
        from,
        ["file", "line", "column", "why", "text"].map((column) => ({ name: column, type: column === "line" ? sql`DOUBLE` : sql`VARCHAR` })),
      ),
    );
    await lane.insert(from, encode(content));
    for (const statement of settleRejected(name, from)) await lane.all(statement);
  });
}
