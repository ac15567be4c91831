import { expect, test } from "vitest";
import { hiddenPairs } from "../../../../src/core/lift/hide.ts";
import { itemsOf, saysCannot, type Item } from "../../../../src/core/lift/items.ts";
import { itemSets } from "../../../../src/core/lift/itemsets.ts";
import { countsOf, measures, workedOut } from "../../../../src/core/lift/pairs.ts";
import type { NumberLook } from "../../../../src/core/lift/quarters.ts";
import { rulesOf, withoutRedundant } from "../../../../src/core/lift/rules.ts";
import { significance } from "../../../../src/core/lift/significance.ts";

const levels = (...all: string[]) => ({ kind: "levels" as const, column: "x", levels: all.map((level) => ({ level, n: 100 })) });
const number = (change: Partial<NumberLook>): NumberLook => ({
  ...{ kind: "number", column: "x", flag: false, min: 0, max: 100, missing: 0, zeros: 0, edges: [25, 50, 75], edgesAbove: [30, 60, 80] },
  ...change,
});
const ids = (items: readonly Item[]) => items.map(({ id }) => id);

test("yes is one item, no and cannot are none, any other level is one", () => {
  expect(ids(itemsOf("service", levels("No", "Yes", "No phone service")))).toEqual(["x"]);
  expect(ids(itemsOf("service", levels("已开通", "未开通")))).toEqual(["x"]);
  expect(ids(itemsOf("bearer", levels("Fiber optic", "DSL", "No")))).toEqual(["x=Fiber optic", "x=DSL"]);
  expect(ids(itemsOf("service", levels("gold", "silver", "none of ours"), ["none of ours"]))).toEqual(["x=gold", "x=silver"]);
  expect(["No internet service", "未开通", "不适用", "n/a", "No", "Yes"].map(saysCannot)).toEqual([true, true, true, true, false, false]);
});

test("edges that fall together merge their quarters, and none lies behind the greatest number", () => {
  expect(ids(itemsOf("personal", number({ edges: [10, 10, 40] })))).toEqual(["x<=10", "10<x<=40", "40<x"]);
  expect(ids(itemsOf("personal", number({ edges: [0, 100, 100] })))).toEqual(["x<=0", "0<x"]);
  expect(ids(itemsOf("personal", number({ flag: true })))).toEqual(["x"]);
  expect(ids(itemsOf("personal", number({ edges: [], missing: 5 })))).toEqual(["x missing"]);
});

test("a counter keeps zero apart; below zero it is no counter", () => {
  expect(ids(itemsOf("data", number({ zeros: 10 })))).toEqual(["x=0", "0<x<=30", "30<x<=60", "60<x<=80", "80<x"]);
  expect(ids(itemsOf("data", number({ zeros: 10, min: -5 })))).toEqual(["x<=25", "25<x<=50", "50<x<=75", "75<x"]);
  expect(ids(itemsOf("voice", number({ zeros: 0 })))).toEqual(["x<=25", "25<x<=50", "50<x<=75", "75<x"]);
});

test("lift is the share of b among those with a over its share among all, and counts keep to who is eligible", () => {
  const found = measures({ n: 100, nA: 20, nB: 40, nAB: 16 });
  expect([found.lift, found.confidenceAB, found.confidenceBA, found.support]).toEqual([2, 0.8, 0.4, 0.16]);
  expect(measures({ n: 100, nA: 20, nB: 40, nAB: 20 }).conviction).toBe(Infinity);
  const counts = Uint32Array.of(20, 12, 20, 12, 40, 25, 20, 25, 60);
  const counted = { counts, size: 3, n: 100 };
  const [a, b] = [
    { bit: 0, gate: 2 },
    { bit: 1, gate: -1 },
  ];
  expect(countsOf(counted, a, b, "eligible")).toEqual({ n: 60, nA: 20, nB: 25, nAB: 12 });
  expect(countsOf(counted, a, b, "all")).toEqual({ n: 100, nA: 20, nB: 40, nAB: 12 });
});

test("a pair of which one is held by nobody is no pair, and rare ones are tested exactly", () => {
  const pair = (nA: number, nAB: number) => ({ a: 0, b: 1, n: 100, nA, nB: 40, nAB });
  expect(workedOut([pair(0, 0), pair(20, 16)])).toHaveLength(1);
  expect(significance({ n: 20, nA: 3, nB: 3, nAB: 3 }).p).toBeCloseTo(1 / 1140, 12);
  const { relative, low, high } = significance({ n: 200, nA: 100, nB: 60, nAB: 40 });
  expect(relative).toBe(2);
  expect([low, high].map((end) => end.toFixed(4))).toEqual(["1.2630", "3.1670"]);
});

test("a hidden bin takes the next smallest with it, so that the others do not give it away", () => {
  const bins = itemsOf("personal", number({}));
  const items = [...bins, ...itemsOf("service", levels("Yes", "No")).map((item) => ({ ...item, column: "y", id: "y" }))];
  const pairs = [4, 30, 60, 90].map((nAB, a) => ({ a, b: 4, n: 1000, nA: 250, nB: 400, nAB }));
  expect(hiddenPairs(pairs, items, 10)).toEqual([true, true, false, false]);
  expect(hiddenPairs(pairs, items, 3)).toEqual([false, false, false, false]);
});

test("sets stop at the most asked for, or at the effort, and say so", () => {
  const columns = Array.from({ length: 6 }, () => Uint32Array.of(0b1111));
  expect(itemSets(columns, { minCount: 4, maxLength: 6 })).toMatchObject({ sets: { length: 63 }, complete: true });
  expect(itemSets(columns, { minCount: 4, maxLength: 6, most: 10 })).toMatchObject({ sets: { length: 10 }, complete: false });
  expect(itemSets(columns, { minCount: 4, effort: 5 }).complete).toBe(false);
  expect(itemSets([Uint32Array.of(0b1011), Uint32Array.of(0b0011)], { minCount: 2 }).sets).toContainEqual({ items: [0, 1], count: 2 });
});

test("a rule that a shorter left side says as surely is left out", () => {
  const sets = [
    { items: [0], count: 40 },
    { items: [1], count: 40 },
    { items: [2], count: 50 },
    { items: [0, 1], count: 20 },
    { items: [0, 2], count: 32 },
    { items: [1, 2], count: 10 },
    { items: [0, 1, 2], count: 16 },
  ];
  const rules = rulesOf(sets, { n: 100, confidence: 0.3 });
  const read = (found: typeof rules) => found.map(({ left, right }) => `${left.join("+")}>${right}`);
  expect(read(rules)).toContain("0+1>2");
  expect(read(withoutRedundant(rules))).not.toContain("0+1>2");
});
