import { expect, test } from "vitest";
import { bridge } from "../../../../src/core/matrix/bridge.ts";
import { suppress } from "../../../../src/core/matrix/suppress.ts";

/** `o` shown, `x` too few, `+` hidden to protect another. */
const drawn = (counts: number[][], k = 10) =>
  suppress(counts, k)
    .hidden.map((row) => row.map((why) => (why === null ? "o" : why === "primary" ? "x" : "+")).join(""))
    .join(" ");

test("a table without small counts hides nothing", () => {
  expect(
    suppress(
      [
        [10, 20],
        [0, 30],
      ],
      10,
    ),
  ).toEqual({
    hidden: [
      [null, null],
      [null, null],
    ],
    rowTotals: [],
    columnTotals: [],
  });
});

test("an empty cell stays in sight while another can be hidden in its stead", () => {
  expect(
    drawn([
      [3, 0, 40],
      [20, 30, 50],
      [20, 30, 50],
    ]),
  ).toBe("xo+ +o+ ooo");
});

test("a single row hides the totals of columns that have nothing else to hide", () => {
  const { hidden, columnTotals } = suppress([[4, 30, 50]], 10);
  expect(hidden).toEqual([["primary", "complementary", null]]);
  expect(columnTotals).toEqual([0, 1]);
});

test("a table of one cell hides that cell and both totals", () => {
  expect(suppress([[4]], 10)).toEqual({ hidden: [["primary"]], rowTotals: [0], columnTotals: [0] });
});

test("a hidden cell that joins two rings is found, and not once it has a partner", () => {
  const ring = (cells: string[]) => cells.map((row) => [...row].map((cell) => (cell === "x" ? "x" : null)));
  const closed = { row: new Set<number>(), column: new Set<number>() };
  expect(bridge({ hidden: ring(["xxxo", "xxoo", "ooxx", "ooxx"]), closed })).toEqual([0, 2]);
  expect(bridge({ hidden: ring(["xxxo", "xxxo", "ooxx", "ooxx"]), closed })).toBeUndefined();
});

test("no hidden cell is left as a bridge, in many tables of small counts", () => {
  let state = 7;
  const next = (below: number) => (state = (state * 1103515245 + 12345) % 2147483648) % below;
  for (let round = 0; round < 300; ++round) {
    const [rows, columns] = [1 + next(6), 1 + next(6)];
    const counts = Array.from({ length: rows }, () => Array.from({ length: columns }, () => next(4) * next(30)));
    const { hidden, rowTotals, columnTotals } = suppress(counts, 10);
    const closed = { row: new Set(rowTotals), column: new Set(columnTotals) };
    expect(bridge({ hidden, closed })).toBeUndefined();
    counts.forEach((row, i) => row.forEach((n, j) => expect(hidden[i][j] === "primary").toBe(n > 0 && n < 10)));
    for (const [i, row] of hidden.entries()) {
      const sum = row.reduce((total, why, j) => total + (why ? counts[i][j] : 0), 0);
      const cells = row.filter((why) => why).length;
      expect(cells === 0 || closed.row.has(i) || (cells > 1 && sum >= 10)).toBe(true);
    }
  }
});

test("suppressing reads its counts and leaves them", () => {
  const counts = [
    [3, 40],
    [50, 60],
  ];
  suppress(counts, 10);
  expect(counts).toEqual([
    [3, 40],
    [50, 60],
  ]);
});
