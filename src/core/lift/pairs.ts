import { benjaminiHochberg } from "../matrix/fdr.ts";
import { significance, type Significance } from "./significance.ts";

/** Among whom a pair is looked at: customers who could have both, or all that are analysed. */
export type Base = "eligible" | "all";

/** Customers of a pair: all looked at, those with a, with b, and with both. */
export interface PairCounts {
  n: number;
  nA: number;
  nB: number;
  nAB: number;
}

/** How two items go together. METHODS 9. */
export interface Measures {
  support: number;
  /** Share of b among those with a, and of a among those with b. */
  confidenceAB: number;
  confidenceBA: number;
  /** Share of b among those with a over share of b among all. Above 1: together more often than by chance. */
  lift: number;
  leverage: number;
  /** Infinity where everyone with a has b. */
  conviction: number;
  jaccard: number;
  phi: number;
}

/** Work out the measures of a pair. NaN where one of the two is held by nobody. Checked: tests/golden/lift_telco.json (pandas). */
export function measures({ n, nA, nB, nAB }: PairCounts): Measures {
  const support = nAB / n;
  const confidenceAB = nAB / nA;
  return {
    support,
    confidenceAB,
    confidenceBA: nAB / nB,
    lift: confidenceAB / (nB / n),
    leverage: support - (nA / n) * (nB / n),
    conviction: nAB === nA ? Infinity : (1 - nB / n) / (1 - confidenceAB),
    jaccard: nAB / (nA + nB - nAB),
    phi: (n * nAB - nA * nB) / Math.sqrt(nA * nB * (n - nA) * (n - nB)),
  };
}

/** Counts of pairs of bits, as the kernel gives them: items, and among them the bits that say who is eligible. */
export interface Counted {
  /** Row-major, size × size. */
  counts: Uint32Array;
  size: number;
  /** Customers analysed. */
  n: number;
}

/** An item's bit, and the bit of those eligible for it; −1 where everyone is. */
export interface Bit {
  bit: number;
  gate: number;
}

/** The customers of a pair, on a base. A customer who has an item is eligible for it. */
export function countsOf({ counts, size, n }: Counted, a: Bit, b: Bit, base: Base): PairCounts {
  const both = (i: number, j: number) => counts[i * size + j];
  const nAB = both(a.bit, b.bit);
  if (base === "all" || (a.gate < 0 && b.gate < 0)) return { n, nA: both(a.bit, a.bit), nB: both(b.bit, b.bit), nAB };
  return {
    n: a.gate < 0 ? both(b.gate, b.gate) : b.gate < 0 ? both(a.gate, a.gate) : both(a.gate, b.gate),
    nA: both(a.bit, b.gate < 0 ? a.bit : b.gate),
    nB: both(b.bit, a.gate < 0 ? b.bit : a.gate),
    nAB,
  };
}

/** A pair of an angle, worked out. */
export interface Pair extends PairCounts, Measures, Significance {
  /** Places among the items. */
  a: number;
  b: number;
  /** False discovery rate inside the angle. */
  q: number;
}

/** Work out pairs of one angle: q is over all of them. A pair of which one item is held by nobody on its base is left out. */
export function workedOut(pairs: readonly (PairCounts & { a: number; b: number })[]): Pair[] {
  const possible = pairs.filter(({ n, nA, nB }) => n > 0 && nA > 0 && nB > 0);
  const tested = possible.map((pair) => ({ ...pair, ...measures(pair), ...significance(pair) }));
  const q = benjaminiHochberg(tested.map(({ p }) => p));
  return tested.map((pair, i) => ({ ...pair, q: q[i] }));
}
