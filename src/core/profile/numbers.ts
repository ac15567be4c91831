import { binOf, binningOf, histogram } from "./bins.ts";
import { SHARES, type Binning, type Level, type NumberReport } from "./column.ts";
import { sentinels } from "./sentinels.ts";
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
  const figures = {
    ...weightedMoments(values, counts),
    min: values[0],
    max: values[values.length - 1],
    quantiles: weightedQuantiles(values, counts, SHARES),
    zeros: ascending.find(({ value }) => value === 0)?.n ?? 0,
    negatives: ascending.reduce((sum, { value, n }) => sum + (value < 0 ? n : 0), 0),
    low: ascending.slice(0, 5),
    high: ascending.slice(-5).reverse(),
  };
  const binning = binningOfMost(ascending, figures, whole);
  const bins = ascending.map(({ value, n }) => [binOf(binning, value), n] as const);
  return { ...figures, histogram: histogram(binning, bins) };
}

/** Bins for all values but those that seem to stand for something else, which would press the rest together. */
function binningOfMost(ascending: readonly Level<number>[], figures: Parameters<typeof sentinels>[0], whole: boolean): Binning {
  const odd = new Set(sentinels(figures).map(({ value }) => value));
  const rest = ascending.filter(({ value }) => !odd.has(value));
  const values = rest.map(({ value }) => value);
  const asked = weightedQuantiles(
    values,
    rest.map(({ n }) => n),
    ASKED,
  );
  return binningFor(values[0], values[values.length - 1], asked, whole);
}
