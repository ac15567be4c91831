import { coded, type Table } from "../../core/table.ts";
import type { Forecast } from "../../core/trend/forecast.ts";
import { growth, seasonOf } from "../../core/trend/growth.ts";
import type { Followed } from "./followed.ts";
import type { Series, TrendResult } from "./result.ts";
import type { Spec } from "./schema.ts";

/** The time that series run over. */
export interface Over {
  periods: readonly string[];
  /** Periods to come; where the last period is not over it is the first of them. */
  ahead: readonly string[];
  unfinished: string | null;
  spec: Spec;
}

/** Most values of all series together in a result. */
const VALUES = 12_000;

/** Whether values of one period and the next may be added up. */
export function addsUp({ measure }: Pick<Spec, "measure">): boolean {
  return measure === "sum" || measure === "count";
}

/** The result's share of what was found, the largest series first. */
export function shown(series: readonly Followed[], found: readonly Forecast[], over: Over): Omit<TrendResult, "levels" | "empty" | "unread"> {
  const { periods, ahead, unfinished, spec } = over;
  const earlier = Math.max(0, periods.length - Math.max(3, Math.floor(VALUES / series.length)));
  const told = series.map((each, s) => seriesOf(each, found[s], { ...over, earlier }));
  return {
    grain: spec.grain,
    season: spec.season ?? seasonOf[spec.grain],
    adds: addsUp(spec),
    periods: periods.slice(earlier),
    earlier,
    unfinished,
    ahead: [...ahead],
    series: told.sort((a, b) => b.total - a.total),
  };
}

function seriesOf(each: Followed, found: Forecast, { periods, unfinished, spec, earlier }: Over & { earlier: number }): Series {
  const { of, level, name, values, first, end, ended } = each;
  const known = values.subarray(0, periods.length - (unfinished ? 1 : 0));
  const { before, year } = growth(known, spec.grain);
  const floor = lowest(values);
  const gaps = periods.filter((_, i) => i > first && i < end && Number.isNaN(values[i]));
  return {
    ...{ of, level, name, method: found.method, type: found.type, alpha: found.alpha, beta: found.beta, gamma: found.gamma },
    values: Array.from(values.subarray(earlier), orNull),
    fitted: fittedOf(each, found).slice(earlier).map(orNull),
    forecast: found.mean.map((mean, h) => ({
      mean: Math.max(floor, mean),
      low: orNull(Math.max(floor, found.low[h])),
      high: orNull(Math.max(floor, found.high[h])),
    })),
    last: end > 0 ? values[end - 1] : null,
    before: ended ? null : orNull(before[end - 1]),
    year: ended ? null : orNull(year[end - 1]),
    total: known.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0),
    gaps: gaps.slice(0, 60),
    ended: ended && end > 0 ? periods[end - 1] : null,
  };
}

/** What is never negative is not foretold to be. */
function lowest(values: Float64Array): number {
  return values.some((value) => value < 0) ? -Infinity : 0;
}

function fittedOf({ values, first }: Followed, { fitted }: Forecast): number[] {
  return Array.from(values, (_, i) => (i >= first && i < first + fitted.length ? fitted[i - first] : NaN));
}

/** The table of the cell, with its period as text and its forecast as 0 or 1: the values of each series, then what is foretold. */
export function linesOf(series: readonly Followed[], found: readonly Forecast[], { periods, ahead, unfinished, spec }: Over): Table {
  const numbers = ["value", "forecast", "fitted", "low", "high", "mom", "yoy", "cumulative"] as const;
  type Line = Record<(typeof numbers)[number], number> & { series: string; period: string };
  const lines = series.flatMap((each, s): Line[] => {
    const { values, name, first, end } = each;
    const foretold = found[s];
    const fitted = fittedOf(each, foretold);
    const complete = periods.length - (unfinished ? 1 : 0);
    const floor = lowest(values);
    const expected = foretold.mean.map((mean) => Math.max(floor, mean));
    const all = growth(Float64Array.from([...values.subarray(0, complete), ...expected]), spec.grain);
    const cumulative = (i: number) => (addsUp(spec) ? all.cumulative[i] : NaN);
    const past = periods.map((period, i): Line => {
      const over = i < complete;
      const grown = { mom: over ? all.before[i] : NaN, yoy: over ? all.year[i] : NaN, cumulative: over ? cumulative(i) : NaN };
      return { series: name, period, value: values[i], forecast: 0, fitted: fitted[i], low: NaN, high: NaN, ...grown };
    });
    const next = expected.map((value, h): Line => {
      const at = complete + h;
      const band = { low: Math.max(floor, foretold.low[h]), high: Math.max(floor, foretold.high[h]) };
      return { series: name, period: ahead[h], value, forecast: 1, fitted: NaN, ...band, mom: all.before[at], yoy: all.year[at], cumulative: cumulative(at) };
    });
    return [...past.filter((_, i) => i >= first && (i < end || i >= complete)), ...next];
  });
  return {
    rows: lines.length,
    columns: {
      series: coded(lines.map((line) => line.series)),
      period: coded(lines.map((line) => line.period)),
      ...Object.fromEntries(numbers.map((column) => [column, Float64Array.from(lines, (line) => line[column])])),
    },
  };
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
