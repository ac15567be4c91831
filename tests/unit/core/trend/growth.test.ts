import { expect, test } from "vitest";
import { growth, isUnfinished, later, periodsFrom } from "../../../../src/core/trend/growth.ts";

const recorded = (...days: [period: string, last: string][]) => days.map(([period, last]) => ({ period, last }));

test("growth is against the period before and the year before, and nothing where there was nothing", () => {
  const values = Float64Array.from({ length: 14 }, (_, i) => (i === 3 ? NaN : i === 5 ? 0 : 100 + i));
  const found = growth(values, "month");
  expect([found.before[0], found.before[1], found.before[3], found.before[4], found.before[6]]).toEqual([NaN, 101 / 100 - 1, NaN, NaN, NaN]);
  expect([found.year[11], found.year[12], found.year[13]]).toEqual([NaN, 112 / 100 - 1, 113 / 101 - 1]);
  expect([...found.cumulative.subarray(2, 5)]).toEqual([303, 303, 407]);
});

test("a quarter is set against the fourth before, a day against the same weekday", () => {
  expect(growth(Float64Array.of(10, 1, 1, 1, 12), "quarter").year[4]).toBeCloseTo(0.2, 12);
  const days = growth(
    Float64Array.from({ length: 365 }, (_, i) => (i ? 3 : 2)),
    "day",
  ).year;
  expect([days[363], days[364]]).toEqual([NaN, 0.5]);
});

test("periods follow one another over ends of months and years", () => {
  expect(periodsFrom("2023-11-01", "2024-02-01", "month")).toEqual(["2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01"]);
  expect(periodsFrom("2024-02-26", "2024-03-11", "week")).toEqual(["2024-02-26", "2024-03-04", "2024-03-11"]);
  expect([later("2023-10-01", 1, "quarter"), later("2024-02-28", 2, "day")]).toEqual(["2024-01-01", "2024-03-01"]);
  expect(periodsFrom("2024-02-01", "2024-01-01", "month")).toEqual([]);
});

test("a last period is unfinished when more of its days are left than ever before", () => {
  const whole = [
    ["2024-04-01", "2024-04-30"],
    ["2024-05-01", "2024-05-30"],
  ] as [string, string][];
  expect(isUnfinished(recorded(...whole, ["2024-06-01", "2024-06-29"]), "month", null)).toBe(false);
  expect(isUnfinished(recorded(...whole, ["2024-06-01", "2024-06-28"]), "month", null)).toBe(true);
  expect(isUnfinished(recorded(["2024-06-03", "2024-06-09"], ["2024-06-10", "2024-06-12"]), "week", null)).toBe(true);
});

test("where every record stands on the first day of its period, only the reference month tells", () => {
  const months = recorded(["2024-02-01", "2024-02-01"], ["2024-03-01", "2024-03-01"]);
  expect([null, "2024-02", "2024-03", "2023-12"].map((month) => isUnfinished(months, "month", month))).toEqual([false, true, false, false]);
  expect(isUnfinished([], "month", "2024-02")).toBe(false);
});
