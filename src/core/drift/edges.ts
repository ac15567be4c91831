/**
 * Edges between bins from the inner quantiles of a column: ascending, a value on an edge belongs below it.
 *
 * Quantiles are rounded to about a hundredth of their spread, so that none is a customer's own value. A value that is two quantiles or more holds much of
 * the column: it is kept as it is and stands in a bin of its own.
 *
 * @param quantiles ascending
 */
export function innerEdges(quantiles: readonly number[]): number[] {
  if (!quantiles.length) return [];
  const step = stepOf(quantiles[quantiles.length - 1] - quantiles[0], quantiles[0]);
  const edges = new Set<number>();
  for (const value of quantiles) {
    const heavy = quantiles.filter((other) => other === value).length > 1;
    if (heavy) edges.add(tidy(value - step / 2)).add(value);
    else edges.add(tidy(Math.round(value / step) * step));
  }
  return [...edges].sort((a, b) => a - b);
}

/**
 * Bins joined until each holds nothing or at least `least` rows: a bin with fewer goes to the smaller of its neighbours, the lower one on a tie.
 *
 * @param counts rows by bin, one more than edges
 */
export function merged(edges: readonly number[], counts: readonly number[], least: number): { edges: number[]; counts: number[] } {
  if (counts.length !== edges.length + 1) throw new RangeError(`merged: ${edges.length} edges, ${counts.length} bins`);
  const [left, rows] = [[...edges], [...counts]];
  for (let small; (small = rows.findIndex((n) => n > 0 && n < least)) >= 0 && left.length;) {
    const below = small > 0 ? rows[small - 1] : Infinity;
    const above = small < rows.length - 1 ? rows[small + 1] : Infinity;
    const cut = below <= above ? small - 1 : small;
    rows.splice(cut, 2, rows[cut] + rows[cut + 1]);
    left.splice(cut, 1);
  }
  return { edges: left, counts: rows };
}

function stepOf(spread: number, at: number): number {
  const size = spread || Math.abs(at);
  return size ? 10 ** (Math.floor(Math.log10(size)) - 2) : 1;
}

/** Without the last digits that binary fractions bring. */
function tidy(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}
