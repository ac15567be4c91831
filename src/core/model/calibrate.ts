import { wilson } from "../matrix/interval.ts";
import { cutsOf } from "./deciles.ts";
import { descending } from "./order.ts";

/** A line through log-odds: corrected log-odds = intercept + slope × log-odds. */
export interface CalibrationLine {
  intercept: number;
  slope: number;
}

/** Rows of about the same probability: what was foretold and what happened. */
export interface ReliabilityBin {
  n: number;
  events: number;
  /** Mean probability. */
  mean: number;
  /** Share of events, with Wilson's interval. */
  rate: number;
  low: number;
  high: number;
  /** Lowest and highest probability. */
  from: number;
  to: number;
}

/** A step function that never falls: the value at x is that of the last `from` that is not above it. */
export interface Isotonic {
  from: number[];
  value: number[];
}

/** Least number of events for a fit by steps. */
const ISOTONIC_EVENTS = 1000;

/**
 * Foretold and actual rates in bins of equal count, lowest probability first, and their mean distance weighted by rows (ECE).
 *
 * Ties are cut in row order.
 */
export function reliability(y: Uint8Array, p: Float64Array, bins = 10): { bins: ReliabilityBin[]; ece: number } {
  if (y.length !== p.length) throw new RangeError(`reliability: ${y.length} outcomes, ${p.length} probabilities`);
  const order = descending(p.map((value) => -value));
  const bounds = cutsOf(order.length, bins);
  const found: ReliabilityBin[] = [];
  for (let k = 0; k < bins; ++k) {
    const part = order.subarray(bounds[k], bounds[k + 1]);
    if (!part.length) continue;
    let [events, sum] = [0, 0];
    for (const i of part) {
      events += y[i];
      sum += p[i];
    }
    const [low, high] = wilson(events, part.length);
    const n = part.length;
    found.push({ n, events, mean: sum / n, rate: events / n, low, high, from: p[part[0]], to: p[part[n - 1]] });
  }
  const ece = found.reduce((sum, { n, mean, rate }) => sum + n * Math.abs(mean - rate), 0) / y.length;
  return { bins: found, ece };
}

/**
 * How probabilities relate to what happened: 0 and 1 when they are right; a slope below 1 says that they are too extreme.
 *
 * Both are NaN where no such line exists, as when probabilities part events from others entirely.
 *
 * Source: Cox 1958, doi:10.1093/biomet/45.3-4.562.
 */
export function calibrationLine(y: Uint8Array, p: Float64Array): CalibrationLine {
  return parted(y, p) ? { intercept: NaN, slope: NaN } : line(p, (i) => y[i]);
}

/** Whether no event has a probability below that of another row, or none above; also when there is only one of the two. */
function parted(y: Uint8Array, p: Float64Array): boolean {
  const least = [Infinity, Infinity];
  const most = [-Infinity, -Infinity];
  for (let i = 0; i < y.length; ++i) {
    least[y[i]] = Math.min(least[y[i]], p[i]);
    most[y[i]] = Math.max(most[y[i]], p[i]);
  }
  return most[0] <= least[1] || most[1] <= least[0];
}

/**
 * A correction of probabilities, to be fitted on rows that the model was not: Platt's, whose targets are a little off 0 and 1, so that it always exists.
 *
 * Source: Platt 1999; Lin, Lin & Weng 2007, doi:10.1007/s10994-007-5018-6.
 */
export function platt(y: Uint8Array, p: Float64Array): CalibrationLine {
  const events = y.reduce((sum, value) => sum + value, 0);
  const [yes, no] = [(events + 1) / (events + 2), 1 / (y.length - events + 2)];
  return line(p, (i) => (y[i] ? yes : no));
}

/** Probabilities corrected by a line. */
export function calibrated(p: Float64Array, { intercept, slope }: CalibrationLine): Float64Array {
  return p.map((value) => logistic(intercept + slope * logit(value)));
}

/**
 * A correction of probabilities by steps: pool adjacent violators. Null with 1,000 events or fewer, where it would follow chance.
 *
 * Source: Barlow et al. 1972; Zadrozny & Elkan 2002, doi:10.1145/775047.775151.
 */
export function isotonic(y: Uint8Array, p: Float64Array): Isotonic | null {
  if (y.reduce((sum, value) => sum + value, 0) <= ISOTONIC_EVENTS) return null;
  const order = descending(p.map((value) => -value));
  const blocks: { from: number; n: number; sum: number }[] = [];
  let last = NaN;
  for (const i of order) {
    if (p[i] === last) {
      const block = blocks[blocks.length - 1];
      ++block.n;
      block.sum += y[i];
    } else {
      settle(blocks);
      blocks.push({ from: p[i], n: 1, sum: y[i] });
    }
    last = p[i];
  }
  settle(blocks);
  return { from: blocks.map(({ from }) => from), value: blocks.map(({ n, sum }) => sum / n) };
}

/** Probabilities corrected by steps; below the first step it holds. */
export function stepped(p: Float64Array, { from, value }: Isotonic): Float64Array {
  return p.map((at) => {
    let [low, high] = [0, from.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (from[middle] <= at) low = middle;
      else high = middle;
    }
    return value[low];
  });
}

/** Pool the last blocks for as long as the later one is not above the earlier. */
function settle(blocks: { from: number; n: number; sum: number }[]): void {
  while (blocks.length > 1) {
    const [before, last] = blocks.slice(-2);
    if (before.sum * last.n < last.sum * before.n) return;
    before.n += last.n;
    before.sum += last.sum;
    blocks.pop();
  }
}

/** Newton's method for target ~ a + b logit(p). */
function line(p: Float64Array, target: (i: number) => number): CalibrationLine {
  const x = p.map(logit);
  let [a, b] = [0, 1];
  let loss = lossAt(x, target, a, b);
  for (let pass = 0; pass < 100; ++pass) {
    const { ga, gb, haa, hab, hbb } = slopes(x, target, a, b);
    if (Math.max(Math.abs(ga), Math.abs(gb)) <= 1e-12 * x.length) return { intercept: a, slope: b };
    const det = haa * hbb - hab * hab;
    if (!(det > 1e-12 * haa * hbb)) break;
    const [da, db] = [(hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det];
    let step = 1;
    while (step > 1e-6 && !(lossAt(x, target, a - step * da, b - step * db) <= loss)) step /= 2;
    [a, b] = [a - step * da, b - step * db];
    const now = lossAt(x, target, a, b);
    if (loss - now <= 1e-15 * loss) return { intercept: a, slope: b };
    loss = now;
  }
  return { intercept: NaN, slope: NaN };
}

function slopes(x: Float64Array, target: (i: number) => number, a: number, b: number) {
  let [ga, gb, haa, hab, hbb] = [0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; ++i) {
    const q = logistic(a + b * x[i]);
    const w = q * (1 - q);
    ga += q - target(i);
    gb += (q - target(i)) * x[i];
    haa += w;
    hab += w * x[i];
    hbb += w * x[i] * x[i];
  }
  return { ga, gb, haa, hab, hbb };
}

function lossAt(x: Float64Array, target: (i: number) => number, a: number, b: number): number {
  let sum = 0;
  for (let i = 0; i < x.length; ++i) {
    const f = a + b * x[i];
    sum += Math.max(f, 0) + Math.log1p(Math.exp(-Math.abs(f))) - target(i) * f;
  }
  return sum;
}

function logit(p: number): number {
  const kept = Math.min(Math.max(p, 1e-15), 1 - 1e-15);
  return Math.log(kept) - Math.log1p(-kept);
}

function logistic(f: number): number {
  return f >= 0 ? 1 / (1 + Math.exp(-f)) : Math.exp(f) / (1 + Math.exp(f));
}
