/** What a condition asks of a column. */
export type Test = "is" | "is-not" | "at-least" | "at-most" | "between" | "in" | "contains" | "missing" | "present";

/** All tests, in the order in which they are offered. */
export const tests: readonly Test[] = ["is", "is-not", "at-least", "at-most", "between", "in", "contains", "missing", "present"];

/**
 * One condition on a row: a column, a test, and the values it is tested against.
 *
 * A missing value matches nothing but `missing`, so also not `is-not`.
 */
export interface Condition {
  column: string;
  test: Test;
  /** None for `missing` and `present`, two for `between`, at least one for `in`, else one. */
  values: readonly (string | number)[];
}

/** Why a condition cannot be asked. */
export type Incomplete = "no-column" | "no-value" | "reversed";

/** How many values a test takes, least and most. */
export function valuesOf(test: Test): readonly [least: number, most: number] {
  if (test === "missing" || test === "present") return [0, 0];
  if (test === "between") return [2, 2];
  return test === "in" ? [1, Infinity] : [1, 1];
}

/** What a condition still lacks; null when it can be asked. A blank text is no value. Values beyond those a test takes are not looked at. */
export function incomplete({ column, test, values }: Condition): Incomplete | null {
  if (!column) return "no-column";
  const [least] = valuesOf(test);
  const given = values.filter((value) => (typeof value === "number" ? Number.isFinite(value) : value.trim() !== ""));
  if (given.length < least) return "no-value";
  if (test === "between" && typeof values[0] === typeof values[1] && values[0] > values[1]) return "reversed";
  return null;
}

/** A condition's values after its test changed: those that still make sense, in order. */
export function fitting(test: Test, values: readonly (string | number)[]): readonly (string | number)[] {
  return values.slice(0, valuesOf(test)[1]);
}
