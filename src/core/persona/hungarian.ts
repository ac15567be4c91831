/**
 * Pair each row with a column of its own so that the sum of the costs is least.
 *
 * Time O(n³). Ties: the lowest column.
 *
 * @param cost square, finite
 * @returns the column of each row
 *
 * Source: Kuhn 1955; the form with potentials and shortest paths, Jonker & Volgenant 1987.
 */
export function hungarian(cost: readonly (readonly number[])[]): number[] {
  const n = cost.length;
  if (cost.some((line) => line.length !== n)) throw new RangeError(`hungarian: ${n} rows of ${cost.map((line) => line.length)} columns`);
  const rowPotential = new Float64Array(n + 1);
  const columnPotential = new Float64Array(n + 1);
  const rowOf = new Int32Array(n + 1);
  for (let row = 1; row <= n; ++row) augment(row, { cost, rowPotential, columnPotential, rowOf });
  const columnOf = new Array<number>(n);
  for (let column = 1; column <= n; ++column) columnOf[rowOf[column] - 1] = column - 1;
  return columnOf;
}

interface Pairing {
  cost: readonly (readonly number[])[];
  rowPotential: Float64Array;
  columnPotential: Float64Array;
  /** Row paired with each column, counted from 1; 0 is none. */
  rowOf: Int32Array;
}

/** Pair one more row, along the cheapest path of changes. Rows and columns are counted from 1; column 0 is the new row's. */
function augment(row: number, { cost, rowPotential, columnPotential, rowOf }: Pairing): void {
  const n = cost.length;
  const least = new Float64Array(n + 1).fill(Infinity);
  const before = new Int32Array(n + 1);
  const seen = new Uint8Array(n + 1);
  rowOf[0] = row;
  let column = 0;
  do {
    seen[column] = 1;
    const at = rowOf[column];
    let next = 0;
    for (let j = 1; j <= n; ++j) {
      if (seen[j]) continue;
      const reduced = cost[at - 1][j - 1] - rowPotential[at] - columnPotential[j];
      if (reduced < least[j]) {
        least[j] = reduced;
        before[j] = column;
      }
      if (!next || least[j] < least[next]) next = j;
    }
    const step = least[next];
    for (let j = 0; j <= n; ++j)
      if (seen[j]) {
        rowPotential[rowOf[j]] += step;
        columnPotential[j] -= step;
      } else least[j] -= step;
    column = next;
  } while (rowOf[column]);
  for (; column; column = before[column]) rowOf[column] = rowOf[before[column]];
}
