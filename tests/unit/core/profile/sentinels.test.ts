import { expect, test } from "vitest";
import { numberReport } from "../../../../src/core/profile/numbers.ts";
import { sentinels } from "../../../../src/core/profile/sentinels.ts";

const span = (from: number, to: number, n = 10, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => ({ value: from + i * step, n }));
const found = (levels: { value: number; n: number }[]) => sentinels(numberReport(levels, true)!).map(({ value }) => value);

test("999 and 0 in a column of ages stand for something else", () => {
  expect(found([...span(18, 80), { value: 999, n: 30 }, { value: 0, n: 20 }])).toEqual([0, 999]);
});

test("several nines at one end are all found", () => {
  expect(found([...span(1, 60), { value: 9999, n: 4 }, { value: 999_999, n: 2 }])).toEqual([999_999, 9999]);
});

test("−1 needs no gap where nothing else is negative, and is no sign where much is", () => {
  expect(found([...span(0, 100), { value: -1, n: 12 }])).toEqual([-1]);
  expect(found(span(-20, 20))).toEqual([]);
});

test("a zero that the other numbers come down to is a zero", () => {
  expect(found([{ value: 0, n: 600 }, ...span(1, 200, 2)])).toEqual([]);
  expect(found([{ value: 0, n: 50 }, ...span(12, 60, 50, 12)])).toEqual([]);
});

test("one far row is an outlier, not a code", () => {
  expect(found([...span(1, 100), { value: 50_000, n: 1 }])).toEqual([]);
});

test("99 in a column that goes up to it is a number", () => {
  expect(found(span(0, 99))).toEqual([]);
});

test("bins keep to the numbers that are meant", () => {
  const { histogram } = numberReport([...span(18, 80), { value: 999, n: 300 }], true)!;
  expect(histogram.from + histogram.width * histogram.counts.length).toBeLessThan(100);
  expect(histogram.above).toBe(300);
});
