import { table, type Table } from "../../core/table.ts";
import type { matrixColumns } from "../../sql/matrix-table.ts";
import type { Cell } from "./result.ts";

type Value = string | number | boolean | null;

/** What a cell says in the table, under the table's names of columns. */
const said: Record<Exclude<(typeof matrixColumns)[number], "type" | "persona" | "hidden">, (cell: Cell) => Value> = {
  n: (cell) => cell.n,
  customers: (cell) => cell.customers,
  successes: (cell) => cell.successes,
  intents: (cell) => cell.intents,
  rate: (cell) => cell.rate,
  lift_type: (cell) => cell.liftType,
  lift_overall: (cell) => cell.liftOverall,
  low: (cell) => cell.low,
  high: (cell) => cell.high,
  eb_rate: (cell) => cell.ebRate,
  eb_lift: (cell) => cell.ebLift,
  eb_low: (cell) => cell.ebLow,
  eb_high: (cell) => cell.ebHigh,
  p: (cell) => cell.p,
  q: (cell) => cell.q,
  evidence: (cell) => cell.evidence,
  assigned: (cell) => cell.assigned,
  weak: (cell) => cell.weak,
  never_asked: (cell) => cell.neverAsked,
};

/** The matrix as a table that may leave the cell: of a hidden cell nothing but its place, and that it is hidden. */
export function masked(cells: readonly Cell[]): Table {
  const shown = Object.entries(said).map(([column, say]) => [column, cells.map((cell) => (cell.hidden ? null : say(cell)))]);
  const columns: Record<string, Value[]> = {
    type: cells.map(({ type }) => type),
    persona: cells.map(({ persona }) => persona),
    ...Object.fromEntries(shown),
    hidden: cells.map(({ hidden }) => hidden !== null),
  };
  return table(columns);
}
