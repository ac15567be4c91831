import type { Coded } from "../table.ts";

/** Which rows a model learns from and which it is tested on. */
export interface Split {
  /** By row: TRAIN, TEST or NEITHER. */
  side: Uint8Array;
  /** Rows of neither side: without a time, or kept out so that no customer stands on both sides. */
  leftOut: number;
  /** Customers that have rows before and after the boundary. */
  straddling: number;
  /** The first value of `at` that is tested on; null where chance decides. */
  boundary: number | null;
}

export const TRAIN = 0;
export const TEST = 1;
export const NEITHER = 2;

export interface SplitInput {
  /** Earlier rows teach and later rows test; or chance decides, by customer. */
  by: "time" | "random";
  /** When a row is from; NaN where nobody knows. Any numbers that rise with time. */
  at: Float64Array;
  /** Code of each row's customer. */
  customer: Int32Array;
  /** Uniform in [0, 1), the same for all rows of a customer. */
  draw: Float64Array;
  /** Share of rows to test on, 0…1. */
  share: number;
  /** Rows that count: not 0. The others are of neither side. */
  known: Uint8Array;
}

/**
 * Part rows into those to learn from and those to test on, all rows of a customer on one side.
 *
 * By time, the boundary is where the share tested comes nearest to the one wanted. A customer with rows on both sides of it is tested where
 * `draw` is below the share, with the later rows, and else learned from, with the earlier ones.
 *
 * @throws RangeError when share is not between 0 and 1
 */
export function split(input: SplitInput): Split {
  const { by, draw, share, known } = input;
  if (!(share > 0 && share < 1)) throw new RangeError(`split: share ${share}`);
  if (by === "time") return splitByTime(input);
  const side = Uint8Array.from(draw, (u, i) => (!known[i] ? NEITHER : u < share ? TEST : TRAIN));
  return { side, leftOut: 0, straddling: 0, boundary: null };
}

function splitByTime({ at, customer, draw, share, known }: SplitInput): Split {
  const n = at.length;
  const boundary = boundaryOf(at, known, share);
  const side = new Uint8Array(n).fill(NEITHER);
  let leftOut = 0;
  const seen = new Uint8Array(n && customer.reduce((most, c) => Math.max(most, c), 0) + 1);
  for (let i = 0; i < n; ++i) {
    if (!known[i]) continue;
    if (Number.isNaN(at[i])) {
      ++leftOut;
      continue;
    }
    side[i] = at[i] >= boundary ? TEST : TRAIN;
    seen[customer[i]] |= side[i] === TEST ? 2 : 1;
  }
  for (let i = 0; i < n; ++i) {
    if (side[i] === NEITHER || seen[customer[i]] !== 3) continue;
    if (side[i] !== (draw[i] < share ? TEST : TRAIN)) {
      side[i] = NEITHER;
      ++leftOut;
    }
  }
  return { side, leftOut, straddling: seen.reduce((sum, sides) => sum + (sides === 3 ? 1 : 0), 0), boundary: Number.isFinite(boundary) ? boundary : null };
}

/**
 * A number in [0, 1) for each id: the same id and salt, the same number. Not for secrets.
 *
 * Source: FNV-1a, Fowler, Noll & Vo; finished by MurmurHash3's mixer, A. Appleby. Both in the public domain.
 */
export function drawsOf({ codes, levels }: Coded, salt: string): Float64Array {
  const start = fnv(0x811c9dc5, `${salt}|`);
  const draws = Float64Array.from(levels, (id) => {
    const state = fnv(start, id);
    return ((mixed(state) >>> 5) * 67108864 + (mixed(state ^ 0x9e3779b9) >>> 6)) / 2 ** 53;
  });
  return Float64Array.from(codes, (code) => draws[code]);
}

function fnv(from: number, text: string): number {
  let state = from;
  for (let i = 0; i < text.length; ++i) {
    const unit = text.charCodeAt(i);
    state = Math.imul(state ^ (unit & 0xff), 0x01000193);
    if (unit > 0xff) state = Math.imul(state ^ (unit >>> 8), 0x01000193);
  }
  return state;
}

function mixed(state: number): number {
  let h = state;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The distinct time from which the share of rows is nearest to the one wanted; never the first. Infinity where there is but one. */
function boundaryOf(at: Float64Array, known: Uint8Array, share: number): number {
  const times = at.filter((time, i) => known[i] && !Number.isNaN(time)).sort();
  const wanted = (1 - share) * times.length;
  let best = Infinity;
  let least = Infinity;
  for (let i = 1; i < times.length; ++i) {
    if (times[i] === times[i - 1]) continue;
    const off = Math.abs(i - Math.floor(wanted + 1e-9));
    if (off < least) [least, best] = [off, times[i]];
  }
  return best;
}
