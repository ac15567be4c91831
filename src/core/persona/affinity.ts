import { kleinman, posterior } from "../matrix/shrink.ts";

/** Contacts and successes, types × personas. */
export interface Cells {
  n: number[][];
  s: number[][];
}

/** What to expect of a contact, 0…1. */
export interface Rates {
  /** By type; the rate over all types where a type had no contact. */
  base: number[];
  /** By type and persona, shrunk towards the type's base. */
  rates: number[][];
}

/**
 * The rate of each type in each persona, shrunk towards the type's own rate.
 *
 * Source: METHODS 6.
 */
export function shrunkRates({ n, s }: Cells): Rates {
  const total = (cells: readonly (readonly number[])[]) => cells.flat().reduce((sum, value) => sum + value, 0);
  const overall = total(n) ? total(s) / total(n) : 0;
  const priors = n.map((line, t) => kleinman(line, s[t]));
  const base = priors.map(({ p }) => (Number.isNaN(p) ? overall : p));
  const rates = n.map((line, t) => line.map((contacts, h) => posterior(contacts, s[t][h], base[t], priors[t].m).rate));
  return { base, rates };
}

/** The rate of each type in each of the first K old personas over the type's own; 1 where a type had no success. */
export function liftsOf({ base, rates }: Rates, K: number): number[][] {
  return rates.map((line, t) => Array.from({ length: K }, (_, h) => (base[t] > 0 ? line[h] / base[t] : 1)));
}

/**
 * How well each type suits each customer: the lifts of the type in the old personas, by the customer's membership of them.
 *
 * 1 is as the type's average. It needs no contact of the customer's own, so it holds for those never asked. A type without a success suits all alike.
 *
 * @param memberships row-major n×K, rows adding up to 1
 * @param rates types × old personas, the first K counted
 * @returns row-major n×types
 *
 * Source: METHODS 5.2.
 */
export function affinity(memberships: Float64Array, K: number, rates: Rates): Float64Array {
  return suits(memberships, K, liftsOf(rates, K));
}

/** The same from the lifts themselves, types × K. */
export function suits(memberships: Float64Array, K: number, lifts: readonly (readonly number[])[]): Float64Array {
  const types = lifts.length;
  const n = memberships.length / K;
  const found = new Float64Array(n * types);
  for (let i = 0; i < n; ++i)
    for (let t = 0; t < types; ++t) {
      let sum = 0;
      for (let h = 0; h < K; ++h) sum += memberships[i * K + h] * lifts[t][h];
      found[i * types + t] = sum;
    }
  return found;
}
