import type { Grain } from "../../core/trend/growth.ts";
import type { Method } from "../../core/trend/forecast.ts";
import type { SeasonType } from "../../core/trend/season.ts";

/** One series: as it was, and as it is expected to go on. */
export interface Series {
  /** Column that is followed, "" where rows or distinct values are counted. */
  of: string;
  /** Level it is of, "" for all. */
  level: string;
  /** Its name in the table. */
  name: string;
  method: Method;
  type: SeasonType | null;
  alpha: number | null;
  beta: number | null;
  gamma: number | null;
  /** By the result's periods; null where missing. */
  values: (number | null)[];
  /** One-step forecasts of these. */
  fitted: (number | null)[];
  /** Of the periods to come, from the first that is not complete on. */
  forecast: { mean: number; low: number | null; high: number | null }[];
  /** Last complete value. */
  last: number | null;
  /** Its change against the period before and the year before. */
  before: number | null;
  year: number | null;
  /** All complete values added up. */
  total: number;
  /** Periods without rows between its first and its last. */
  gaps: string[];
  /** The last period it has, where that is before the last of all: it is not foretold. */
  ended: string | null;
}

export interface TrendResult {
  grain: Grain;
  season: number;
  /** Values may be added up over time. */
  adds: boolean;
  /** First days of the periods, one after another. */
  periods: string[];
  /** Periods before these, which only the table shows. */
  earlier: number;
  /** The last period, where it is not over: kept out of forecasts and growth. */
  unfinished: string | null;
  /** First days of the periods to come. */
  ahead: string[];
  /** Largest first. */
  series: Series[];
  /** Levels that there are. */
  levels: number;
  /** Series left out because all is 0 or missing. */
  empty: string[];
  /** Rows whose date cannot be read, and one such date. */
  unread: { rows: number; example: string | null };
}
