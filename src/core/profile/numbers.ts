import { binOf, binningOf, histogram } from "./bins.ts";
import { SHARES, type Binning, type Level, type NumberReport } from "./column.ts";
import { weightedMoments, weightedQuantiles } from "./weighted.ts";

/** The shares asked for: SHARES, and those that a histogram goes from and to. */
export const ASKED = [0.005, ...SHARES, 0.995] as const;

/** The ends of a column of numbers and its quantiles at ASKED, as bins for it. */
export function binningFor(min: number, max: number, asked: readonly number[], whole: boolean): Binning {
  return binningOf({ min, max, low: asked[0], high: asked[8], p5: asked[2], median: asked[4], p95: asked[6], whole });
}

/** What a column of numbers is like, from all its values with their rows, in any order; null when there is none. */
export function numberReport(levels: readonly Level<number>[], whole: boolean): Omit<NumberReport, "notFinite"> | null {
  if (!levels.length) return null;
  const ascending = [...levels].sort((a, b) => a.value - b.value);
  const values = ascending.map(({ value }) => value);
  const counts = ascending.map(({ n }) => n);
  const asked = weightedQuantiles(values, counts, ASKED);
  const [min, max] = [values[0], values[values.length - 1]];
  const binning = binningFor(min, max, asked, whole);
  return {
    ...weightedMoments(values, counts),
    min,
    max,
    quantiles: asked.slice(1, -1),
    zeros: ascending.find(({ value }) => value === 0)?.n ?? 0,
    negatives: ascending.reduce((sum, { value, n }) => sum + (value < 0 ? n : 0), 0),
    low: ascending.slice(0, 5),
    high: ascending.slice(-5).reverse(),
    histogram: histogram(
      binning,
      ascending.map(({ value, n }) => [binOf(binning, value), n] as const),
    ),
  };
}
