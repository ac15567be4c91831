import { chiSquare2x2, fisher2x2, leastExpected, type TwoByTwo } from "../matrix/test.ts";
import { normalQuantile } from "../special.ts";
import type { PairCounts } from "./pairs.ts";

/** How sure it is that two items go together or apart. */
export interface Significance {
  /** Two-sided. 1 where one of them is held by nobody or by all. */
  p: number;
  /** Share of b among those with a over that among those without: its interval is about this, not about lift. NaN where not to be had. */
  relative: number;
  low: number;
  high: number;
}

/** A normal deviate that leaves 2.5 % beyond. */
const Z = normalQuantile(0.975);

/**
 * Test a pair: chi-square without Yates, Fisher's exact test where fewer than 5 are expected somewhere. The interval is Katz's, on the log
 * scale, of users of a against non-users, since lift's own two shares are not independent.
 *
 * Source: Katz et al. 1978, doi:10.2307/2530610.
 * Checked: tests/golden/lift_telco.json (scipy).
 */
export function significance({ n, nA, nB, nAB }: PairCounts): Significance {
  const cells: TwoByTwo = [nAB, nA - nAB, nB - nAB, n - nA - nB + nAB];
  const [shareA, shareRest] = [nAB / nA, (nB - nAB) / (n - nA)];
  const relative = shareA / shareRest;
  const error = Math.sqrt(1 / nAB - 1 / nA + 1 / (nB - nAB) - 1 / (n - nA));
  const possible = Number.isFinite(relative) && relative > 0;
  return {
    p: leastExpected(cells) < 5 ? fisher2x2(cells).p : chiSquare2x2(cells).p,
    relative,
    low: possible ? relative * Math.exp(-Z * error) : NaN,
    high: possible ? relative * Math.exp(Z * error) : NaN,
  };
}
