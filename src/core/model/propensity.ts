import { MISSING } from "../prepare/fit-column.ts";
import { designOf, type Design } from "../prepare/design.ts";
import type { FeaturePlan } from "../prepare/plan.ts";
import { isBlank } from "../prepare/typing.ts";
import type { Coded, Column, Table } from "../table.ts";
import type { CalibrationLine } from "./calibrate.ts";
import { linearPredictor, probabilityOf } from "./logistic.ts";

/** What a model of propensity is for. */
export type Purpose = "response" | "purchase" | "churn";

/** A fitted propensity: how likely a row is to say yes. Plain JSON, the same answer wherever it is asked. */
export interface PropensityModel {
  kind: "propensity";
  plan: FeaturePlan;
  /** One per prepared column. */
  coefficients: number[];
  intercept: number;
  /** Ridge penalty in the mean-loss form. */
  lambda: number;
  /** How columns were chosen: all of them, or those an L1 penalty kept. */
  penalty: "ridge" | "lasso";
  /** Means of the prepared columns over the rows learned from. */
  means: number[];
  /** Correction of the log-odds; null where none was needed. */
  calibration: CalibrationLine | null;
  target: { column: string; yes: string[] };
  purpose: Purpose;
}

export interface Scored {
  /** 0…1, one a row. */
  probability: Float64Array;
  /** Log-odds before calibration. */
  margin: Float64Array;
  /** What speaks most for a yes, first reason first: `column`, or `column=level`; missing where nothing more does. */
  reasons: Coded[];
}

/**
 * Score the rows of a table. A row's answer depends on that row alone.
 *
 * A reason is a source column whose contribution, less that of an average row, is above 0.
 *
 * @param reasons how many a row, at most
 * @throws RangeError when the table lacks a column of the model
 */
export function scorePropensity(model: PropensityModel, table: Table, { reasons = 0 }: { reasons?: number } = {}): Scored {
  const design = designOf(model.plan, table);
  const margin = linearPredictor(design, model);
  const { intercept, slope } = model.calibration ?? { intercept: 0, slope: 1 };
  const probability = margin.map((f) => probabilityOf(model.calibration ? intercept + slope * f : f));
  return { probability, margin, reasons: reasons ? reasonsOf(model, design, table, reasons) : [] };
}

/** One source column's part in the log-odds. */
interface Part {
  column: string;
  /** Contribution of an average row. */
  base: number;
  numbers: { values: Float32Array | Float64Array; weight: number }[];
  codes: { codes: Uint8Array; weights: Float64Array }[];
  say: (row: number) => string;
}

function reasonsOf(model: PropensityModel, design: Design, table: Table, most: number): Coded[] {
  const parts = partsOf(model, design, table);
  const index = new Map<string, number>();
  const found = Array.from({ length: most }, () => new Int32Array(table.rows).fill(-1));
  const best = new Float64Array(most);
  const who = new Int32Array(most);
  for (let i = 0; i < table.rows; ++i) {
    best.fill(0);
    who.fill(-1);
    for (let s = 0; s < parts.length; ++s) rank(best, who, contribution(parts[s], i), s);
    for (let r = 0; r < most && who[r] >= 0; ++r) {
      const text = parts[who[r]].say(i);
      let code = index.get(text);
      if (code === undefined) index.set(text, (code = index.size));
      found[r][i] = code;
    }
  }
  const levels = [...index.keys()];
  return found.map((codes) => ({ codes, levels }));
}

function contribution({ base, numbers, codes }: Part, i: number): number {
  let sum = 0;
  for (const { values, weight } of numbers) sum += values[i] * weight;
  for (const { codes: level, weights } of codes) sum += weights[level[i]];
  return sum - base;
}

/** Put a value where it belongs among the largest; ties stand behind those that came first. */
function rank(best: Float64Array, who: Int32Array, value: number, s: number): void {
  let at = best.length;
  while (at > 0 && value > best[at - 1]) --at;
  if (at === best.length) return;
  best.copyWithin(at + 1, at, best.length - 1);
  who.copyWithin(at + 1, at, who.length - 1);
  best[at] = value;
  who[at] = s;
}

function partsOf({ plan, coefficients, means }: PropensityModel, design: Design, table: Table): Part[] {
  const parts = new Map<string, Part>();
  for (const each of plan.columns)
    parts.set(each.column, { column: each.column, base: 0, numbers: [], codes: [], say: sayer(each, table.columns[each.column]) });
  plan.sources.forEach((source, j) => (parts.get(source)!.base += means[j] * coefficients[j]));
  for (const { values, at } of design.numbers) parts.get(design.sources[at])!.numbers.push({ values, weight: coefficients[at] });
  for (const { codes, at } of design.codes) {
    const first = at.find((j) => j >= 0);
    if (first === undefined) continue;
    parts.get(design.sources[first])!.codes.push({ codes, weights: Float64Array.from(at, (j) => (j < 0 ? 0 : coefficients[j])) });
  }
  const weighs = ({ numbers, codes }: Part) => numbers.some(({ weight }) => weight !== 0) || codes.some(({ weights }) => weights.some((w) => w !== 0));
  return [...parts.values()].filter(weighs);
}

/** A row's reason in facts: the column, with the level where it has levels or nothing. */
function sayer({ column, type, zero }: FeaturePlan["columns"][number], values: Column): (row: number) => string {
  const lacking = zero ? (type === "number" ? column : `${column}=0`) : `${column}=${MISSING}`;
  if (type === "number") return (i) => (values instanceof Float64Array && Number.isFinite(values[i]) ? column : lacking);
  if (values instanceof Float64Array) return (i) => (Number.isFinite(values[i]) ? `${column}=${values[i]}` : lacking);
  const said = values.levels.map((level) => (isBlank(level) ? lacking : `${column}=${level}`));
  return (i) => said[values.codes[i]] ?? lacking;
}
