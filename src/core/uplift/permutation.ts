import { quantile } from "../quantile.ts";
import { silent, within, type Progress } from "../progress.ts";
import { randomFrom, type Random } from "../random.ts";
import { ordered, qiniOf, type Ordered, type Taken, type Trial } from "./curves.ts";

/** Whether a score does better than chance, and how sure its Qini is. */
export interface Trust {
  /** Area of the Qini curve as a share of the best there is. */
  qini: number;
  /** Share of shuffles of the score that did as well, itself counted: at least 1 / (shuffles + 1). */
  p: number;
  /** 95 % interval by drawing rows again. */
  low: number;
  high: number;
  /** At each place asked for, the 95 % interval of the yeses gained. */
  band: { low: number; high: number }[];
}

export interface TrustOptions {
  seed: string;
  /** Default 300. */
  shuffles?: number;
  /** Default 200. */
  draws?: number;
  /** Numbers of rows taken at which the curve's interval is wanted, ascending. */
  at?: readonly number[];
}

/**
 * Hold a score against chance: shuffle it among the rows, and draw the rows again. Each shuffle and draw has a seed of its own.
 *
 * Source: METHODS 11; Phipson & Smyth 2010, doi:10.2202/1544-6115.1585, for the p-value; Efron 1979 for the draws.
 */
export function trustOf(trial: Trial, { seed, shuffles = 300, draws = 200, at = [] }: TrustOptions, progress: Progress = silent): Trust {
  const found = ordered(trial);
  const random = randomFrom(seed);
  const { qini } = drawn(found, null, []);
  const p = shuffled(found, qini, { random, shuffles, progress: within(progress, 0, 0.6) });
  const areas = new Float64Array(draws);
  const heights = at.map(() => new Float64Array(draws));
  for (let b = 0; b < draws; ++b) {
    const again = drawn(found, weightsOf(found.cells.length, random.child(`boot/${b}`)), at);
    areas[b] = again.qini;
    for (const [i, height] of again.heights.entries()) heights[i][b] = height;
    progress(0.6 + (0.4 * (b + 1)) / draws);
  }
  const [low, high] = interval(areas);
  return { qini, p, low, high, band: heights.map(interval).map(([low, high]) => ({ low, high })) };
}

/** How many rows each row stands for when as many rows are drawn with replacement. */
function weightsOf(n: number, random: Random): Uint8Array {
  const weights = new Uint8Array(n);
  for (let i = 0; i < n; ++i) ++weights[random.int(n)];
  return weights;
}

function shuffled(found: Ordered, qini: number, { random, shuffles, progress }: { random: Random; shuffles: number; progress: Progress }): number {
  let asWell = 1;
  for (let s = 0; s < shuffles; ++s) {
    const cells = random.child(`shuffle/${s}`).shuffle(found.cells.slice());
    if (drawn({ ...found, cells }, null, []).qini >= qini - 1e-12) ++asWell;
    progress((s + 1) / shuffles);
  }
  return asWell / (shuffles + 1);
}

/** The Qini of weighted rows, and the yeses gained at some places. Without weights every row counts once. */
function drawn({ cells, ends }: Ordered, weights: Uint8Array | null, at: readonly number[]): { qini: number; heights: number[] } {
  const counts = new Float64Array(4);
  const heights: number[] = [];
  let [area, before, rows, place, next] = [0, 0, 0, 0, 0];
  for (let e = 0; e < ends.length; ++e) {
    let width = 0;
    for (; place < ends[e]; ++place) {
      while (next < at.length && at[next] <= place) {
        heights.push(qiniOf(takenFrom(counts)));
        ++next;
      }
      const weight = weights ? weights[place] : 1;
      counts[cells[place]] += weight;
      width += weight;
    }
    if (!width) continue;
    const height = qiniOf(takenFrom(counts));
    area += (width * (before + height)) / 2;
    rows += width;
    before = height;
  }
  while (heights.length < at.length) heights.push(before);
  const random = (rows * before) / 2;
  return { qini: (area - random) / (perfectArea(counts, before) - random), heights };
}

/** Area under the best curve there is: treated yeses, then those without a yes, then control yeses. */
function perfectArea(counts: Float64Array, end: number): number {
  const [treatedYes, none, controlYes] = [counts[3], counts[0] + counts[2], counts[1]];
  return (treatedYes * treatedYes) / 2 + treatedYes * none + ((treatedYes + end) * controlYes) / 2;
}

function takenFrom(counts: Float64Array): Taken {
  return { control: counts[0] + counts[1], controlYes: counts[1], treated: counts[2] + counts[3], treatedYes: counts[3] };
}

function interval(values: Float64Array): [low: number, high: number] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}
