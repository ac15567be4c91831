import { betaQuantile } from "../special.ts";

/** How much of a prior rate to mix in. */
export interface Prior {
  /** Rate over all cells, S/N. NaN without contacts. */
  p: number;
  /** Cells with contacts. */
  cells: number;
  /** Correlation within a cell: 0 all cells alike, 1 each cell all or nothing. Not clipped. */
  rho: number;
  /** (1 − rho)/rho in contacts: 1e5 where cells do not differ, 2 where they differ entirely. */
  raw: number;
  /** `raw` clipped to 2…max(5, N/(2·cells)): the contacts that the prior rate weighs. */
  m: number;
}

/**
 * Prior strength about the row's own rate, by moments.
 *
 * Cells without contacts say nothing. Cells of one contact each cannot tell: raw is 1e5.
 *
 * @param n contacts of each cell
 * @param s successes of each cell
 * @param weight how often each pair (n, s) occurs; once by default
 * Source: Kleinman 1973, doi:10.1080/01621459.1973.10481332.
 * Checked: tests/golden/reverse-matrix.json.
 */
export function kleinman(n: ArrayLike<number>, s: ArrayLike<number>, weight?: ArrayLike<number>): Prior {
  let [N, S, squares, cells] = [0, 0, 0, 0];
  for (let j = 0; j < n.length; ++j) {
    if (!(n[j] > 0)) continue;
    const w = weight?.[j] ?? 1;
    N += w * n[j];
    S += w * s[j];
    squares += w * n[j] * n[j];
    cells += w;
  }
  const p = S / N;
  let spread = 0;
  for (let j = 0; j < n.length; ++j) if (n[j] > 0) spread += (weight?.[j] ?? 1) * n[j] * (s[j] / n[j] - p) ** 2;
  const variance = p * (1 - p);
  const room = N - squares / N - (cells - 1);
  const known = cells >= 2 && variance > 0 && room > 1e-9 * N;
  return prior({ p, N, cells, rho: known ? (spread - variance * (cells - 1)) / (variance * room) : 0 });
}

/**
 * Prior strength about given rates, by Pearson's over-dispersion.
 *
 * Cells without contacts, and cells whose prior rate is 0 or 1, say nothing.
 *
 * @param means prior rate of each cell
 * Checked: tests/golden/reverse-matrix.json.
 */
export function pearsonPrior(n: ArrayLike<number>, s: ArrayLike<number>, means: ArrayLike<number>): Prior & { x2: number } {
  let [N, S, cells, x2] = [0, 0, 0, 0];
  for (let j = 0; j < n.length; ++j) {
    if (!(n[j] > 0)) continue;
    N += n[j];
    S += s[j];
    ++cells;
    const variance = n[j] * means[j] * (1 - means[j]);
    if (variance > 0) x2 += (s[j] - n[j] * means[j]) ** 2 / variance;
  }
  return { ...prior({ p: S / N, N, cells, rho: (x2 - cells) / Math.max(N - cells, 1) }), x2 };
}

function prior({ p, N, cells, rho }: { p: number; N: number; cells: number; rho: number }): Prior {
  const raw = rho <= 0 ? 1e5 : rho >= 1 ? 2 : (1 - rho) / rho;
  const cap = cells ? Math.max(5, N / (2 * cells)) : 5;
  return { p, cells, rho, raw, m: Math.min(Math.max(raw, 2), cap) };
}

/** A rate drawn towards its prior, with its interval. */
export interface Posterior {
  /** (s + m·mean)/(n + m). */
  rate: number;
  /** 2.5 % and 97.5 % of the posterior Beta; NaN where it has no width, with a mean of 0 or 1 and nothing against it. */
  low: number;
  high: number;
}

/**
 * The rate of a cell, its n contacts mixed with m contacts at the prior rate.
 *
 * Checked: tests/golden/reverse-matrix.json.
 */
export function posterior(n: number, s: number, mean: number, m: number): Posterior {
  const [a, b] = [m * mean + s, m * (1 - mean) + n - s];
  return { rate: a / (n + m), low: betaQuantile(0.025, a, b), high: betaQuantile(0.975, a, b) };
}
