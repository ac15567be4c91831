import { descending } from "./order.ts";

/** One of the equal parts of rows ordered by score, the highest scores first. */
export interface Decile {
  /** 1 for the highest scores. */
  bin: number;
  n: number;
  events: number;
  rate: number;
  /** Rate over that of all; NaN when there is no event. */
  lift: number;
  /** Share of all events in this part and those above. */
  cumGain: number;
  /** Lift of this part and those above together. */
  cumLift: number;
  minScore: number;
  maxScore: number;
}

/** Where the ordered rows are cut: part k starts at row floor(k n / bins). */
export function cutsOf(n: number, bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, k) => Math.floor((k * n) / bins));
}

/**
 * Equal parts of the rows by score, highest first, ties in row order. Parts without rows are left out.
 *
 * Checked: tests/golden/score_metrics.json (scikit-learn's ranking, five parts).
 */
export function deciles(y: Uint8Array, score: Float64Array, bins = 10): Decile[] {
  if (y.length !== score.length) throw new RangeError(`deciles: ${y.length} outcomes, ${score.length} scores`);
  const order = descending(score);
  const bounds = cutsOf(order.length, bins);
  const all = y.reduce((sum, value) => sum + value, 0);
  const base = all / y.length;
  let caught = 0;
  const rows: Decile[] = [];
  for (let k = 0; k < bins; ++k) {
    const part = order.subarray(bounds[k], bounds[k + 1]);
    if (!part.length) continue;
    const events = part.reduce((sum, i) => sum + y[i], 0);
    caught += events;
    const rate = events / part.length;
    rows.push({
      bin: k + 1,
      n: part.length,
      events,
      rate,
      lift: rate / base,
      cumGain: caught / all,
      cumLift: caught / bounds[k + 1] / base,
      minScore: score[part[part.length - 1]],
      maxScore: score[part[0]],
    });
  }
  return rows;
}
