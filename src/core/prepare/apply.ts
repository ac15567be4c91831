import type { Column, Table } from "../table.ts";
import { bend, categoryColumns, MISSING, OTHER, type CategoryPlan, type NumberPlan } from "./fit-column.ts";
import type { FeaturePlan } from "./plan.ts";
import { isBlank } from "./typing.ts";

/** Rows as numbers, ready to be compared. */
export interface Prepared {
  /** Row-major n×d, finite. */
  x: Float64Array;
  n: number;
  d: number;
  /** Names of the d columns; a level is `column=level`. */
  names: string[];
  report: {
    /** Levels the plan had not seen, with the rows that have them. */
    unseen: { column: string; levels: string[]; rows: number }[];
    /** Columns without a single value in this table: the plan's own middle stands in. */
    empty: string[];
  };
}

/**
 * Turn a table into numbers by a plan fitted before, on this or another table.
 *
 * @throws RangeError when the table lacks a column of the plan
 */
export function applyPlan(plan: FeaturePlan, table: Table): Prepared {
  const [n, d] = [table.rows, plan.names.length];
  const made: Prepared = { x: new Float64Array(n * d), n, d, names: plan.names, report: { unseen: [], empty: [] } };
  let at = 0;
  for (const part of plan.columns) {
    const column = table.columns[part.column];
    if (!column) throw new RangeError(`applyPlan: column ${part.column} is missing`);
    at += part.type === "number" ? fillNumber(made, at, part, column) : fillCategory(made, at, part, column);
  }
  const { x } = made;
  const { shift, factor } = plan;
  if (shift.some((s) => s !== 0) || factor.some((f) => f !== 1))
    for (let i = 0; i < n; ++i) for (let j = 0, cell = i * d; j < d; ++j, ++cell) x[cell] = (x[cell] - shift[j]) * factor[j];
  return made;
}

function fillNumber({ x, n, d, report }: Prepared, at: number, plan: NumberPlan, column: Column): number {
  let present = 0;
  for (let i = 0; i < n; ++i) {
    const value = column instanceof Float64Array ? column[i] : NaN;
    const known = Number.isFinite(value);
    if (known) ++present;
    x[i * d + at] = (bend(known ? value : plan.zero ? 0 : plan.median, plan) - plan.centre) / plan.scale;
    if (plan.flag && !known && !plan.zero) x[i * d + at + 1] = 1;
  }
  if (!present && n && !plan.zero) report.empty.push(plan.column);
  return plan.flag ? 2 : 1;
}

function fillCategory({ x, n, d, report }: Prepared, at: number, plan: CategoryPlan, column: Column): number {
  const names = categoryColumns(plan);
  const place = new Map(names.map((level, j) => [level, j]));
  const known = new Set(plan.levels);
  const unseen = new Map<string, number>();
  const lacking = plan.missing === "level" ? place.get(MISSING) : place.get(known.has(plan.mode) ? plan.mode : OTHER);
  const placeOf = (level: string) => (known.has(level) ? place.get(level) : place.get(OTHER));
  const codes = column instanceof Float64Array ? null : column.levels.map((level) => (isBlank(level) ? null : level));
  let present = 0;
  for (let i = 0; i < n; ++i) {
    const level = codes ? (codes[(column as Exclude<Column, Float64Array>).codes[i]] ?? null) : levelOf((column as Float64Array)[i], plan.zero);
    if (level !== null) ++present;
    if (level !== null && !known.has(level) && !plan.other) unseen.set(level, (unseen.get(level) ?? 0) + 1);
    const j = level === null ? lacking : placeOf(level);
    if (j !== undefined) x[i * d + at + j] = 1;
  }
  if (!present && n) report.empty.push(plan.column);
  if (unseen.size) report.unseen.push({ column: plan.column, levels: [...unseen.keys()], rows: [...unseen.values()].reduce((a, b) => a + b) });
  return names.length;
}

function levelOf(value: number, zero: boolean): string | null {
  return Number.isFinite(value) ? String(value) : zero ? "0" : null;
}
