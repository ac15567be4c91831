import type { Grain } from "../../core/trend/growth.ts";
import type { ForecastPoint } from "../../charts/forecast-point.ts";
import type { Series, TrendResult } from "./result.ts";

/** A period by its first day: 2024-06, 2024 Q2, 2024-06-03. */
export function periodName(day: string, grain: Grain): string {
  if (grain === "month") return day.slice(0, 7);
  return grain === "quarter" ? `${day.slice(0, 4)} Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}` : day;
}

/** After how many periods a mark on the line of time may stand, and where the count begins: whole years, quarters, months where they will do. */
const steps: Record<Grain, readonly number[]> = {
  day: [1, 7, 14, 28, 91, 182, 364, 728, 1820],
  week: [1, 2, 4, 13, 26, 52, 104, 260],
  month: [1, 2, 3, 6, 12, 24, 60, 120],
  quarter: [1, 2, 4, 8, 20, 40],
};

/** The periods that are named on the line of time, at most so many: months from January on, quarters from the first on, else from the first period on. */
export function ticksOf(points: readonly ForecastPoint[], grain: Grain, most: number): string[] {
  const step = steps[grain].find((each) => points.length / each <= Math.max(2, most)) ?? Math.ceil(points.length / Math.max(2, most));
  const place = (x: string, i: number) => {
    const [year, month] = [Number(x.slice(0, 4)), Number(x.slice(5, 7)) - 1];
    return grain === "month" ? year * 12 + month : grain === "quarter" ? year * 4 + month / 3 : i;
  };
  return points.filter(({ x }, i) => place(x, i) % step === 0).map(({ x }) => x);
}

/** What tells most of how a series grows: against the year before, else against the period before. */
export function growthOf({ year, before }: Series): number | null {
  return year ?? before;
}

/** The series in the order wanted; those whose growth is not known stand last. */
export function inOrder(series: readonly Series[], by: "size" | "growth"): Series[] {
  if (by === "size") return [...series];
  return [...series].sort((a, b) => (growthOf(b) ?? -Infinity) - (growthOf(a) ?? -Infinity) || b.total - a.total);
}

/** A series of counts as others may see it: none from 1 to k − 1. */
export function masked(each: Series, k: number): Series {
  const small = (value: number | null) => value !== null && value > 0 && value < k;
  const told = !small(each.last);
  return {
    ...each,
    values: each.values.map((value) => (small(value) ? null : value)),
    fitted: each.fitted.map((value, i) => (small(each.values[i]) ? null : value)),
    ...(told ? {} : { last: null, before: null, year: null, forecast: [] }),
  };
}

/** A series as a picture takes it. @param summed all so far instead of each period; then without band and fit */
export function pointsOf(each: Series, { periods, unfinished, ahead }: TrendResult, summed: boolean): ForecastPoint[] {
  const points = periods.map((x, i): ForecastPoint => {
    const open = x === unfinished;
    return { x, value: open ? null : each.values[i], soFar: open ? each.values[i] : null, fitted: each.fitted[i] };
  });
  each.forecast.forEach(({ mean, low, high }, h) => {
    const at = points.findIndex(({ x }) => x === ahead[h]);
    if (at >= 0) points[at] = { ...points[at], expected: mean, low, high };
    else points.push({ x: ahead[h], value: null, expected: mean, low, high });
  });
  return summed ? added(points) : points;
}

function added(points: readonly ForecastPoint[]): ForecastPoint[] {
  let sum = 0;
  return points.map(({ x, value, expected, soFar }) => {
    const before = sum;
    sum += value ?? expected ?? 0;
    return {
      x,
      value: value === null ? null : sum,
      soFar: typeof soFar === "number" ? before + soFar : null,
      expected: typeof expected === "number" ? sum : null,
    };
  });
}
