import { expect, test } from "vitest";
import { balance, blockColumns, neutral, neutralPart } from "../../../../src/core/persona/blocks.ts";
import type { Tag } from "../../../../src/core/tag.ts";

const tag = (column: string, measure: Tag["measure"], type: Tag["type"] = "number"): Tag => ({ column, category: "trend", measure, of: "", type });

test("blocks take their columns by what the tags measure, and none from the base", () => {
  const tags = [
    tag("age", "value"),
    tag("mb_slope", "slope"),
    tag("mb_direction", "direction", "text"),
    tag("mb_ratio", "ratio"),
    tag("drift", "drift"),
    tag("top", "top", "text"),
    tag("n", "contacts"),
    tag("recency_days", "recency"),
  ];
  expect(blockColumns(tags, ["age", "mb_ratio"])).toEqual({ trend: ["mb_slope"], preference: ["drift"], participation: ["n", "recency_days"] });
});

test("a missing value is neutral: it lies at the mean", () => {
  const scaled = neutral(Float64Array.of(1, 2, 3, 4, NaN))!;
  expect(scaled[4]).toBe(0);
  expect(scaled.slice(0, 4).reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
  expect(scaled.slice(0, 4).reduce((sum, value) => sum + value * value, 0) / 4).toBeCloseTo(1, 12);
});

test("outliers are cut at the 99 % quantile", () => {
  const column = Float64Array.from({ length: 1000 }, (_, i) => i % 10);
  column[0] = 1e9;
  expect(Math.max(...neutral(column)!)).toBeLessThan(2);
});

test("a column that does not vary, or has no value, is none", () => {
  expect(neutral(Float64Array.of(3, 3, NaN))).toBeNull();
  expect(neutral(Float64Array.of(NaN, NaN))).toBeNull();
  expect(neutralPart("trend", 1, { flat: Float64Array.of(1, 1), moving: Float64Array.of(1, 2) }).names).toEqual(["moving"]);
});

test("blocks weigh as they were told, however many columns they have", () => {
  const x = Float64Array.from({ length: 300 }, (_, i) => Math.sin(i * i));
  const one = Float64Array.from({ length: 100 }, (_, i) => 7 + 50 * Math.cos(i * 3));
  const {
    x: space,
    d,
    blocks,
  } = balance(
    [
      { block: "base", weight: 1, names: ["a", "b", "c"], x },
      { block: "trend", weight: 0.25, names: ["t"], x: one },
      { block: "preference", weight: 0, names: ["p"], x: one },
      { block: "affinity", weight: 1, names: ["constant"], x: new Float64Array(100).fill(4) },
    ],
    100,
  );
  expect(d).toBe(4);
  expect(blocks).toEqual([
    { block: "base", weight: 1, columns: ["a", "b", "c"] },
    { block: "trend", weight: 0.25, columns: ["t"] },
  ]);
  const power = (from: number, to: number) => space.reduce((sum, value, i) => (i % 4 >= from && i % 4 < to ? sum + value * value : sum), 0) / 100;
  expect(power(0, 3)).toBeCloseTo(1, 7);
  expect(power(3, 4)).toBeCloseTo(0.25, 7);
});
