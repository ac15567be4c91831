import type { Level, NumberReport } from "./column.ts";

/**
 * Numbers at the ends of a column that seem to stand for something else: 999999, −1, or a 0 where the rest begins far above.
 *
 * A value is one when it is far from the next, by five times the usual step between the next ones and by a seventh of the middle nine tenths, and
 * stands on several rows; nines and −1 may stand on one row, and −1 needs no gap where no other number is negative.
 */
export function sentinels({ low, high, quantiles, n, negatives }: Pick<NumberReport, "low" | "high" | "quantiles" | "n" | "negatives">): Level<number>[] {
  const spread = quantiles[5] - quantiles[1];
  return [...atEnd(low, spread, { n, negatives }), ...atEnd(high, spread, { n, negatives })];
}

function atEnd(end: readonly Level<number>[], spread: number, { n, negatives }: { n: number; negatives: number }): Level<number>[] {
  const found: Level<number>[] = [];
  for (let i = 0; i + 2 < end.length; ++i) {
    const here = end[i];
    const gap = Math.abs(end[i + 1].value - here.value);
    const steps = end.slice(i + 1).map(({ value }, j, rest) => (j ? Math.abs(value - rest[j - 1].value) : 0));
    const usual = median(steps.slice(1));
    const far = gap >= 5 * usual && gap >= spread / 7;
    const minus = here.value < 0 && usually(here.value) && here.n === negatives;
    if (!(far || minus) || here.n < (usually(here.value) ? 1 : Math.max(5, n / 1000))) break;
    found.push(here);
  }
  return found;
}

/** Whether people write the number for "none": −1, or nines only. */
function usually(value: number): boolean {
  return value === -1 || /^-?9{2,}(\.9+)?$/.test(String(value));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length % 2 ? sorted[(sorted.length - 1) / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
}
