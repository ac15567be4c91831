import { csv, type CsvValue } from "../core/csv.ts";
import { value, type Table } from "../core/table.ts";
import type { Sql } from "../sql/sql.ts";
import type { Engine } from "./engine.ts";

export interface ExportOptions {
  signal?: AbortSignal;
  /** Hears how many rows have been written. */
  written?: (rows: number) => void;
}

/**
 * The rows of a query as a CSV file, safe for spreadsheets (see core/csv). Written batch by batch: no more than one batch is held as text.
 *
 * @throws Fault `engine/…`; the signal's reason
 */
export async function exportCsv(engine: Pick<Engine, "batches">, query: Sql, { signal, written }: ExportOptions = {}): Promise<Blob> {
  const pieces: Blob[] = [];
  let rows = 0;
  for await (const batch of engine.batches(query, { signal, lane: "reader" })) {
    const header = Object.keys(batch.columns);
    const whole = csv(header, rowsIn(batch));
    const known = pieces.length ? csv(header, []).length : 0;
    pieces.push(new Blob([whole.slice(known)]));
    written?.((rows += batch.rows));
  }
  return new Blob(pieces, { type: "text/csv;charset=utf-8" });
}

function* rowsIn(batch: Table): Generator<CsvValue[]> {
  const columns = Object.values(batch.columns);
  for (let i = 0; i < batch.rows; ++i) yield columns.map((column) => value(column, i));
}
