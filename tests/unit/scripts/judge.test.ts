import { describe, expect, test } from "vitest";
import { agreement, majorities, verdicts } from "../../../scripts/report/judge.ts";

describe("the judge of what was found", () => {
  test("agrees wholly with the same groups under other names and leaves out those planted as none", () => {
    expect(agreement(["a", "a", "b", "b", "a"], [1, 1, 0, 0, -1])).toBe(1);
    expect(agreement(["a", "b", "a", "b"], [0, 0, 1, 1])).toBeLessThan(0.1);
  });

  test("gives a found group to the planted one of most members, the lowest on a tie, none where most follow none", () => {
    const found = ["a", "a", "a", "b", "b", "c"];
    expect([...majorities(found, [2, 2, 0, 1, 0, -1])]).toEqual([
      ["a", 2],
      ["b", 0],
      ["c", -1],
    ]);
  });

  test("finds a best persona in any of the found types of a planted one, and says when only weakly", () => {
    const types = new Map([
      ["T1", 0],
      ["T2", 1],
      ["T3", 1],
    ]);
    const personas = new Map([
      ["N1", 5],
      ["N2", 6],
    ]);
    const assignment = { T1: { personas: ["N1"], weak: true }, T2: { personas: ["N1"], weak: false }, T3: { personas: ["N1", "N2"], weak: false } };
    expect(verdicts(assignment, types, personas, [5, 6, 5])).toEqual([
      { seen: true, found: true, weak: true },
      { seen: true, found: true, weak: false },
      { seen: false, found: false, weak: false },
    ]);
    expect(verdicts(assignment, types, personas, [6])[0].found).toBe(false);
  });
});
