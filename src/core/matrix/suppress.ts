import { bridge, type Lines } from "./bridge.ts";

/** Why a cell is not shown: too few customers itself, or it would give away another. */
export type Hidden = null | "primary" | "complementary";

/** What of a table of counts is not to be shown. */
export interface Suppression {
  /** Row by row. */
  hidden: Hidden[][];
  /** Rows whose total must not be shown either. */
  rowTotals: number[];
  columnTotals: number[];
}

/**
 * Which cells of a table of counts to hide so that none below k is shown or follows from the margins.
 *
 * Counts 1…k−1 are hidden first; zeros stay. Then a row or column of which one cell is hidden, or whose hidden cells add up to less than k,
 * gets one more, rows before columns: a cell with a count before an empty one, then one whose crossing line has a hidden cell already,
 * then the smallest, then row by row; where none is left, its total is hidden. Last, a hidden cell that is a bridge of the graph of rows and
 * columns, which the margins would give away exactly, gets one more in its row, else in its column. Until nothing changes.
 *
 * @param counts distinct customers, rows of equal length
 * Source: METHODS 14; Gusfield 1988, doi:10.1137/0217034.
 * Checked: tests/golden/suppression.json, audited there by linear programming.
 */
export function suppress(counts: readonly (readonly number[])[], k: number): Suppression {
  const rows = counts.length;
  const columns = rows ? counts[0].length : 0;
  const hidden: Hidden[][] = counts.map((row) => row.map((n) => (n > 0 && n < k ? "primary" : null)));
  const lines: Lines = { hidden, closed: { row: new Set(), column: new Set() } };

  const inLine = (side: Side, line: number): Place[] =>
    Array.from({ length: side === "row" ? columns : rows }, (_, at): Place => (side === "row" ? [line, at] : [at, line]));
  const isHidden = ([i, j]: Place) => hidden[i][j] !== null;

  function addOne(side: Side, line: number): boolean {
    const order = ([i, j]: Place) => [
      counts[i][j] > 0 ? 0 : 1,
      inLine(side === "row" ? "column" : "row", side === "row" ? j : i).some(isHidden) ? 0 : 1,
      counts[i][j],
    ];
    const open = inLine(side, line).filter((place) => !isHidden(place));
    if (!open.length) return false;
    const [i, j] = open.reduce((best, place) => (before(order(place), order(best)) ? place : best));
    hidden[i][j] = "complementary";
    return true;
  }

  function isGivenAway(side: Side, line: number): boolean {
    if (lines.closed[side].has(line)) return false;
    const cells = inLine(side, line).filter(isHidden);
    return cells.length === 1 || (cells.length > 1 && cells.reduce((sum, [i, j]) => sum + counts[i][j], 0) < k);
  }

  function settle(): void {
    for (let changed = true; changed;) {
      changed = false;
      for (const side of ["row", "column"] as const)
        for (let line = 0; line < (side === "row" ? rows : columns); ++line) {
          if (!isGivenAway(side, line)) continue;
          if (!addOne(side, line)) lines.closed[side].add(line);
          changed = true;
        }
    }
  }

  settle();
  for (let at = bridge(lines); at; at = bridge(lines)) {
    const [i, j] = at;
    if (!addOne("row", i) && !addOne("column", j)) {
      lines.closed.row.add(i);
      lines.closed.column.add(j);
    }
    settle();
  }
  return { hidden, rowTotals: sorted(lines.closed.row), columnTotals: sorted(lines.closed.column) };
}

type Side = "row" | "column";
type Place = readonly [row: number, column: number];

function before(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at] < b[at];
}

const sorted = (lines: ReadonlySet<number>) => [...lines].sort((a, b) => a - b);
