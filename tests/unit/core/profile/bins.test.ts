import { expect, test } from "vitest";
import { binningOf, binOf, coarser, edge, histogram } from "../../../../src/core/profile/bins.ts";

const range = (values: Partial<Parameters<typeof binningOf>[0]>) =>
  binningOf({ min: 0, max: 100, low: 1, high: 99, p5: 5, median: 50, p95: 95, whole: false, ...values });

test("bins have widths of 1, 2 or 5 times a power of ten and hold both ends", () => {
  for (const max of [0.013, 0.9, 7, 64, 1234, 5e9]) {
    const binning = range({ min: 0, max, low: 0, high: max, p5: max / 20, median: max / 2, p95: 0.95 * max });
    const power = 10 ** Math.floor(Math.log10(binning.width) + 1e-9);
    expect([1, 2, 5]).toContain(Math.round(binning.width / power));
    expect(binOf(binning, 0)).toBe(0);
    expect(binOf(binning, max)).toBe(binning.bins - 1);
    expect(binning.bins).toBeLessThanOrEqual(26);
  }
});

test("one far value does not stretch the bins; it is counted beyond them", () => {
  const binning = range({ max: 999_999 });
  expect(binning.from + binning.bins * binning.width).toBeLessThan(110);
  expect(
    histogram(
      binning,
      [50, 999_999].map((x) => [binOf(binning, x), 1] as const),
    ),
  ).toMatchObject({ above: 1, below: 0 });
});

test("few whole numbers have a bin each, centred on them", () => {
  const binning = range({ min: 1, max: 12, low: 1, high: 12, p5: 1, median: 6, p95: 12, whole: true });
  expect(binning).toEqual({ log: false, from: 0.5, width: 1, bins: 12 });
  expect([1, 12].map((x) => binOf(binning, x))).toEqual([0, 11]);
});

test("a column of one number has one bin that holds it", () => {
  for (const x of [0, 7, -3.25, 1e9]) {
    const binning = range({ min: x, max: x, low: x, high: x, p5: x, median: x, p95: x });
    expect([binning.bins, binOf(binning, x)]).toEqual([1, 0]);
  }
});

test("numbers over many powers of ten are binned by their logarithm", () => {
  const binning = range({ min: 0.5, max: 2e6, low: 1, high: 1e6, p5: 2, median: 100, p95: 1e5 });
  expect(binning.log).toBe(true);
  expect([binOf(binning, 0), binOf(binning, -5), binOf(binning, 1e9)]).toEqual([-1, -1, binning.bins]);
  expect(edge(binning, binOf(binning, 100))).toBeLessThanOrEqual(100.0001);
});

test("taking neighbours together loses no row", () => {
  const found = coarser({ log: false, from: 0, width: 2, counts: [1, 2, 3, 4, 5], below: 7, above: 8 }, 2);
  expect(found).toEqual({ log: false, from: 0, width: 6, counts: [6, 9], below: 7, above: 8 });
});
