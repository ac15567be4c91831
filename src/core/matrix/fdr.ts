/**
 * False discovery rates: the q of each p, in the order given.
 *
 * Source: Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x.
 * Checked: tests/golden/stats-core.json (statsmodels).
 */
export function benjaminiHochberg(p: ArrayLike<number>): number[] {
  const count = p.length;
  const order = Array.from({ length: count }, (_, i) => i).sort((i, j) => p[i] - p[j] || i - j);
  const q = new Array<number>(count);
  let least = 1;
  for (let rank = count; rank >= 1; --rank) {
    const i = order[rank - 1];
    least = Math.min(least, (p[i] * count) / rank);
    q[i] = least;
  }
  return q;
}
