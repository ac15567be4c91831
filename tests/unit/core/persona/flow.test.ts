import { expect, test } from "vitest";
import { flow, priorMeans } from "../../../../src/core/persona/flow.ts";

const relations = (counts: number[][]) =>
  flow(
    counts,
    counts.map((_, h) => (h === counts.length - 1 ? "P0" : `P${h + 1}`)),
    counts[0].map((_, j) => `N${j + 1}`),
  ).relations;

test("half from outside is emerged, even when one old persona sent as much", () => {
  expect(relations([[5], [5]])[0]).toEqual({ to: "N1", relation: "emerged", parents: [{ from: "P1", share: 0.5 }] });
});

test("half from one old persona is continued when half of that came here, and split when it did not", () => {
  expect(
    relations([
      [6, 4],
      [1, 1],
    ]).map(({ relation }) => relation),
  ).toEqual(["continued", "split"]);
});

test("two old personas that sent most of theirs are merged, however small beside the outside", () => {
  expect(relations([[6], [6], [6], [9]])[0].relation).toBe("merged");
});

test("a new persona with no customer is empty and has no parents", () => {
  expect(
    relations([
      [3, 0],
      [2, 0],
    ])[1],
  ).toEqual({ to: "N2", relation: "empty", parents: [] });
});

test("many small sources are mixed", () => {
  expect(
    relations([
      [3, 9, 9],
      [3, 9, 9],
      [3, 9, 9],
      [1, 0, 0],
    ])[0],
  ).toMatchObject({ relation: "mixed" });
});

test("parents hold a fifth or more, the largest first, and the outside is none", () => {
  expect(
    relations([
      [20, 90],
      [35, 90],
      [25, 90],
      [20, 90],
    ])[0].parents,
  ).toEqual([
    { from: "P2", share: 0.35 },
    { from: "P3", share: 0.25 },
    { from: "P1", share: 0.2 },
  ]);
});

test("counts that do not fit the names are a caller's bug", () => {
  expect(() => flow([[1]], ["P1", "P0"], ["N1"])).toThrow(RangeError);
});

test("the outside and an empty persona expect the base rate", () => {
  expect(
    priorMeans(
      [
        [3, 0],
        [1, 0],
      ],
      [[0.4]],
      [0.2],
    ),
  ).toEqual([[(3 * 0.4 + 0.2) / 4, 0.2]]);
});
