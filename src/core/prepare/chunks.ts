import { CHUNK } from "../cluster/moments.ts";
import type { Table } from "../table.ts";

/** A table in pieces of at most 65,536 rows, without a copy; each with the row it begins at. */
export function* chunks(table: Table): Generator<{ from: number; part: Table }> {
  for (let from = 0; from < table.rows; from += CHUNK) {
    const to = Math.min(table.rows, from + CHUNK);
    const columns = Object.entries(table.columns).map(([name, column]) => [
      name,
      column instanceof Float64Array ? column.subarray(from, to) : { codes: column.codes.subarray(from, to), levels: column.levels },
    ]);
    yield { from, part: { rows: to - from, columns: Object.fromEntries(columns) as Table["columns"] } };
  }
}

/** The first of every `step` rows. */
export function everyNth(table: Table, step: number): Table {
  if (step <= 1) return table;
  const rows = Math.ceil(table.rows / step);
  const columns = Object.entries(table.columns).map(([name, column]) => [
    name,
    column instanceof Float64Array
      ? Float64Array.from({ length: rows }, (_, i) => column[i * step])
      : { codes: Int32Array.from({ length: rows }, (_, i) => column.codes[i * step]), levels: column.levels },
  ]);
  return { rows, columns: Object.fromEntries(columns) as Table["columns"] };
}
