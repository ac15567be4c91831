import type { ColumnReport, Level, TextReport } from "./column.ts";
import { dateReport, dayName } from "./days.ts";
import { formsOf, variantsOf } from "./forms.ts";
import { isWhole } from "./id.ts";
import { marksOf } from "./marks.ts";
import { numberReport } from "./numbers.ts";

/** The most frequent values that are kept. */
export const TOP = 12;

/** What is known of a column before its values are looked at. */
export type Outline = Pick<ColumnReport, "name" | "type" | "stored" | "filled" | "missing">;

/**
 * All that there is to know of a column whose values are few enough to look at each.
 *
 * @param levels its values with their rows, the most frequent first: numbers that are finite, days from 1970-01-01 on, or texts
 */
export function reportOf({ name, type, stored, filled, missing }: Outline, levels: readonly Level[]): ColumnReport {
  const named = { name, type, stored, filled, missing };
  const counts = { distinct: levels.length, exact: true, once: levels.filter(({ n }) => n === 1).length, top: levels.slice(0, TOP) };
  if (type === "number") {
    const report = numberReport(levels as readonly Level<number>[], isWhole(stored));
    return { ...named, ...counts, ...(report && { number: { ...report, notFinite: filled - report.n } }) };
  }
  if (type === "date") return { ...named, ...counts, ...datesOf(filled, levels as readonly Level<number>[]) };
  return { ...named, ...counts, ...(type === "text" && filled > 0 && { text: textOf(levels as readonly Level<string>[]) }) };
}

function datesOf(filled: number, levels: readonly Level<number>[]): Pick<ColumnReport, "top" | "date"> {
  const days = [...levels].sort((a, b) => a.value - b.value);
  const report = dateReport(
    days.map(({ value }) => value),
    days.map(({ n }) => n),
  );
  const top = levels.slice(0, TOP).map(({ value, n }) => ({ value: dayName(value), n }));
  return { top, ...(report && { date: { ...report, notFinite: filled - report.n } }) };
}

function textOf(levels: readonly Level<string>[]): TextReport {
  const lengths = levels.map(({ value }) => [...value].length);
  const rows = levels.reduce((sum, { n }) => sum + n, 0);
  const { forms, runs, others, otherExample } = formsOf(levels);
  const groups = variantsOf(levels);
  return {
    shortest: lengths.reduce((a, b) => Math.min(a, b)),
    longest: lengths.reduce((a, b) => Math.max(a, b)),
    length: lengths.reduce((sum, length, i) => sum + length * levels[i].n, 0) / rows,
    marks: marksOf(levels),
    forms,
    otherForms: others,
    otherExample,
    runs,
    variants: {
      groups: groups.length,
      rows: groups.reduce((sum, group) => sum + group.slice(1).reduce((rest, { n }) => rest + n, 0), 0),
      examples: groups.slice(0, 5).map((group) => group.slice(0, 4)),
    },
  };
}
