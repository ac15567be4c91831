import { chiSquareTail, hypergeometric } from "../special.ts";

/** A two-by-two table: a and b in its first row, c and d in its second. Counts. */
export type TwoByTwo = readonly [a: number, b: number, c: number, d: number];

/** The smallest of the four counts expected if rows and columns had nothing to do with each other. NaN when the table is empty. */
export function leastExpected([a, b, c, d]: TwoByTwo): number {
  return (Math.min(a + b, c + d) * Math.min(a + c, b + d)) / (a + b + c + d);
}

/**
 * Pearson's chi-square of a two-by-two table, without Yates. An empty row or column gives chi2 0, p 1.
 *
 * Checked: tests/golden/stats-core.json (scipy).
 */
export function chiSquare2x2([a, b, c, d]: TwoByTwo): { chi2: number; p: number } {
  const margins = (a + b) * (c + d) * (a + c) * (b + d);
  if (margins === 0) return { chi2: 0, p: 1 };
  const chi2 = ((a + b + c + d) * (a * d - b * c) ** 2) / margins;
  return { chi2, p: chiSquareTail(chi2, 1) };
}

/**
 * Fisher's exact test of a two-by-two table: `p` two-sided (all tables no more likely than this one), `greater` and `less` for a.
 *
 * Chances within 1e-7 of this table's count as equal to it. Time O(smallest margin).
 * Checked: tests/golden/stats-core.json (scipy).
 */
export function fisher2x2([a, b, c, d]: TwoByTwo): { p: number; greater: number; less: number } {
  const [population, marked, drawn] = [a + b + c + d, a + c, a + b];
  const from = Math.max(0, drawn + marked - population);
  const to = Math.min(marked, drawn);
  if (from === to) return { p: 1, greater: 1, less: 1 };
  const at = hypergeometric(a, population, marked, drawn);
  let [p, greater, less] = [at, at, at];
  for (let k = a + 1, chance = at; k <= to; ++k) {
    chance *= ((marked - k + 1) / k) * ((drawn - k + 1) / (population - marked - drawn + k));
    greater += chance;
    if (chance <= at * (1 + 1e-7)) p += chance;
  }
  for (let k = a - 1, chance = at; k >= from; --k) {
    chance *= ((k + 1) / (marked - k)) * ((population - marked - drawn + k + 1) / (drawn - k));
    less += chance;
    if (chance <= at * (1 + 1e-7)) p += chance;
  }
  return { p: Math.min(1, p), greater: Math.min(1, greater), less: Math.min(1, less) };
}
