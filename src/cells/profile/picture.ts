import { edge } from "../../core/profile/bins.ts";
import type { ColumnReport } from "../../core/profile/column.ts";
import { dayName, monthName } from "../../core/profile/days.ts";

/** One bar of a column's picture. */
export interface Bin {
  /** Where it begins and ends, in the column's own units. */
  from: number;
  to: number;
  n: number;
}

/** A column's values in order, as bars; none for text. */
export function binsOf({ number, date }: ColumnReport): Bin[] {
  if (number) {
    const { histogram } = number;
    return histogram.counts.map((n, i) => ({ from: edge(histogram, i), to: edge(histogram, i + 1), n }));
  }
  return date ? date.counts.map((n, i) => ({ from: date.from + i, to: date.from + i, n })) : [];
}

/** Rows beyond the bars, on either side. */
export function tailsOf({ number, date }: ColumnReport): { below: number; above: number } {
  const { below, above } = number?.histogram ?? date ?? { below: 0, above: 0 };
  return { below, above };
}

/** Heights of a small picture: of bins in order; of text the most frequent values. */
export function heights(column: ColumnReport): number[] {
  const bins = binsOf(column);
  return bins.length ? together(bins.map(({ n }) => n)) : column.top.map(({ n }) => n);
}

/** At most 32 bars. */
function together(counts: number[]): number[] {
  const size = Math.ceil(counts.length / 32);
  return size <= 1
    ? counts
    : Array.from({ length: Math.ceil(counts.length / size) }, (_, i) => counts.slice(i * size, (i + 1) * size).reduce((a, b) => a + b, 0));
}

/** A day, month or year by its number. */
export function timeName(unit: "day" | "month" | "year", at: number): string {
  return unit === "day" ? dayName(at) : unit === "month" ? monthName(at) : String(1970 + at);
}
