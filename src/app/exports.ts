import type { Field } from "../cells/cell.ts";
import { chosenColumns } from "../sql/out-columns.ts";
import type { Sql } from "../sql/sql.ts";
import type { Desk } from "./desk.svelte.ts";

/** Rows of a cell that can go out as a file. */
export interface Exportable {
  /** The table's name; of a cell that only shows rows, its own. */
  name: string;
  /** Null where only counting tells. */
  rows: number | null;
  columns: readonly Field[];
  /** The rows with some of the columns, in this order. */
  select(columns: readonly string[]): Sql;
}

/** What of a cell can go out now: the tables it has made, its own first, or the rows it shows. A table with rules of its own is left to its kind. */
export function exports(desk: Desk, cell: string): Exportable[] {
  const { kind, spec, makes } = desk.session.wiring.cells.get(cell) ?? {};
  const { tables, result } = desk.session.run(cell);
  if (!kind || spec === undefined || result === undefined) return [];
  const shown = kind.shows?.(spec as never, result);
  if (shown) return [{ name: cell, rows: null, columns: shown.columns, select: shown.select }];
  const kept = new Set(kind.makes(spec as never).flatMap(({ part }, i) => (kind.guarded?.includes(part) ? [makes![i]] : [])));
  return tables
    .filter(({ table }) => !kept.has(table))
    .map(({ table, rows, columns }) => ({ name: table, rows, columns, select: (chosen) => chosenColumns(table, chosen) }));
}
