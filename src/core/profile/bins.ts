import type { Binning, Histogram } from "./column.ts";

/** About how many bins a histogram has. */
const BINS = 24;

/** What bins are chosen by. */
export interface Range {
  min: number;
  max: number;
  /** Quantiles at 0.005 and 0.995. */
  low: number;
  high: number;
  /** Quantiles at 0.05, 0.5 and 0.95. */
  p5: number;
  median: number;
  p95: number;
  /** Whether all numbers are whole. */
  whole: boolean;
}

/**
 * Bins for a histogram: of a width that is 1, 2 or 5 times a power of ten, from p0.5 to p99.5; to the ends where these are not far.
 *
 * Of the logarithm where all but few numbers are positive, and p99.5 is a thousand times p0.5 and most of it is far above the median.
 */
export function binningOf({ min, max, low, high, p5, median, p95, whole }: Range): Binning {
  if (low > 0 && high / low >= 1000 && high - median > 10 * (median - low)) return logarithmic(low, high);
  const inner = high - low || p95 - p5;
  const from = low - min <= inner / 4 ? min : low;
  const to = max - high <= inner / 4 ? max : high;
  if (!(to > from))
    return { log: false, from: whole ? from - 0.5 : from - Math.max(Math.abs(from) / 100, 0.5), width: whole ? 1 : Math.max(Math.abs(from) / 50, 1), bins: 1 };
  if (whole && to - from < 1.5 * BINS) return { log: false, from: Math.ceil(from) - 0.5, width: 1, bins: Math.floor(to) - Math.ceil(from) + 1 };
  const width = whole ? Math.max(1, niceAbove((to - from) / BINS)) : niceAbove((to - from) / BINS);
  const start = Math.floor(from / width) * width;
  return { log: false, from: start, width, bins: Math.floor((to - start) / width + 1e-9) + 1 };
}

function logarithmic(low: number, high: number): Binning {
  const [from, to] = [Math.log10(low), Math.log10(high)];
  const width = [0.05, 0.1, 0.2, 0.25, 0.5, 1].find((step) => (to - from) / step <= BINS) ?? Math.ceil((to - from) / BINS);
  const start = Math.floor(from / width) * width;
  return { log: true, from: start, width, bins: Math.floor((to - start) / width + 1e-9) + 1 };
}

/** The least of 1, 2 and 5 times a power of ten that is not below. */
function niceAbove(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return power * (step <= power * (1 + 1e-9) ? 1 : step <= 2 * power * (1 + 1e-9) ? 2 : step <= 5 * power * (1 + 1e-9) ? 5 : 10);
}

/** The bin of a number: −1 below the first, `bins` beyond the last. */
export function binOf({ log, from, width, bins }: Binning, x: number): number {
  if (log && !(x > 0)) return -1;
  return Math.max(-1, Math.min(bins, Math.floor(((log ? Math.log10(x) : x) - from) / width)));
}

/** Count rows by bin. */
export function histogram(binning: Binning, rows: Iterable<readonly [bin: number, n: number]>): Histogram {
  const { bins, ...look } = binning;
  const found: Histogram = { ...look, counts: new Array<number>(bins).fill(0), below: 0, above: 0 };
  for (const [bin, n] of rows) {
    if (bin < 0) found.below += n;
    else if (bin >= bins) found.above += n;
    else found.counts[bin] += n;
  }
  return found;
}

/** Where a bin begins, in the units of the numbers. */
export function edge({ log, from, width }: Pick<Histogram, "log" | "from" | "width">, bin: number): number {
  const at = from + bin * width;
  return log ? 10 ** at : Math.abs(at) < width * 1e-9 ? 0 : Number(at.toPrecision(12));
}

/** The same with at most `most` bins, neighbours taken together. */
export function coarser(from: Histogram, most: number): Histogram {
  const together = Math.ceil(from.counts.length / most);
  if (together <= 1) return from;
  const counts = Array.from({ length: Math.ceil(from.counts.length / together) }, (_, i) =>
    from.counts.slice(i * together, (i + 1) * together).reduce((sum, n) => sum + n, 0),
  );
  return { ...from, width: from.width * together, counts };
}
