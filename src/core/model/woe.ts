import { ascending, quantile } from "../quantile.ts";
import { MISSING } from "../prepare/fit-column.ts";
import { isBlank } from "../prepare/typing.ts";
import type { Column } from "../table.ts";

/** Rows that share a level, or a range of a number, against the target. */
export interface WoeBin {
  /** Level; null for a range, "(missing)" for what is missing. */
  level: string | null;
  /** Range from < value ≤ to; null where open, and for levels. */
  from: number | null;
  to: number | null;
  n: number;
  events: number;
  /** Weight of evidence: ln of the bin's share of events over its share of the others. */
  woe: number;
  /** Its part of the information value. */
  part: number;
}

/** How much one column says about the target on its own. */
export interface Woe {
  /** Information value: below 0.02 nothing, 0.1 weak, 0.3 medium, 0.5 strong, above suspicious. */
  iv: number;
  bins: WoeBin[];
}

export interface WoeOptions {
  /** Most ranges a number is cut into. Default 10. */
  bins?: number;
  /** Whether numbers are levels. Default: where there are no more than 10 distinct ones. */
  levels?: boolean;
}

type Bin = Omit<WoeBin, "woe" | "part">;

/**
 * Weight of evidence and information value of a column.
 *
 * Numbers are cut at their type-7 deciles, equal edges once; what is missing, NaN and infinite has a bin of its own, last. Levels come in
 * code-point order. Half a row is added to each count, so that an empty side is no infinity.
 *
 * @param y 1 for an event, else 0
 *
 * Source: Siddiqi 2006, Credit Risk Scorecards. METHODS 10.
 * Checked: tests/golden/logit_bank.json.
 */
export function weightOfEvidence(column: Column, y: Uint8Array, { bins = 10, levels }: WoeOptions = {}): Woe {
  const found = column instanceof Float64Array && !(levels ?? fewDistinct(column)) ? ranges(column, y, bins) : levelBins(column, y);
  const [n, events] = found.reduce(([n, events], bin) => [n + bin.n, events + bin.events], [0, 0]);
  const k = found.length;
  let iv = 0;
  const weighed = found.map((bin): WoeBin => {
    const [event, other] = [(bin.events + 0.5) / (events + 0.5 * k), (bin.n - bin.events + 0.5) / (n - events + 0.5 * k)];
    const woe = Math.log(event / other);
    const part = (event - other) * woe;
    iv += part;
    return { ...bin, woe, part };
  });
  return { iv, bins: weighed };
}

/** Whether a column has no more than ten distinct numbers. */
function fewDistinct(column: Float64Array): boolean {
  const seen = new Set<number>();
  for (const value of column) if (Number.isFinite(value) && seen.add(value).size > 10) return false;
  return true;
}

function ranges(column: Float64Array, y: Uint8Array, most: number): Bin[] {
  const sorted = ascending(column);
  const edges = [...new Set(Array.from({ length: most - 1 }, (_, i) => quantile(sorted, (i + 1) / most)))];
  if (edges.at(-1) === sorted.at(-1)) edges.pop();
  const bins = [null, ...edges].map((from, i): Bin => ({ level: null, from, to: edges[i] ?? null, n: 0, events: 0 }));
  const lacking: Bin = { level: MISSING, from: null, to: null, n: 0, events: 0 };
  column.forEach((value, i) => count(Number.isFinite(value) ? bins[below(edges, value)] : lacking, y[i]));
  return lacking.n ? [...bins, lacking] : bins;
}

/** How many edges are below a value. */
function below(edges: readonly number[], value: number): number {
  let i = 0;
  while (i < edges.length && edges[i] < value) ++i;
  return i;
}

function levelBins(column: Column, y: Uint8Array): Bin[] {
  const bins = new Map<string, Bin>();
  const binOf = (level: string): Bin => {
    let bin = bins.get(level);
    if (!bin) bins.set(level, (bin = { level, from: null, to: null, n: 0, events: 0 }));
    return bin;
  };
  if (column instanceof Float64Array) column.forEach((value, i) => count(binOf(Number.isFinite(value) ? String(value) : MISSING), y[i]));
  else {
    const byCode = column.levels.map((level) => (isBlank(level) ? MISSING : level));
    column.codes.forEach((code, i) => count(binOf(code < 0 ? MISSING : byCode[code]), y[i]));
  }
  const last = (level: string | null) => (level === MISSING ? 1 : 0);
  return [...bins.values()].sort((a, b) => last(a.level) - last(b.level) || (a.level! < b.level! ? -1 : 1));
}

function count(bin: Bin, event: number): void {
  ++bin.n;
  bin.events += event;
}
