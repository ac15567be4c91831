import { expect, test } from "vitest";
import { hungarian } from "../../../../src/core/persona/hungarian.ts";
import { randomFrom } from "../../../../src/core/random.ts";

function best(cost: number[][], row = 0, used = new Set<number>()): number {
  if (row === cost.length) return 0;
  return Math.min(...cost[row].map((value, j) => (used.has(j) ? Infinity : value + best(cost, row + 1, new Set([...used, j])))));
}

test("the pairing costs no more than the best of all pairings", () => {
  const random = randomFrom("hungarian");
  for (let round = 0; round < 40; ++round) {
    const n = 1 + random.int(6);
    const cost = Array.from({ length: n }, () => Array.from({ length: n }, () => random.int(20) - 10));
    const columns = hungarian(cost);
    expect([...columns].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    expect(columns.reduce((sum, column, row) => sum + cost[row][column], 0)).toBe(best(cost));
  }
});

test("equal costs keep every row in its place", () => {
  expect(
    hungarian([
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ]),
  ).toEqual([0, 1, 2]);
});

test("no rows give no pairs, and a table that is not square is refused", () => {
  expect(hungarian([])).toEqual([]);
  expect(() => hungarian([[1, 2]])).toThrow(RangeError);
});
