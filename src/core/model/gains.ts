import { cutsOf } from "./deciles.ts";
import { descending } from "./order.ts";

/** What is reached when the highest scores are taken. */
export interface GainPoint {
  /** Share of all rows taken, 0…1. */
  share: number;
  n: number;
  events: number;
  /** Share of all events among those taken. */
  gain: number;
  /** Rate of those taken over that of all; null at n = 0. */
  lift: number | null;
  /** Rate of those taken; null at n = 0. */
  response: number | null;
  /** The lowest score taken; null at n = 0. */
  score: number | null;
}

/** The cumulative gains, lift and response curves of a score, in one. */
export interface Gains {
  n: number;
  events: number;
  /** Rate of all: the response of a score that tells nothing, whose gain is the share taken and whose lift is 1. */
  rate: number;
  /** From none to all, ascending. */
  points: GainPoint[];
  /** Gain of a perfect score at the same points. */
  ideal: number[];
  /** Lift of the tenth with the highest scores. */
  lift10: number;
}

/** What is earned when the highest scores are taken. */
export interface MoneyPoint {
  share: number;
  n: number;
  profit: number;
  /** Profit over cost; null without a cost. */
  roi: number | null;
}

/** Profit and return at every cut, and the cut that earns most: the smallest on a tie. */
export interface Money {
  points: MoneyPoint[];
  best: MoneyPoint;
}

/**
 * The curves of a score at cuts floor(k n / points), ties in row order. At most `points` + 1 points.
 *
 * @param y 1 for an event, else 0
 */
export function gains(y: Uint8Array, score: Float64Array, { points = 200 }: { points?: number } = {}): Gains {
  if (y.length !== score.length) throw new RangeError(`gains: ${y.length} outcomes, ${score.length} scores`);
  const order = descending(score);
  const n = order.length;
  const all = y.reduce((sum, value) => sum + value, 0);
  const rate = all / n;
  const tenth = Math.max(1, Math.floor(n / 10));
  const found: GainPoint[] = [];
  let [row, events, lift10] = [0, 0, NaN];
  for (const cut of new Set(cutsOf(n, points))) {
    for (; row < cut; ++row) {
      events += y[order[row]];
      if (row + 1 === tenth) lift10 = events / tenth / rate;
    }
    const response = cut ? events / cut : null;
    found.push({
      share: n ? cut / n : 0,
      n: cut,
      events,
      gain: events / all,
      lift: response === null ? null : response / rate,
      response,
      score: cut ? score[order[cut - 1]] : null,
    });
  }
  return { n, events: all, rate, points: found, ideal: found.map(({ n }) => Math.min(1, n / all)), lift10 };
}

/**
 * What each cut of a gains curve earns.
 *
 * @param value earned by an event, @param cost of taking a row, in the same money
 */
export function money({ points }: Gains, { value, cost }: { value: number; cost: number }): Money {
  if (!(value >= 0 && cost >= 0)) throw new RangeError(`money: value ${value}, cost ${cost}`);
  const earned = points.map(({ share, n, events }) => {
    const profit = value * events - cost * n;
    return { share, n, profit, roi: cost && n ? profit / (cost * n) : null };
  });
  return { points: earned, best: earned.reduce((best, point) => (point.profit > best.profit ? point : best)) };
}
