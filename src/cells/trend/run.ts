import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { numbers, row, texts, value, type Table } from "../../core/table.ts";
import { LEVEL_FROM, type Forecast } from "../../core/trend/forecast.ts";
import { isUnfinished, later, periodsFrom, seasonOf, type Recorded } from "../../core/trend/growth.ts";
import { trendDays, trendLevels, trendPeriods, trendRead, trendSeries, trendTable, type TrendSource } from "../../sql/trend-series.ts";
import type { Reach } from "../cell.ts";
import type { TrendResult } from "./result.ts";
import type { Spec } from "./schema.ts";
import { followed, type Followed } from "./followed.ts";
import { linesOf, shown } from "./shown.ts";
import { sourceOf } from "./source.ts";

/** Most periods from the first to the last. */
const PERIODS = 20_000;
/** Most series. */
const SERIES = 60;

/** Follow numbers over time and foretell them. @throws Fault `trend/…` */
export async function run(spec: Spec, reach: Reach): Promise<TrendResult> {
  const source = sourceOf(spec, spec.table ? await reach.columns(spec.table) : []);
  const days = await reach.scratch(trendDays(source));
  const read = row(await reach.query(trendRead(source, days)), 0) as { rows: number; unread: number; example: string | null };
  const recorded = recordedIn(await reach.query(trendPeriods(source, days)));
  const last = recorded.at(-1);
  if (!last) throw fault("trend/no-dates", { table: spec.table, column: spec.date, example: read.example });
  if (spec.incomplete === "drop") recorded.pop();
  const unfinished = spec.incomplete === "auto" && isUnfinished(recorded, spec.grain, reach.settings.month) ? last.period : null;
  const periods = whole(recorded, unfinished, spec);
  const { levels, all } = await levelsOf(source, spec, reach);
  const rows = await reach.query(trendSeries(source, days, levels));
  const series = seriesIn(rows, { periods, levels, spec, unfinished });
  const told = series.filter(({ values }) => values.some((each) => each !== 0 && !Number.isNaN(each)));
  if (!told.length) throw fault("trend/all-zero", { table: spec.table });
  const found = await foretold(told, spec, reach);
  const ahead = Array.from({ length: spec.horizon }, (_, h) => later(unfinished ?? periods[periods.length - 1], h + (unfinished ? 0 : 1), spec.grain));
  await reach.make("", trendTable(await reach.scratch(linesOf(told, found, { periods, ahead, unfinished, spec }))));
  return {
    ...shown(told, found, { periods, ahead, unfinished, spec }),
    levels: all,
    empty: series.filter((each) => !told.includes(each)).map(({ name }) => name),
    unread: { rows: read.unread, example: read.example },
  };
}

function recordedIn(found: Table): Recorded[] {
  const [period, last] = [texts(found, "period"), texts(found, "last")];
  return Array.from(period.codes, (_, i) => ({ period: value(period, i) as string, last: value(last, i) as string }));
}

/** Every period from the first to the last, those without rows too. */
function whole(recorded: readonly Recorded[], unfinished: string | null, { table, date, grain }: Spec): string[] {
  const [first, last] = [recorded[0]?.period, recorded.at(-1)?.period];
  const about = first && last ? (Date.parse(last) - Date.parse(first)) / 86_400_000 / { day: 1, week: 7, month: 30, quarter: 91 }[grain] : 0;
  if (about > PERIODS) throw fault("trend/too-many", { table, column: date, first, last: last!, periods: Math.round(about), most: PERIODS });
  const periods = first && last ? periodsFrom(first, last, grain) : [];
  const complete = periods.length - (unfinished ? 1 : 0);
  if (complete < LEVEL_FROM) throw fault("trend/too-few", { table, column: date, periods: complete, least: LEVEL_FROM });
  return periods;
}

async function levelsOf(source: TrendSource, spec: Spec, reach: Reach): Promise<{ levels: string[]; all: number }> {
  if (!source.by) return { levels: [""], all: 1 };
  const each = spec.measure === "distinct" ? 1 : Math.max(1, source.values.length);
  const found = await reach.query(trendLevels(source, Math.max(1, Math.min(spec.top, Math.floor(SERIES / each)))));
  const column = texts(found, "level");
  return { levels: Array.from(column.codes, (_, i) => value(column, i) as string), all: found.rows ? numbers(found, "levels")[0] : 0 };
}

interface Frame {
  periods: readonly string[];
  levels: readonly string[];
  spec: Spec;
  unfinished: string | null;
}

/** The series, by the order of levels, then of columns. */
function seriesIn(rows: Table, { periods, levels, spec, unfinished }: Frame): Followed[] {
  const columns = spec.measure === "distinct" || !spec.values.length ? [""] : spec.values;
  const place = new Map(periods.map((period, i) => [period, i]));
  const [level, period] = [texts(rows, "level"), texts(rows, "period")];
  const complete = periods.length - (unfinished ? 1 : 0);
  const zeros = spec.gaps === "zero" && spec.measure !== "mean";
  const byLevel = new Map(levels.map((each) => [each, columns.map(() => new Float64Array(periods.length).fill(NaN))]));
  for (let i = 0; i < rows.rows; ++i) {
    const at = place.get(value(period, i) as string);
    if (at === undefined) continue;
    columns.forEach((_, c) => (byLevel.get(value(level, i) as string)![c][at] = numbers(rows, `v${c}`)[i]));
  }
  return levels.flatMap((each) =>
    columns.map((of, c) => {
      const values = byLevel.get(each)![c];
      if (zeros) for (let i = 0; i < complete; ++i) if (Number.isNaN(values[i])) values[i] = 0;
      return followed({ of, level: each, name: [of, each].filter(Boolean).join(" · ") || spec.of || spec.table }, values, complete);
    }),
  );
}

/** Forecasts from the complete periods of each series; none of a series that ended before the others. */
async function foretold(series: readonly Followed[], spec: Spec, reach: Reach): Promise<Forecast[]> {
  const known = series.map(({ values, first, end, ended }) => (ended ? new Float64Array() : values.slice(first, end)));
  return reach.compute("trend", "forecasts", { series: known, period: spec.season ?? seasonOf[spec.grain], horizon: spec.horizon }, [0.3, 1]);
}
