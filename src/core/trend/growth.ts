/** How long a period is. */
export type Grain = "day" | "week" | "month" | "quarter";

/** Periods in a season where the reader does not say, and periods in a year: a day is set against the same weekday 52 weeks before. */
export const seasonOf: Record<Grain, number> = { day: 7, week: 52, month: 12, quarter: 4 };
const yearOf: Record<Grain, number> = { day: 364, week: 52, month: 12, quarter: 4 };

/** What became of a value against the period before and the year before, and all so far. */
export interface Growth {
  /** Change against the period before, 0.1 for a tenth more; NaN where that was missing or not positive. */
  before: Float64Array;
  /** Change against the same period a year before. */
  year: Float64Array;
  /** Sum from the first value on; missing values add nothing. */
  cumulative: Float64Array;
}

/** Growth of a series of periods one after another; missing is NaN. Source: METHODS 12. */
export function growth(values: Float64Array, grain: Grain): Growth {
  let sum = 0;
  return {
    before: values.map((value, i) => change(values[i - 1], value)),
    year: values.map((value, i) => change(values[i - yearOf[grain]], value)),
    cumulative: values.map((value) => (sum += Number.isNaN(value) ? 0 : value)),
  };
}

function change(from: number | undefined, to: number): number {
  return from !== undefined && from > 0 ? to / from - 1 : NaN;
}

/** The first day of the period so many after this one; days are `2024-06-30`. */
export function later(day: string, by: number, grain: Grain): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (grain === "day" || grain === "week") at.setUTCDate(at.getUTCDate() + by * (grain === "week" ? 7 : 1));
  else at.setUTCMonth(at.getUTCMonth() + by * (grain === "quarter" ? 3 : 1));
  return at.toISOString().slice(0, 10);
}

/** Every period from one to another, both in; empty when the second is before the first. */
export function periodsFrom(first: string, last: string, grain: Grain): string[] {
  const found: string[] = [];
  for (let day = first; day <= last; day = later(day, 1, grain)) found.push(day);
  return found;
}

/** A period and the last day on which something was recorded in it. */
export interface Recorded {
  period: string;
  last: string;
}

/**
 * Whether the last of some periods is not over in the data.
 *
 * It is when more of its days are left after its last record than ever were in an earlier period; or when it holds the month after the
 * reference month. Where every record stands on the first day of its period the days tell nothing.
 *
 * @param periods in order of time, those without a record left out
 * @param month the last month that is complete, `2024-06`; null where nobody said
 */
export function isUnfinished(periods: readonly Recorded[], grain: Grain, month: string | null): boolean {
  const last = periods[periods.length - 1];
  if (!last) return false;
  const after = later(last.period, 1, grain);
  if (month !== null) {
    const open = later(`${month}-01`, 1, "month");
    if (open >= last.period && open < after && (grain === "month" || grain === "quarter")) return true;
  }
  if (grain === "day" || periods.every(({ period, last: day }) => day === period)) return false;
  const left = ({ period, last: day }: Recorded) => daysBetween(day, later(period, 1, grain)) - 1;
  return left(last) > Math.max(0, ...periods.slice(0, -1).map(left));
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
