import { expect, test } from "vitest";
import { bitColumns } from "../../src/core/lift/bit-columns.ts";
import { itemSets } from "../../src/core/lift/itemsets.ts";
import { ranked, rulesOf, withoutRedundant, type Rule } from "../../src/core/lift/rules.ts";
import { chiSquare2x2, fisher2x2 } from "../../src/core/matrix/test.ts";
import { twins } from "../../src/core/kernels/twins.ts";
import { kernels } from "../../workers/kernels/kernels.ts";
import { groceries } from "../fixtures/groceries.ts";
import { hasShared } from "../fixtures/shared-texts.ts";
import golden from "./groceries_rules.json" with { type: "json" };

const { rel } = golden.meta.tolerance;

function agrees(got: number, expected: number, what: string): void {
  expect(Math.abs(got - expected), `${what}: expected ${expected}, got ${got}, tolerance ${rel}`).toBeLessThanOrEqual(rel * Math.abs(expected));
}

if (!hasShared) test.skip("the baskets of groceries are not here: ../shared/data/groceries", () => {});
else {
  const { masks, names } = groceries();
  const columns = bitColumns(
    masks,
    names.map((_, i) => i),
  );
  const name = (item: number) => names[item];
  const sets = (support: number, maxLength = 10) => itemSets(columns, { minCount: Math.ceil(support * masks.n - 1e-9), maxLength }).sets;
  const bySize = (lengths: readonly number[]) => {
    const counts: Record<string, number> = {};
    for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
    return counts;
  };

  type Want = { lhs: string | string[]; rhs: string; lift: number; count: number };
  const read = (left: string | readonly string[], right: string) => `${[left].flat().sort().join(",")} => ${right}`;

  /** The first rules are the reference's, in its order and in every number; rules of the same lift and support in any order, as it reads them otherwise. */
  function same(rules: readonly Rule[], wanted: readonly Want[]): void {
    const byName = new Map(rules.map((rule) => [read(rule.left.map(name), name(rule.right)), rule]));
    for (const [i, want] of wanted.entries()) {
      const key = read(want.lhs, want.rhs);
      expect(byName.has(key), key).toBe(true);
      agrees(rules[i].lift, want.lift, `${key} in place ${i + 1}`);
      numbers(byName.get(key)!, want, key);
    }
  }

  function numbers(rule: Rule, want: Want, read: string): void {
    expect(rule.nAB, read).toBe(want.count);
    const table = [rule.nAB, rule.nA - rule.nAB, rule.nB - rule.nAB, rule.n - rule.nA - rule.nB + rule.nAB] as const;
    const { chi2, p } = chiSquare2x2(table);
    const got = {
      ...rule,
      confidence: rule.confidenceAB,
      coverage: rule.nA / rule.n,
      chiSquared: chi2,
      chiSquared_p: p,
      fishersExactTest: fisher2x2(table).greater,
    };
    for (const [key, value] of Object.entries(got)) {
      const expected = (want as Record<string, unknown>)[key];
      if (typeof expected === "number" && typeof value === "number") agrees(value, expected, `${read} ${key}`);
    }
  }

  for (const [who, { pairs }] of Object.entries({ twin: twins, kernel: kernels }))
    test(`the ${who} counts the baskets of items and of pairs as the reference does`, () => {
      const counts = pairs(masks);
      const at = (a: string, b: string) => counts[names.indexOf(a) * names.length + names.indexOf(b)];
      for (const [item, count] of Object.entries(golden.item_counts_top20)) expect(at(item, item), item).toBe(count);
      for (const { items, count } of golden.frequent_itemsets["supp.01"].top10_size2plus.filter(({ items }: { items: string[] }) => items.length === 2))
        expect(at(items[0], items[1]), items.join()).toBe(count);
    });

  test("sets of items are the reference's, by size and the most frequent by count", () => {
    const { "supp.01": often, "supp.005": seldom } = golden.frequent_itemsets;
    for (const [support, want] of [
      [0.01, often],
      [0.005, seldom],
    ] as const) {
      const found = sets(support);
      expect(found).toHaveLength(want.n);
      expect(bySize(found.map(({ items }) => items.length))).toEqual(want.by_size);
    }
    const counts = new Map(sets(0.01).map(({ items, count }) => [items.map(name).sort().join(), count]));
    const { top15, top10_size2plus } = often;
    for (const { items, count } of [...top15, ...top10_size2plus]) expect(counts.get([items].flat().sort().join()), String(items)).toBe(count);
  });

  test("rules are the reference's in number, order and every measure", () => {
    const often = sets(0.001);
    const sure = ranked(rulesOf(often, { n: masks.n, confidence: 0.8 }), name);
    const { n_rules, n_by_size, top10_lift } = golden["apriori_supp.001_conf.8"];
    expect([sure.length, bySize(sure.map(({ left }) => left.length + 1))]).toEqual([n_rules, n_by_size]);
    same(sure, top10_lift);
    const likely = ranked(rulesOf(often, { n: masks.n, confidence: 0.5 }), name);
    expect(likely).toHaveLength(golden["apriori_supp.001_conf.5"].n_rules);
    same(likely, golden["apriori_supp.001_conf.5"].top5_lift);
    const few = ranked(rulesOf(sets(0.01), { n: masks.n, confidence: 0.5 }), name);
    expect(few).toHaveLength(golden["apriori_supp.01_conf.5"].n_rules);
    same(few, golden["apriori_supp.01_conf.5"].rules);
  });

  test("as many rules are redundant as the reference says", () => {
    const want = golden["apriori_supp.006_conf.25_minlen2"];
    const rules = rulesOf(sets(0.006), { n: masks.n, confidence: 0.25 });
    expect(rules).toHaveLength(want.n_rules);
    same(ranked(rules, name), want.top5_lift);
    expect(rules.length - withoutRedundant(rules).length).toBe(want.n_redundant_confidence);
  });
}
