import { expect, test } from "vitest";
import { layoutFlow, ribbonPath } from "../../../src/charts/flow-layout.ts";

const options = { total: 100, least: 20, gap: 5 };

test("bars are proportional to their counts and ribbons fill them", () => {
  const { from, to, ribbons } = layoutFlow(
    [
      [30, 20],
      [0, 50],
    ],
    options,
  );
  expect(from.map(({ height }) => height)).toEqual([50, 50]);
  expect(to.map(({ height }) => height)).toEqual([30, 70]);
  expect(ribbons.map(({ thickness }) => thickness)).toEqual([30, 20, 50]);
  expect(ribbons[1].left).toBeCloseTo(from[0].y + 30, 9);
  expect(ribbons[2].right + ribbons[2].thickness).toBeCloseTo(to[1].y + to[1].height, 9);
});

test("both columns end at the same height, and no two places overlap", () => {
  const { from, to, height } = layoutFlow([[1, 1, 1, 1, 96]], options);
  for (const column of [from, to]) {
    expect(column.at(-1)!.top + column.at(-1)!.place).toBeCloseTo(height, 9);
    column.slice(1).forEach((bar, i) => expect(bar.top).toBeCloseTo(column[i].top + column[i].place + 5, 9));
  }
});

test("small groups keep room for their label", () => {
  for (const { place } of layoutFlow([[1, 999]], options).to) expect(place).toBeGreaterThanOrEqual(20);
});

test("a count that is not shown takes no room, and neither does none at all", () => {
  expect(layoutFlow([[null, 10]], options).ribbons).toHaveLength(1);
  expect(layoutFlow([[0]], options).ribbons).toEqual([]);
  expect(layoutFlow([], options)).toEqual({ from: [], to: [], ribbons: [], height: 0 });
});

test("a ribbon runs from its left end to its right end and back", () => {
  expect(ribbonPath({ from: 0, to: 0, count: 1, left: 0, right: 10, thickness: 5 }, 100)).toBe("M0 0.0C50 0.0 50 10.0 100 10.0V15.0C50 15.0 50 5.0 0 5.0Z");
});
