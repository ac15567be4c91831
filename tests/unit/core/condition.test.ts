import { expect, test } from "vitest";
import { fitting, incomplete, tests, valuesOf, type Condition } from "../../../src/core/condition.ts";

const condition = (test: Condition["test"], ...values: (string | number)[]): Condition => ({ column: "x", test, values });

test("a condition without its column or its values says what it lacks", () => {
  expect(incomplete({ column: "", test: "present", values: [] })).toBe("no-column");
  expect(incomplete(condition("is"))).toBe("no-value");
  expect(incomplete(condition("contains", "  "))).toBe("no-value");
  expect(incomplete(condition("between", 1))).toBe("no-value");
  expect(incomplete(condition("in"))).toBe("no-value");
});

test("a condition between two values in the wrong order is reversed", () => {
  expect(incomplete(condition("between", 9, 1))).toBe("reversed");
  expect(incomplete(condition("between", 1, 9))).toBeNull();
});

test("a whole condition lacks nothing, and zero is a value", () => {
  expect(incomplete(condition("is", 0))).toBeNull();
  expect(incomplete(condition("missing"))).toBeNull();
});

test("values that a test cannot take are left behind when the test changes", () => {
  expect(fitting("is", ["a", "b"])).toEqual(["a"]);
  expect(fitting("in", ["a", "b"])).toEqual(["a", "b"]);
  for (const test of tests) expect(fitting(test, [1, 2, 3]).length).toBeLessThanOrEqual(valuesOf(test)[1]);
});
