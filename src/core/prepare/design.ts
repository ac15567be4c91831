import type { Column, Table } from "../table.ts";
import { bend, categoryColumns, MISSING, OTHER, type CategoryPlan, type NumberPlan } from "./fit-column.ts";
import type { FeaturePlan } from "./plan.ts";
import { isBlank } from "./typing.ts";

/** A prepared column of numbers. */
export interface DesignNumber {
  /** One value a row, finite, as the plan scales it. */
  values: Float32Array | Float64Array;
  /** Index of its coefficient. */
  at: number;
}

/** A prepared column of levels: a row has one level, and each level one coefficient or none. */
export interface DesignCodes {
  /** Level of each row, 0…levels−1. */
  codes: Uint8Array;
  /** Index of the coefficient of each level; −1 for a level that has none, as the reference has. */
  at: Int32Array;
}

/** Rows as a model takes them: numbers beside codes, never the n×d matrix of zeros and ones. */
export interface Design {
  n: number;
  /** Coefficients without the intercept. */
  d: number;
  /** Name of each coefficient; a level is `column=level`. */
  names: string[];
  /** Source column of each coefficient. */
  sources: string[];
  numbers: DesignNumber[];
  codes: DesignCodes[];
}

/** Options of `designOf`. */
export interface DesignOptions {
  /** Keep numbers in double precision: for small exact work, as linear regression. Default: single precision, as the kernels take them. */
  double?: boolean;
}

/**
 * Turn a table into the columns of a model by a plan fitted before, on this or another table. The values are those of `applyPlan`.
 *
 * @throws RangeError when the table lacks a column of the plan, or the plan weighs or balances its columns
 */
export function designOf(plan: FeaturePlan, table: Table, { double = false }: DesignOptions = {}): Design {
  if (plan.shift.some((s) => s !== 0) || plan.factor.some((f) => f !== 1)) throw new RangeError("designOf: plan has weights or blocks");
  const made: Design = { n: table.rows, d: plan.names.length, names: plan.names, sources: plan.sources, numbers: [], codes: [] };
  let at = 0;
  for (const part of plan.columns) {
    const column = table.columns[part.column];
    if (!column) throw new RangeError(`designOf: column ${part.column} is missing`);
    at += part.type === "number" ? addNumber(made, at, part, { column, double }) : addCodes(made, at, part, column);
  }
  return made;
}

/** Some rows of a design, in the order given. */
export function rowsOfDesign(design: Design, rows: ArrayLike<number>): Design {
  const n = rows.length;
  const picked = <T extends Uint8Array | Float32Array | Float64Array>(from: T, into: T): T => {
    for (let i = 0; i < n; ++i) into[i] = from[rows[i]];
    return into;
  };
  return {
    ...design,
    n,
    numbers: design.numbers.map(({ values, at }) => ({
      values: picked(values, values instanceof Float32Array ? new Float32Array(n) : new Float64Array(n)),
      at,
    })),
    codes: design.codes.map(({ codes, at }) => ({ codes: picked(codes, new Uint8Array(n)), at })),
  };
}

/** A design of some coefficients only: those where `keep` is not 0, in their order. */
export function columnsOfDesign(design: Design, keep: ArrayLike<number>): Design {
  const place = new Int32Array(design.d).fill(-1);
  let d = 0;
  for (let j = 0; j < design.d; ++j) if (keep[j]) place[j] = d++;
  const left = (_: unknown, j: number) => place[j] >= 0;
  return {
    n: design.n,
    d,
    names: design.names.filter(left),
    sources: design.sources.filter(left),
    numbers: design.numbers.filter(({ at }) => place[at] >= 0).map(({ values, at }) => ({ values, at: place[at] })),
    codes: design.codes.map(({ codes, at }) => ({ codes, at: at.map((j) => (j < 0 ? -1 : place[j])) })).filter(({ at }) => at.some((j) => j >= 0)),
  };
}

function addNumber(design: Design, at: number, plan: NumberPlan, { column, double }: { column: Column; double: boolean }): number {
  const { n } = design;
  const values = double ? new Float64Array(n) : new Float32Array(n);
  const lacking = plan.flag && !plan.zero ? new Uint8Array(n) : null;
  const stand = plan.zero ? 0 : plan.median;
  for (let i = 0; i < n; ++i) {
    const value = column instanceof Float64Array ? column[i] : NaN;
    const known = Number.isFinite(value);
    values[i] = (bend(known ? value : stand, plan) - plan.centre) / plan.scale;
    if (lacking && !known) lacking[i] = 1;
  }
  design.numbers.push({ values, at });
  if (plan.flag) design.codes.push({ codes: lacking ?? new Uint8Array(n), at: Int32Array.of(-1, at + 1) });
  return plan.flag ? 2 : 1;
}

/** Codes of a category: 0 for what has no coefficient, then a code for each coefficient. */
function addCodes(design: Design, at: number, plan: CategoryPlan, column: Column): number {
  const names = categoryColumns(plan);
  const known = new Set(plan.levels);
  const place = new Map(names.map((level, j) => [level, j + 1]));
  const codeOf = (level: string) => place.get(known.has(level) ? level : OTHER) ?? 0;
  const lacking = plan.missing === "level" ? place.get(MISSING)! : codeOf(plan.mode);
  const codes = new Uint8Array(design.n);
  if (column instanceof Float64Array) {
    const seen = new Map<number, number>();
    for (let i = 0; i < codes.length; ++i)
      codes[i] = numberCode(column[i], seen, (value) => (value === null ? (plan.zero ? codeOf("0") : lacking) : codeOf(String(value))));
  } else {
    const byLevel = column.levels.map((level) => (isBlank(level) ? lacking : codeOf(level)));
    for (let i = 0; i < codes.length; ++i) codes[i] = column.codes[i] < 0 ? lacking : byLevel[column.codes[i]];
  }
  design.codes.push({ codes, at: Int32Array.from({ length: names.length + 1 }, (_, j) => (j === 0 ? -1 : at + j - 1)) });
  return names.length;
}

function numberCode(value: number, seen: Map<number, number>, codeOf: (value: number | null) => number): number {
  if (!Number.isFinite(value)) return codeOf(null);
  let code = seen.get(value);
  if (code === undefined) seen.set(value, (code = codeOf(value)));
  return code;
}
