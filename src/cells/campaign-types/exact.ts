import { quantiles } from "../../core/quantile.ts";

/**
 * One key for each campaign, equal where all values are: text as it is, numbers by the third of all in which they lie.
 *
 * Numbers with at most three values stand for themselves. What is missing is a value of its own.
 */
export function keysOf(rows: readonly (readonly (number | string | null)[])[]): string[] {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, f) => keys(rows.map((row) => row[f])));
  return rows.map((_, i) => JSON.stringify(columns.map((column) => column[i])));
}

function keys(values: readonly (number | string | null)[]): string[] {
  const numbers = values.filter((value) => typeof value === "number");
  const few = new Set(numbers).size <= 3;
  const [low, high] = quantiles(numbers, [1 / 3, 2 / 3]);
  return values.map((value) => (typeof value !== "number" || few ? String(value ?? "") : value <= low ? "1/3" : value <= high ? "2/3" : "3/3"));
}
