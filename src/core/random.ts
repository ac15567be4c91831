import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** A seeded source of randomness: the same seed gives the same draws everywhere. Not for secrets. */
export interface Random {
  /** The next 32 random bits, 0…2³²−1. */
  u32(): number;
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Uniform integer in 0…n−1. */
  int(n: number): number;
  /** Shuffle in place; gives its argument. */
  shuffle<T extends { length: number; [index: number]: unknown }>(items: T): T;
  /** An index drawn in proportion to its weight; weights are finite and not negative, `total` is their sum where it is known. @throws RangeError when all are 0 */
  pick(weights: ArrayLike<number>, total?: number): number;
  /** A source of its own for one part of the work, so that order and number of workers do not matter. */
  child(label: string): Random;
}

/**
 * Start a source from a seed in words.
 *
 * State is the first 128 bits of SHA-256 of the seed. Period 2¹²⁸−1.
 *
 * Source: xoshiro128**, Blackman & Vigna 2018, doi:10.1145/3460772.
 * Checked: tests/golden/prng.json.
 */
export function randomFrom(seed: string): Random {
  const digest = new DataView(sha256(utf8ToBytes(seed)).buffer);
  let [s0, s1, s2, s3] = [0, 4, 8, 12].map((at) => digest.getUint32(at));
  if (!(s0 | s1 | s2 | s3)) s0 = 1;

  function u32(): number {
    const r = Math.imul(rotl(Math.imul(s1, 5), 7), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotl(s3, 11);
    return r;
  }

  function uniform(): number {
    const high = u32() >>> 5;
    const low = u32() >>> 6;
    return (high * 67108864 + low) / 2 ** 53;
  }

  const int = (n: number) => Math.floor(uniform() * n);

  function shuffle<T extends { length: number; [index: number]: unknown }>(items: T): T {
    for (let i = items.length - 1; i > 0; --i) {
      const j = int(i + 1);
      [items[i], items[j]] = [items[j], items[i]];
    }
    return items;
  }

  function pick(weights: ArrayLike<number>, total = sumOf(weights)): number {
    if (!(total > 0)) throw new RangeError(`pick: total weight ${total}`);
    const target = uniform() * total;
    let sum = 0;
    let last = -1;
    for (let i = 0; i < weights.length; ++i) {
      if (!(weights[i] > 0)) continue;
      last = i;
      sum += weights[i];
      if (sum > target) return i;
    }
    return last;
  }

  return { u32, uniform, int, shuffle, pick, child: (label) => randomFrom(`${seed}/${label}`) };
}

/** The sum of numbers, one after another. */
export function sumOf(weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; ++i) total += weights[i];
  return total;
}

function rotl(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}
