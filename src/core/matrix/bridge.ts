/** The hidden cells of a table, and the rows and columns whose totals are hidden too. */
export interface Lines {
  hidden: readonly (readonly unknown[])[];
  closed: { row: Set<number>; column: Set<number> };
}

/**
 * The first hidden cell, row by row, that the shown cells and totals give away exactly: a bridge of the graph whose nodes are rows and
 * columns and whose edges are hidden cells. Lines without a shown total are joined to one more node, the outside.
 *
 * Time O(cells²).
 *
 * Source: Gusfield 1988, doi:10.1137/0217034.
 */
export function bridge({ hidden, closed }: Lines): readonly [row: number, column: number] | undefined {
  const rows = hidden.length;
  const columns = rows ? hidden[0].length : 0;
  const outside = rows + columns;
  const next: Set<number>[] = Array.from({ length: outside + 1 }, () => new Set());
  const join = (a: number, b: number) => void (next[a].add(b), next[b].add(a));
  const cells: (readonly [number, number])[] = [];
  hidden.forEach((row, i) => row.forEach((why, j) => why !== null && (cells.push([i, j]), join(i, rows + j))));
  for (const i of closed.row) join(i, outside);
  for (const j of closed.column) join(rows + j, outside);
  return cells.find(([i, j]) => !reaches(next, i, rows + j));
}

/** Whether b can be reached from a other than by the edge between them. */
function reaches(next: readonly ReadonlySet<number>[], a: number, b: number): boolean {
  const seen = new Set([a]);
  for (const node of seen)
    for (const other of next[node]) {
      if (node === a && other === b) continue;
      if (other === b) return true;
      seen.add(other);
    }
  return false;
}
