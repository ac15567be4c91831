import { expect, test } from "vitest";
import { assign } from "../../../../src/core/matrix/assign.ts";
import { reverseMatrix } from "../../../../src/core/matrix/reverse.ts";

test("a type without contacts has no base and no lift, and shrinks to the rate of all contacts", () => {
  const { rows, cells } = reverseMatrix({
    n: [
      [0, 0],
      [50, 50],
    ],
    s: [
      [0, 0],
      [10, 20],
    ],
  });
  expect(rows[0]).toMatchObject({ n: 0, base: null });
  expect(cells[0][0]).toMatchObject({ rate: null, liftType: null, ebLift: null, ebRate: 0.3, test: "none", p: 1, q: null, evidence: "C" });
});

test("no contacts at all give no rates, not numbers out of nothing", () => {
  const { overall, cells, assignment } = reverseMatrix({ n: [[0, 0]], s: [[0, 0]] });
  expect(overall.rate).toBeNull();
  expect(cells[0][1]).toMatchObject({ ebRate: null, ebLow: null, liftOverall: null });
  expect(assignment).toEqual([{ personas: [], weak: true }]);
});

test("a single persona has nothing to compare with and is taken for want of better", () => {
  const { cells, assignment } = reverseMatrix({ n: [[200]], s: [[30]] });
  expect(cells[0][0]).toMatchObject({ liftType: 1, test: "none", assigned: true, weak: true });
  expect(assignment).toEqual([{ personas: [0], weak: true }]);
});

test("hiding rests on distinct customers, not on contacts", () => {
  const counts = {
    n: [
      [40, 80, 90],
      [60, 70, 80],
    ],
    s: [
      [9, 20, 20],
      [10, 20, 20],
    ],
  };
  const { cells } = reverseMatrix({
    ...counts,
    customers: [
      [9, 60, 70],
      [50, 50, 60],
    ],
  });
  expect(cells[0][0].hidden).toBe("primary");
  expect(cells[0].filter(({ hidden }) => hidden === "complementary")).toHaveLength(1);
  expect(
    reverseMatrix(counts)
      .cells.flat()
      .every(({ hidden }) => hidden === null),
  ).toBe(true);
});

test("a hidden cell is never assigned, however well it does", () => {
  const { cells, assignment } = reverseMatrix({
    n: [
      [90, 400, 400],
      [400, 400, 400],
    ],
    s: [
      [80, 40, 40],
      [40, 40, 40],
    ],
    customers: [
      [9, 400, 400],
      [400, 400, 400],
    ],
  });
  expect(cells[0][0]).toMatchObject({ hidden: "primary", assigned: false });
  expect(assignment[0].personas).not.toContain(0);
});

test("a lift that turns round within campaigns is flagged, and one that holds is not", () => {
  const n = [[350, 350]];
  const s = [[273, 289]];
  const small = { n: [87, 270], s: [81, 234] };
  const large = { n: [263, 80], s: [192, 55] };
  const { cells } = reverseMatrix({ n, s, campaigns: [[small, large]] });
  expect(cells[0][0].withinCampaigns).toBeGreaterThan(1);
  expect(cells[0].map((cell) => cell.turns)).toEqual([true, true]);
  expect(reverseMatrix({ n, s, campaigns: [[{ n: [350, 350], s: [273, 289] }]] }).cells[0].map((cell) => cell.turns)).toEqual([false, false]);
});

test("a prior rate moves an empty cell, and a null one falls back on the row", () => {
  const { cells } = reverseMatrix({ n: [[0, 0, 100]], s: [[0, 0, 10]], priorMeans: [[0.3, null, 0.1]] });
  expect(cells[0][0].ebRate).toBeCloseTo(0.3, 12);
  expect(cells[0][1].ebRate).toBeCloseTo(0.1, 12);
});

test("at most five personas are assigned, best lower bound first", () => {
  const cell = (ebLow: number) => ({ n: 500, q: 0.001, ebLift: 1.5, ebLow, hidden: null });
  expect(assign([0.1, 0.5, 0.3, 0.2, 0.4, 0.6].map(cell), 10)).toEqual({ personas: [5, 1, 4, 2, 3], weak: false });
});

test("more successes than contacts is a caller's mistake", () => {
  expect(() => reverseMatrix({ n: [[3]], s: [[4]] })).toThrow(RangeError);
  expect(() => reverseMatrix({ n: [[3, 4]], s: [[1]] })).toThrow(RangeError);
});
