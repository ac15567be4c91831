import { chiSquareTail } from "../special.ts";

/** One stratum: s of n accepted in the cell, restS of restN in the rest. */
export interface Stratum {
  n: number;
  s: number;
  restN: number;
  restS: number;
}

/** A ratio pooled over strata, with its test. */
export interface Mantel {
  /** Pooled ratio of rates, cell over rest. NaN or Infinity where the rest never accepted. */
  riskRatio: number;
  oddsRatio: number;
  /** Cochran–Mantel–Haenszel, without continuity correction. */
  chi2: number;
  p: number;
  /** Strata with contacts on both sides: the only ones that say something. */
  strata: number;
}

/**
 * Compare a cell with the rest within each stratum and pool: what remains of a difference once the mix of strata is set aside.
 *
 * Source: Mantel & Haenszel 1959, doi:10.1093/jnci/22.4.719; risk ratio: Rothman & Greenland, Modern Epidemiology.
 */
export function mantelHaenszel(strata: readonly Stratum[]): Mantel {
  let [over, under, with1, with2, gap, variance, told] = [0, 0, 0, 0, 0, 0, 0];
  for (const { n, s, restN, restS } of strata) {
    if (!(n > 0 && restN > 0)) continue;
    const all = n + restN;
    const accepted = s + restS;
    ++told;
    over += (s * restN) / all;
    under += (restS * n) / all;
    with1 += (s * (restN - restS)) / all;
    with2 += ((n - s) * restS) / all;
    gap += s - (n * accepted) / all;
    variance += (n * restN * accepted * (all - accepted)) / (all * all * (all - 1));
  }
  const chi2 = variance > 0 ? gap ** 2 / variance : 0;
  return { riskRatio: over / under, oddsRatio: with1 / with2, chi2, p: chiSquareTail(chi2, 1), strata: told };
}

/** Whether two ratios lie on different sides of one: the whole says otherwise than its strata. Ratios that are not finite never do. */
export function turns(riskRatio: number, lift: number): boolean {
  return Number.isFinite(riskRatio) && Number.isFinite(lift) && (riskRatio - 1) * (lift - 1) < 0;
}
