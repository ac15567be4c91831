import type { Progress } from "../progress.ts";
import { bitColumns } from "./bit-columns.ts";
import type { AssociateInput, Placed } from "./associate.ts";
import { itemSets } from "./itemsets.ts";
import { ranked, rulesOf, withoutRedundant, type Rule } from "./rules.ts";

/** Which rules are looked for. */
export interface RuleSearch {
  /** Least share of customers who hold all items of a rule, 0…1. */
  support: number;
  /** Least share of those with the left side who have the right, 0…1. */
  confidence: number;
  /** Most items of a rule, both sides together. */
  length: number;
}

export interface Ruled {
  /** Best first; places among the items kept. */
  rules: Rule[];
  /** Fewest customers of a rule. */
  ruleLeast: number;
  /** False where there were too many sets of items to go through them all. */
  complete: boolean;
}

/** Look for rules among services and bearers, over all customers analysed. None of fewer than k customers, or with fewer than k exceptions. */
export function searchRules({ n, words, rules, k }: AssociateInput, items: readonly Placed[], progress: Progress): Ruled {
  const places = items.map((_, i) => i).filter((i) => items[i].axis === "service" || items[i].axis === "bearer");
  const ruleLeast = Math.max(Math.ceil(rules.support * n - 1e-9), 30, k);
  const columns = bitColumns(
    { n, items: 32 * words.length, words },
    places.map((i) => items[i].bit),
  );
  const { sets, complete } = itemSets(columns, { minCount: ruleLeast, maxLength: rules.length }, progress);
  const found = withoutRedundant(rulesOf(sets, { n, confidence: rules.confidence }))
    .filter(({ nA, nAB }) => nA === nAB || nA - nAB >= k)
    .map((rule) => ({ ...rule, left: rule.left.map((i) => places[i]), right: places[rule.right] }));
  return { rules: ranked(found, (i) => items[i].id), ruleLeast, complete };
}
