import { chiSquareTail } from "../special.ts";

/** How far a column has drifted: stable under 0.1, to watch under 0.25, else an alarm. */
export type DriftWord = "stable" | "watch" | "alarm";

/** A bin that is empty on one side counts as this share. */
const FLOOR = 1e-4;
/** What chance alone brings about less often than this is no chance. */
const CHANCE = 1e-3;

/**
 * Population stability index of two distributions over the same bins: Σ (b − a) ln(b / a) over shares, each at least 1e-4.
 *
 * @param before rows by bin, or shares; they are brought to a sum of 1
 * @param after the same bins
 * @throws RangeError when the bins differ in number or one side is empty
 *
 * Source: METHODS 13. Checked: tests/golden/psi.json.
 */
export function psi(before: readonly number[], after: readonly number[]): number {
  if (before.length !== after.length) throw new RangeError(`psi: ${before.length} bins before, ${after.length} after`);
  const [a, b] = [shares(before), shares(after)];
  return a.reduce((sum, share, i) => sum + (b[i] - share) * Math.log(b[i] / share), 0);
}

/** The word for an index. */
export function driftWord(index: number): DriftWord {
  return index < 0.1 ? "stable" : index < 0.25 ? "watch" : "alarm";
}

/**
 * Whether an index as large could come of chance alone: two draws of the same distribution give (1/n + 1/m) χ² with bins − 1 degrees of freedom.
 *
 * @param rows rows before and after; of both sides draws are taken to be independent
 *
 * Source: Yurdakul 2018, Statistical properties of the population stability index.
 */
export function mayBeChance(index: number, bins: number, rows: readonly [before: number, after: number]): boolean {
  if (bins < 2) return true;
  return chiSquareTail(index / (1 / rows[0] + 1 / rows[1]), bins - 1) > CHANCE;
}

function shares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, n) => sum + n, 0);
  if (!(total > 0)) throw new RangeError(`psi: rows ${total}`);
  return counts.map((n) => Math.max(FLOOR, n / total));
}
