import { wilson, type Interval } from "../matrix/interval.ts";
import { erfc, normalQuantile } from "../special.ts";

/** Rows of one arm and those of them that said yes. */
export interface Arm {
  n: number;
  events: number;
}

/** What the treatment did on average, each figure with its 95 % interval. */
export interface Effect {
  /** Rate of the treated less that of the control, with Newcombe's interval. */
  difference: number;
  low: number;
  high: number;
  /** Rate of the treated over that of the control, with Katz's interval. */
  ratio: number;
  ratioLow: number;
  ratioHigh: number;
  /** Whether half a row was put in every cell, because an arm had no yes: the ratio is rough. */
  padded: boolean;
  /** Yeses among the treated beyond what the control's rate would have brought. */
  incremental: number;
  incrementalLow: number;
  incrementalHigh: number;
  /** Two-sided, of the pooled z-test. */
  p: number;
}

/**
 * The difference of two shares with its interval.
 *
 * Source: Newcombe 1998, method 10, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
 * Checked: tests/golden/effect.json (statsmodels).
 */
export function newcombe(treated: Arm, control: Arm, alpha = 0.05): { difference: number; low: number; high: number } {
  const [a, b] = [rate(treated), rate(control)];
  const [ends, others]: Interval[] = [wilson(treated.events, treated.n, alpha), wilson(control.events, control.n, alpha)];
  return {
    difference: a - b,
    low: a - b - Math.hypot(a - ends[0], others[1] - b),
    high: a - b + Math.hypot(ends[1] - a, b - others[0]),
  };
}

/**
 * The ratio of two shares with its interval. With no yes in an arm, half a row is put in all four cells.
 *
 * Source: Katz et al. 1978, doi:10.2307/2530610.
 * Checked: tests/golden/effect.json (statsmodels).
 */
export function katz(treated: Arm, control: Arm, alpha = 0.05): { ratio: number; low: number; high: number; padded: boolean } {
  const padded = treated.events === 0 || control.events === 0;
  const [more, rows] = padded ? [0.5, 1] : [0, 0];
  const [a, n1, c, n0] = [treated.events + more, treated.n + rows, control.events + more, control.n + rows];
  const ratio = a / n1 / (c / n0);
  const reach = normalQuantile(1 - alpha / 2) * Math.sqrt(1 / a - 1 / n1 + 1 / c - 1 / n0);
  return { ratio, low: ratio * Math.exp(-reach), high: ratio * Math.exp(reach), padded };
}

/**
 * z of the difference of two shares, the variance that of both together, and its two-sided p. Both rates 0 or both 1: z 0.
 *
 * Checked: tests/golden/effect.json (statsmodels).
 */
export function twoShares(treated: Arm, control: Arm): { z: number; p: number } {
  const all = (treated.events + control.events) / (treated.n + control.n);
  const se = Math.sqrt(all * (1 - all) * (1 / treated.n + 1 / control.n));
  const z = se > 0 ? (rate(treated) - rate(control)) / se : 0;
  return { z, p: erfc(Math.abs(z) / Math.SQRT2) };
}

/**
 * What the treatment did on average.
 *
 * @throws RangeError when an arm has no rows
 *
 * Source: METHODS 11.
 */
export function averageEffect(treated: Arm, control: Arm): Effect {
  if (!(treated.n > 0 && control.n > 0)) throw new RangeError(`averageEffect: ${treated.n} treated, ${control.n} control`);
  const { difference, low, high } = newcombe(treated, control);
  const { ratio, low: ratioLow, high: ratioHigh, padded } = katz(treated, control);
  const { n } = treated;
  const incremental = treated.events - (control.events * n) / control.n;
  return {
    difference,
    low,
    high,
    ratio,
    ratioLow,
    ratioHigh,
    padded,
    incremental,
    incrementalLow: low * n,
    incrementalHigh: high * n,
    p: twoShares(treated, control).p,
  };
}

function rate({ n, events }: Arm): number {
  return events / n;
}
