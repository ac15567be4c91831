import { expect, test } from "vitest";
import { dateReport, dayName, dayNumber, monthName } from "../../../../src/core/profile/days.ts";

const report = (rows: Record<string, number>) => {
  const days = Object.entries(rows)
    .map(([day, n]) => ({ day: dayNumber(day), n }))
    .sort((a, b) => a.day - b.day);
  return dateReport(
    days.map(({ day }) => day),
    days.map(({ n }) => n),
  )!;
};
const month = (name: string, n = 20) => Object.fromEntries(Array.from({ length: 28 }, (_, i) => [`${name}-${String(i + 1).padStart(2, "0")}`, n]));

test("days are named and numbered alike, before 1970 and in the year 1 too", () => {
  for (const day of ["2024-02-29", "1969-12-31", "1900-01-01", "0001-01-01", "9999-12-31"]) expect(dayName(dayNumber(day))).toBe(day);
  expect([monthName(0), monthName(-1), monthName(653)]).toEqual(["1970-01", "1969-12", "2024-06"]);
});

test("defaults of systems are named, and the picture keeps to the other days", () => {
  const found = report({ ...month("2024-01"), ...month("2024-02"), "1900-01-01": 40, "9999-12-31": 300, "0001-01-01": 1 });
  expect(found.odd.map(({ day, n, why }) => [dayName(day), n, why])).toEqual([
    ["9999-12-31", 300, "default"],
    ["1900-01-01", 40, "default"],
    ["0001-01-01", 1, "default"],
  ]);
  expect([found.below, found.above, found.counts.reduce((a, b) => a + b)]).toEqual([41, 300, 1120]);
  expect(found.settled.map(dayName)).toEqual(["2024-01-01", "2024-02-28"]);
});

test("a day far from all others is named whatever it is", () => {
  expect(report({ ...month("2024-01"), "2042-05-05": 2 }).odd.map(({ day, why }) => [dayName(day), why])).toEqual([["2042-05-05", "apart"]]);
});

test("1970-01-01 among days of its time is a day", () => {
  expect(report({ ...month("1969-12"), ...month("1970-01"), ...month("1970-02") }).odd).toEqual([]);
});

test("months without a row are found between those that have many", () => {
  const found = report({ ...month("2023-11"), ...month("2023-12"), ...month("2024-02"), ...month("2024-04") });
  expect([found.missingMonths, found.monthsMissing]).toEqual([["2024-01", "2024-03"], 2]);
});

test("scattered days miss no month", () => {
  expect(report({ "1950-01-01": 1, "1960-05-05": 1, "1971-03-02": 1, "1980-09-09": 1 }).monthsMissing).toBe(0);
});

test("bins are days, months or years by the span", () => {
  expect(report(month("2024-01")).unit).toBe("day");
  expect(report({ ...month("2023-01"), ...month("2024-01") }).unit).toBe("month");
  expect(report({ "1950-01-01": 9, "1955-01-01": 9, "1960-01-01": 9, "1963-06-01": 9 })).toMatchObject({ unit: "year", from: -20 });
});

test("no day, no report; one day, one bin", () => {
  expect(dateReport([], [])).toBe(null);
  expect(report({ "2024-06-30": 3 })).toMatchObject({
    counts: [3],
    below: 0,
    above: 0,
    odd: [],
    quantiles: new Array<number>(7).fill(dayNumber("2024-06-30")),
  });
});
