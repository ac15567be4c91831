import { silent, type Progress } from "../progress.ts";
import type { Column, Table } from "../table.ts";
import { bend, categoryColumns, MISSING, OTHER, type CategoryPlan, type NumberPlan } from "./fit-column.ts";
import type { FeaturePlan } from "./plan.ts";
import { isBlank } from "./typing.ts";

/** Rows as numbers, ready to be compared. */
export interface Prepared<X extends Float32Array | Float64Array = Float64Array> {
  /** Row-major n×d, finite. */
  x: X;
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
export function applyPlan(plan: FeaturePlan, table: Table, progress?: Progress): Prepared {
  return filled(plan, table, new Float64Array(table.rows * plan.names.length), progress);
}

/** The same in single precision, each number rounded once: half the memory, as the kernels take it. */
export function applyPlan32(plan: FeaturePlan, table: Table, progress?: Progress): Prepared<Float32Array> {
  return filled(plan, table, new Float32Array(table.rows * plan.names.length), progress);
}

function filled<X extends Float32Array | Float64Array>(plan: FeaturePlan, table: Table, x: X, progress: Progress = silent): Prepared<X> {
  const made: Prepared<X> = { x, n: table.rows, d: plan.names.length, names: plan.names, report: { unseen: [], empty: [] } };
  let at = 0;
  for (const part of plan.columns) {
    const column = table.columns[part.column];
    if (!column) throw new RangeError(`applyPlan: column ${part.column} is missing`);
    const place = { at, shift: plan.shift.slice(at), factor: plan.factor.slice(at) };
    at += part.type === "number" ? fillNumber(made, place, part, column) : fillCategory(made, place, part, column);
    progress(at / made.d);
  }
  return made;
}

/** The first prepared column of a source column, and what is subtracted from it and those after it, and multiplied with. */
interface Place {
  at: number;
  shift: number[];
  factor: number[];
}

function fillNumber({ x, n, d, report }: Prepared<Float32Array | Float64Array>, { at, shift, factor }: Place, plan: NumberPlan, column: Column): number {
  let present = 0;
  for (let i = 0; i < n; ++i) {
    const value = column instanceof Float64Array ? column[i] : NaN;
    const known = Number.isFinite(value);
    if (known) ++present;
    x[i * d + at] = ((bend(known ? value : plan.zero ? 0 : plan.median, plan) - plan.centre) / plan.scale - shift[0]) * factor[0];
    if (plan.flag) x[i * d + at + 1] = ((known || plan.zero ? 0 : 1) - shift[1]) * factor[1];
  }
  if (!present && n && !plan.zero) report.empty.push(plan.column);
  return plan.flag ? 2 : 1;
}

/** Where the rows of one value go: its level, null for none, and which of the 0/1 columns is 1. */
interface Seat {
  level: string | null;
  at: number | undefined;
  rows: number;
}

function fillCategory({ x, n, d, report }: Prepared<Float32Array | Float64Array>, { at, shift, factor }: Place, plan: CategoryPlan, column: Column): number {
  const names = categoryColumns(plan);
  const [without, having] = [names.map((_, j) => (0 - shift[j]) * factor[j]), names.map((_, j) => (1 - shift[j]) * factor[j])];
  const place = new Map(names.map((level, j) => [level, j]));
  const known = new Set(plan.levels);
  const lacking = plan.missing === "level" ? place.get(MISSING) : place.get(known.has(plan.mode) ? plan.mode : OTHER);
  const codes = column instanceof Float64Array ? null : column.levels.map((level) => (isBlank(level) ? null : level));
  const seats = new Map<number, Seat>();
  const seatOf = (key: number): Seat => {
    const level = codes ? (codes[key] ?? null) : levelOf(key, plan.zero);
    if (level === null) return { level, at: lacking, rows: 0 };
    return { level, at: known.has(level) ? place.get(level) : place.get(OTHER), rows: 0 };
  };
  const keys = codes ? (column as Exclude<Column, Float64Array>).codes : (column as Float64Array);
  for (let i = 0; i < n; ++i) {
    let seat = seats.get(keys[i]);
    if (!seat) seats.set(keys[i], (seat = seatOf(keys[i])));
    ++seat.rows;
    for (let o = 0; o < names.length; ++o) x[i * d + at + o] = o === seat.at ? having[o] : without[o];
  }
  const taken = [...seats.values()].filter((seat) => seat.level !== null);
  if (!taken.length && n) report.empty.push(plan.column);
  const unseen = plan.other ? [] : taken.filter(({ level }) => !known.has(level!));
  if (unseen.length)
    report.unseen.push({ column: plan.column, levels: [...new Set(unseen.map(({ level }) => level!))], rows: unseen.reduce((sum, { rows }) => sum + rows, 0) });
  return names.length;
}

function levelOf(value: number, zero: boolean): string | null {
  return Number.isFinite(value) ? String(value) : zero ? "0" : null;
}
