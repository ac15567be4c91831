import type { Row } from "./rows.ts";

/** Digits and what stands between them in numbers, days and times. */
const FIGURES = /^\s*[-+¥$€]?[\d.,:/\-年月日时分秒 TZ%]*\d[\d.,:/\-年月日时分秒 TZ%]*\s*$/;

/** Years and months, which are names of columns as well. */
const PERIOD = /^\s*(19|20)\d\d([-/.年]?(0?[1-9]|1[0-2])月?)?年?\s*$/;

/**
 * Whether the first of some rows holds names: not where columns hold figures and their first value is one too. Years and months beside a word are names.
 * A table of words alone is taken to have names.
 */
export function hasHeader(rows: readonly Row[]): boolean {
  const [first, ...data] = rows;
  if (!first) return true;
  const figures = first.values.map((value) => FIGURES.test(value) || /^(true|false)$/i.test(value.trim()));
  if (!figures.includes(true)) return true;
  if (!data.length) return figures.includes(false);
  const periods = first.values.filter((_, i) => figures[i]);
  if (figures.includes(false) && new Set(periods).size === periods.length && periods.every((value) => PERIOD.test(value)) && !periodsBelow(data, figures))
    return true;
  const told = first.values.map((_, i) => i).filter((i) => holdsFigures(data, i));
  return told.filter((i) => figures[i]).length * 2 < told.length || !told.length;
}

function holdsFigures(rows: readonly Row[], column: number): boolean {
  const values = rows.map(({ values }) => values[column]?.trim() ?? "").filter((value) => value);
  return values.length > 0 && values.filter((value) => FIGURES.test(value) || /^(true|false)$/i.test(value)).length >= 0.9 * values.length;
}

/** Whether a column that begins with a period goes on with periods. */
function periodsBelow(rows: readonly Row[], asked: readonly boolean[]): boolean {
  return asked.some((is, i) => is && rows.every(({ values }) => PERIOD.test(values[i] ?? "")));
}
