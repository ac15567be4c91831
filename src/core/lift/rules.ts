import type { ItemSet } from "./itemsets.ts";
import { measures, type Measures, type PairCounts } from "./pairs.ts";

/** Who has all on the left mostly has what is on the right. As a pair, a is the left side and b the right. */
export interface Rule extends PairCounts, Measures {
  left: number[];
  right: number;
}

export interface RuleOptions {
  /** Customers. */
  n: number;
  /** Least share of those with the left side who have the right. */
  confidence: number;
  /** Fewest items of a rule, both sides together. Default 2. */
  minLength?: number;
}

/**
 * Rules with one item on the right, from sets of items with all their subsets. Not in any order.
 *
 * Checked: tests/golden/groceries_rules.json (arules).
 */
export function rulesOf(sets: readonly ItemSet[], { n, confidence, minLength = 2 }: RuleOptions): Rule[] {
  const counts = new Map(sets.map(({ items, count }) => [items.join(), count]));
  const rules: Rule[] = [];
  for (const { items, count } of sets) {
    if (items.length < minLength) continue;
    for (const right of items) {
      const left = items.filter((item) => item !== right);
      const nA = left.length ? counts.get(left.join()) : n;
      const nB = counts.get(`${right}`);
      if (nA === undefined || nB === undefined || count / nA < confidence - 1e-12) continue;
      const pair = { n, nA, nB, nAB: count };
      rules.push({ left, right, ...pair, ...measures(pair) });
    }
  }
  return rules;
}

/** Rules without those of which a shorter left side says the same at least as surely. Source: arules, is.redundant. */
export function withoutRedundant(rules: readonly Rule[]): Rule[] {
  const known = new Map(rules.map(({ left, right, confidenceAB }) => [`${left.join()}>${right}`, confidenceAB]));
  return rules.filter(({ left, right, confidenceAB }) => {
    const shorter = subsets(left);
    return !shorter.some((subset) => (known.get(`${subset.join()}>${right}`) ?? -1) >= confidenceAB);
  });
}

/** Rules by lift, then support, then how they read; lift to ten places, so that equal ones count as equal. */
export function ranked(rules: readonly Rule[], name: (item: number) => string): Rule[] {
  const read = ({ left, right }: Rule) => `{${left.map(name).sort(byCodePoint).join(",")}} => {${name(right)}}`;
  const keys = new Map(rules.map((rule) => [rule, { lift: Math.round(rule.lift * 1e10), read: read(rule) }]));
  return [...rules].sort((a, b) => {
    const [first, second] = [keys.get(a)!, keys.get(b)!];
    return second.lift - first.lift || b.nAB - a.nAB || byCodePoint(first.read, second.read);
  });
}

/** The proper subsets of a left side, without the empty one. */
function subsets(items: readonly number[]): number[][] {
  return Array.from({ length: 2 ** items.length - 2 }, (_, i) => items.filter((_, j) => ((i + 1) >> j) & 1));
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
