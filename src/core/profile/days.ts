import { SHARES, type DateReport } from "./column.ts";
import { lowerQuantiles } from "./weighted.ts";

/** Days that systems write where they know none. */
const DEFAULTS = ["0001-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1970-01-01", "2099-12-31", "2999-12-31", "9999-12-31"];
const DAY_MS = 86_400_000;
const MONTHS_SAID = 60;

/** A day as a number of days from 1970-01-01 on, from `2024-06-30`. */
export function dayNumber(day: string): number {
  const at = new Date(0);
  const [year, month, date] = day.split("-").map(Number);
  at.setUTCFullYear(year, month - 1, date);
  return at.getTime() / DAY_MS;
}

/** `2024-06-30`, from a number of days. */
export function dayName(day: number): string {
  const at = new Date(day * DAY_MS);
  const year = at.getUTCFullYear();
  const said = year < 0 ? `-${String(-year).padStart(4, "0")}` : String(year).padStart(4, "0");
  return `${said}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}

/** `2024-06`, from a number of months from 1970-01 on. */
export function monthName(month: number): string {
  return `${String(1970 + Math.floor(month / 12)).padStart(4, "0")}-${two((((month % 12) + 12) % 12) + 1)}`;
}

/** The month of a day, as a number of months from 1970-01 on. */
export function monthOf(day: number): number {
  const at = new Date(day * DAY_MS);
  return (at.getUTCFullYear() - 1970) * 12 + at.getUTCMonth();
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

/** What a column of dates is like, from its days in order with their rows; null when there is none. */
export function dateReport(days: ArrayLike<number>, rows: ArrayLike<number>): Omit<DateReport, "notFinite"> | null {
  if (!days.length) return null;
  const settled = settledPart(days, rows);
  const first = days[settled.from];
  const last = days[settled.to];
  const missing = missingMonths(days, rows, settled);
  return {
    n: sum(rows, 0, rows.length),
    first: days[0],
    last: days[days.length - 1],
    quantiles: lowerQuantiles(days, rows, SHARES),
    ...bins(days, rows, first, last),
    missingMonths: missing.slice(0, MONTHS_SAID).map(monthName),
    monthsMissing: missing.length,
    settled: [first, last],
    odd: oddDays(days, rows, settled),
  };
}

interface Part {
  /** Places of the first and last day of it. */
  from: number;
  to: number;
}

/** The days but those at either end that are far from the rest: two years, and a quarter of the middle nine tenths; 5 % of rows at most, or a default. */
function settledPart(days: ArrayLike<number>, rows: ArrayLike<number>): Part {
  const defaults = new Set(DEFAULTS.map(dayNumber));
  const [p5, p95] = lowerQuantiles(
    Array.from(days).filter((day) => !defaults.has(day)),
    Array.from(rows).filter((_, i) => !defaults.has(days[i])),
    [0.05, 0.95],
  );
  const least = Math.max(730, (p95 - p5) / 4 || 0);
  const most = sum(rows, 0, rows.length) / 20;
  let from = 0;
  let to = days.length - 1;
  let aside = 0;
  for (let i = 0; i < to && i < 1000; ++i) {
    if (!defaults.has(days[i])) aside += rows[i];
    if (aside > most) break;
    if (days[i + 1] - days[i] >= least) from = i + 1;
  }
  aside = 0;
  for (let i = days.length - 1; i > from && i > days.length - 1000; --i) {
    if (!defaults.has(days[i])) aside += rows[i];
    if (aside > most) break;
    if (days[i] - days[i - 1] >= least) to = i - 1;
  }
  return { from, to };
}

function oddDays(days: ArrayLike<number>, rows: ArrayLike<number>, { from, to }: Part): DateReport["odd"] {
  const defaults = new Set(DEFAULTS.map(dayNumber));
  const usual = sum(rows, from, to + 1) / (to + 1 - from);
  const found: DateReport["odd"] = [];
  for (let i = 0; i < days.length; ++i) {
    const apart = i < from || i > to;
    const spike = defaults.has(days[i]) && rows[i] >= 2 && (rows[i] >= 5 * usual || to === from);
    if (apart || spike) found.push({ day: days[i], n: rows[i], why: defaults.has(days[i]) ? "default" : "apart" });
  }
  return found.sort((a, b) => b.n - a.n || a.day - b.day).slice(0, 12);
}

/** Months without a row; none where rows are so few that a month without one says nothing. */
function missingMonths(days: ArrayLike<number>, rows: ArrayLike<number>, { from, to }: Part): number[] {
  const present = new Map<number, number>();
  for (let i = from; i <= to; ++i) present.set(monthOf(days[i]), (present.get(monthOf(days[i])) ?? 0) + rows[i]);
  const counts = [...present.values()].sort((a, b) => a - b);
  const [first, last] = [monthOf(days[from]), monthOf(days[to])];
  const span = last - first + 1;
  if (counts.length < 3 || counts[counts.length >> 1] < 5 || counts.length < span / 2) return [];
  return Array.from({ length: span }, (_, i) => first + i).filter((month) => !present.has(month));
}

function bins(days: ArrayLike<number>, rows: ArrayLike<number>, first: number, last: number): Pick<DateReport, "unit" | "from" | "counts" | "below" | "above"> {
  const unit = last - first < 62 ? "day" : monthOf(last) - monthOf(first) < 60 ? "month" : "year";
  const place = (day: number) => (unit === "day" ? day : unit === "month" ? monthOf(day) : Math.floor(monthOf(day) / 12));
  const from = place(first);
  const counts = new Array<number>(place(last) - from + 1).fill(0);
  let [below, above] = [0, 0];
  for (let i = 0; i < days.length; ++i) {
    if (days[i] < first) below += rows[i];
    else if (days[i] > last) above += rows[i];
    else counts[place(days[i]) - from] += rows[i];
  }
  return { unit, from, counts, below, above };
}

function sum(values: ArrayLike<number>, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; ++i) total += values[i];
  return total;
}
