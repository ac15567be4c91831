import { fault } from "../fault.ts";
import type { Column, Table } from "../table.ts";
import { bend, type CategoryPlan, type NumberPlan } from "../prepare/fit-column.ts";
import { isBlank } from "../prepare/typing.ts";
import { leastOf } from "../lift/associate.ts";
import type { Fitted } from "./fitted.ts";
import { needsOf, type Need } from "./needs.ts";

declare module "../fault.ts" {
  interface Faults {
    /** `held`: there where some of them say what customers hold. */
    "model/lacks-columns": { table: string; columns: string[]; held?: true };
    "model/wrong-type": { table: string; column: string; wants: "number" | "text"; has: ColumnType };
  }
}

/** What a column of a table holds. */
export type ColumnType = "number" | "text" | "date" | "boolean" | "other";

/**
 * See that a table has what a model needs, by name and by type: numbers where it learned numbers, words where it learned words.
 *
 * Names are compared as they are written. @throws Fault `model/lacks-columns`, `model/wrong-type`
 */
export function checkColumns(needs: readonly Need[], table: string, fields: readonly { name: string; type: ColumnType }[]): void {
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  const lacks = needs.filter(({ column }) => !types.has(column));
  const held = lacks.some(({ says }) => says === "held");
  if (lacks.length) throw fault("model/lacks-columns", { table, columns: lacks.map(({ column }) => column), ...(held && { held }) });
  for (const need of needs) {
    const has = types.get(need.column)!;
    const wants = need.type === "number" ? "number" : "text";
    if (has === "other" || !suits(need, has)) throw fault("model/wrong-type", { table, column: need.column, wants, has });
  }
}

/** Numbers may stand for levels when all the levels seen were numbers. */
function suits({ type, levels = [] }: Need, has: ColumnType): boolean {
  const numeric = has === "number" || has === "boolean";
  if (type === "number") return numeric;
  return !numeric || !levels.length || levels.every((level) => level.trim() !== "" && Number.isFinite(Number(level)));
}

/** How a column of a table is beside what a model learned of it. */
export interface Fit {
  column: string;
  /** Share of rows without a value, 0…1. */
  missing: number;
  /** How far the mean of a number is from that of the rows learned from, in their standard deviations; null for levels. */
  shift: number | null;
  /** Rows whose level was not seen, and the most frequent of these levels, at most five; null where every level was. */
  unseen: { rows: number; levels: string[] } | null;
}

/** Look at the columns of a table beside what a fitted thing learned of them. */
export function fitsOf(fitted: Fitted, table: Table): Fit[] {
  const plans = new Map("plan" in fitted ? fitted.plan.columns.map((plan) => [plan.column, plan]) : []);
  const least = fitted.kind === "association" ? leastOf(table.rows) : 1;
  return needsOf(fitted).map((need) => {
    const column = table.columns[need.column];
    if (need.type === "number") return numbersFit(need.column, column as Float64Array, plans.get(need.column));
    const counts = countsOf(column);
    const present = [...counts.values()].reduce((sum, n) => sum + n, 0);
    const unseen = need.levels ? unseenOf(need.levels, counts, least) : null;
    return { column: need.column, missing: table.rows ? 1 - present / table.rows : 0, shift: null, unseen };
  });
}

function numbersFit(name: string, column: Float64Array, plan: NumberPlan | CategoryPlan | undefined): Fit {
  let [present, sum] = [0, 0];
  const learned = plan?.type === "number" ? plan : null;
  for (const value of column) {
    if (Number.isFinite(value)) ++present;
    else if (!learned?.zero) continue;
    if (learned) sum += (bend(Number.isFinite(value) ? value : 0, learned) - learned.centre) / learned.scale;
  }
  const counted = learned?.zero ? column.length : present;
  return { column: name, missing: column.length ? 1 - present / column.length : 0, shift: learned && counted ? sum / counted : null, unseen: null };
}

/** Rows by level. */
function countsOf(column: Column): Map<string, number> {
  const counts = new Map<string, number>();
  if (column instanceof Float64Array) {
    for (const value of column) if (Number.isFinite(value)) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    return counts;
  }
  const rows = new Float64Array(column.levels.length);
  for (const code of column.codes) if (code >= 0) ++rows[code];
  column.levels.forEach((level, i) => rows[i] && !isBlank(level) && counts.set(level, rows[i]));
  return counts;
}

/** Levels that are not among those seen, of at least so many rows: where only frequent ones were looked at, a rare one is not new. */
function unseenOf(levels: readonly string[], counts: ReadonlyMap<string, number>, least: number): Fit["unseen"] {
  const known = new Set(levels);
  const strange = [...counts].filter(([level, n]) => n >= least && !known.has(level));
  if (!strange.length) return null;
  strange.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return { rows: strange.reduce((sum, [, n]) => sum + n, 0), levels: strange.slice(0, 5).map(([level]) => level) };
}
