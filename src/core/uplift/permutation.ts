import { quantile } from "../quantile.ts";
import { silent, within, type Progress } from "../progress.ts";
import { randomFrom, type Random } from "../random.ts";
import { ordered, type Ordered, type Trial } from "./curves.ts";

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
  for (let i = 0; i < n; ++i) ++weights[Math.floor(random.u32() * (n / 2 ** 32))];
  return weights;
}

function shuffled(found: Ordered, qini: number, { random, shuffles, progress }: { random: Random; shuffles: number; progress: Progress }): number {
  let asWell = 1;
  const cells = new Uint8Array(found.cells.length);
  for (let s = 0; s < shuffles; ++s) {
    deal(found.cells, cells, random.child(`shuffle/${s}`));
    if (drawn({ ...found, cells }, null, []).qini >= qini - 1e-12) ++asWell;
    progress((s + 1) / shuffles);
  }
  return asWell / (shuffles + 1);
}

/**
 * Put the cells in an order drawn at random: place by place, each cell as likely as it has rows left. That is a shuffle, but with one draw a
 * place and no jumps through memory.
 */
function deal(cells: Uint8Array, into: Uint8Array, random: Random): void {
  const left = [0, 0, 0, 0];
  for (const cell of cells) ++left[cell];
  for (let place = 0, rows = cells.length; place < cells.length; ++place, --rows) {
    let at = random.u32() * (rows / 2 ** 32);
    let cell = 0;
    while (cell < 3 && at >= left[cell]) at -= left[cell++];
    --left[cell];
    into[place] = cell;
  }
}

/** The Qini of weighted rows, and the yeses gained at some places. Without weights every row counts once. */
function drawn({ cells, ends }: Ordered, weights: Uint8Array | null, at: readonly number[]): { qini: number; heights: number[] } {
  const heights: number[] = [];
  // Plain numbers, and no object a step: this is gone through hundreds of times.
  let [treated, control, treatedYes, controlYes, area, height, place, next] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let e = 0; e < ends.length; ++e) {
    const end = ends[e];
    const rows = treated + control;
    for (; place < end; ++place) {
      if (next < at.length && at[next] <= place) {
        heights.push(treatedYes - (control ? (controlYes * treated) / control : 0));
        ++next;
      }
      const weight = weights === null ? 1 : weights[place];
      const yes = weight * (cells[place] & 1);
      if (cells[place] & 2) {
        treated += weight;
        treatedYes += yes;
      } else {
        control += weight;
        controlYes += yes;
      }
    }
    const before = height;
    height = treatedYes - (control ? (controlYes * treated) / control : 0);
    area += ((treated + control - rows) * (before + height)) / 2;
  }
  while (heights.length < at.length) heights.push(height);
  const none = treated + control - treatedYes - controlYes;
  const perfect = (treatedYes * treatedYes) / 2 + treatedYes * none + ((treatedYes + height) * controlYes) / 2;
  const random = ((treated + control) * height) / 2;
  return { qini: (area - random) / (perfect - random), heights };
}

function interval(values: Float64Array): [low: number, high: number] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}
