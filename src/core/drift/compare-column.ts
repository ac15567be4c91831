import type { Finding } from "./compare.ts";
import { driftWord, mayBeChance, psi } from "./psi.ts";
import { NAMED, type ColumnShape, type Level, type MeasuredColumn } from "./shape.ts";

/** What is told of one column. */
export interface Told {
  findings: Finding[];
  unsure: boolean;
  moved?: number;
}

interface Against {
  rows: readonly [before: number, after: number];
  sampled: number;
  k: number;
}

/** New levels listed at most. */
const LISTED = 20;
/** A share of missing values that has moved by as much is told. */
const MISSING = 0.05;

/** What has changed in a column that both have. A column of another type is told to be so, and no more. */
export function compareColumn(before: ColumnShape, after: MeasuredColumn, against: Against): Told {
  const column = before.name;
  if (before.type !== after.type && against.rows[0] && against.rows[1] && after.filled)
    return { findings: [{ what: "retyped", column, from: before.type, to: after.type }], unsure: false };
  const findings: Finding[] = [...missing(before, after, against.rows)];
  if (before.type === "date") return older(column, before, after, { findings, rows: against.rows });
  const unknown = before.levels && after.levels ? unnamed(before, after, against) : undefined;
  if (unknown) findings.push(...levelsNew(column, unknown, after.filled), ...levelsGone(before, after));
  const spread = unknown
    ? ofLevels(before, after, { fresh: unknown.fresh, veil: against.k / (against.rows[0] * (1 - before.missing)) })
    : ofBins(before, after);
  const index = spread && psi(spread.before, spread.after);
  if (!index || driftWord(index) === "stable") return { findings, unsure: false };
  const filled = against.rows[0] * (1 - before.missing);
  if (mayBeChance(index, spread.before.length, [filled, sum(spread.after)])) return { findings, unsure: true };
  return { findings: [...findings, { what: "drift", column, psi: index, word: driftWord(index) as "watch" | "alarm" }], unsure: false };
}

function missing({ name, missing: from }: ColumnShape, { filled }: MeasuredColumn, [n, m]: readonly [number, number]): Finding[] {
  if (!n || !m) return [];
  const to = 1 - filled / m;
  const all = (from * n + to * m) / (n + m);
  const error = Math.sqrt(all * (1 - all) * (1 / n + 1 / m));
  const jumps = Math.abs(to - from) >= MISSING && Math.abs(to - from) > 3.5 * error;
  return jumps ? [{ what: "missing", column: name, from, to }] : [];
}

/** Days move on by themselves; that they went back by more than chance could bring about is worth a word. */
function older(column: string, before: ColumnShape, after: MeasuredColumn, { findings, rows }: { findings: Finding[]; rows: Against["rows"] }): Told {
  if (!before.edges?.length || !after.bins?.edges.length) return { findings, unsure: false };
  const days = Math.round(middle(after.bins.edges) - middle(before.edges));
  if (-days <= 3.5 * errorOfMiddle(before.edges, [rows[0] * (1 - before.missing), after.filled])) return { findings, unsure: false, moved: days };
  return { findings: [...findings, { what: "older", column, days: -days }], unsure: false };
}

/** Standard error of the difference of two medians of a normal column, whose inner edges are 2.56 standard deviations apart. */
function errorOfMiddle(edges: readonly number[], [n, m]: readonly [number, number]): number {
  return 1.2533 * ((edges[edges.length - 1] - edges[0]) / 2.563) * Math.sqrt(1 / n + 1 / m);
}

/**
 * The values that the reference does not name, parted into those that are new and those that may have been among its unnamed ones: a value that was there
 * unnamed had fewer than k customers, or fewer than the last that is named, so one that is far more frequent now counts as new.
 */
function unnamed(before: ColumnShape, after: MeasuredColumn, { rows, k }: Against): { fresh: Level[]; rare: boolean } {
  const named = new Set(before.levels);
  const strangers = after.levels!.filter(({ level }) => !named.has(level));
  if (before.other === undefined) return { fresh: strangers, rare: false };
  const last = before.levels!.length >= NAMED ? before.shares!.at(-1)! * rows[0] : k;
  const bound = 3 * Math.max(k, last * Math.max(1, rows[1] / rows[0]));
  return { fresh: strangers.filter(({ people, rows }) => people >= bound && rows >= bound), rare: true };
}

function levelsNew(column: string, { fresh, rare }: { fresh: readonly Level[]; rare: boolean }, filled: number): Finding[] {
  if (!fresh.length) return [];
  const listed = fresh.slice(0, LISTED).map(({ level, rows }) => ({ level, rows }));
  return [{ what: "levels", column, fresh: listed, count: fresh.length, share: sum(fresh.map(({ rows }) => rows)) / filled, rare }];
}

/** Named levels that are no more, where chance would have left some. */
function levelsGone(before: ColumnShape, after: MeasuredColumn): Finding[] {
  const here = new Set(after.levels!.map(({ level }) => level));
  const lost = before.levels!.flatMap((level, i) => (here.has(level) || before.shares![i] * after.filled < 10 ? [] : [i]));
  if (!lost.length) return [];
  return [{ what: "levels-gone", column: before.name, gone: lost.map((i) => before.levels![i]), share: sum(lost.map((i) => before.shares![i])) }];
}

function ofBins({ edges, shares }: ColumnShape, { against }: MeasuredColumn): { before: readonly number[]; after: readonly number[] } | undefined {
  if (!edges || !shares || !against || !sum(against.rows)) return undefined;
  return { before: shares, after: against.rows };
}

/**
 * Rows by level, the unnamed ones last. A share of unnamed ones that the reference veils is taken to be as it is now, up to the most it can have been.
 *
 * @param veil share of the values that k customers are
 */
function ofLevels({ levels, shares, other }: ColumnShape, after: MeasuredColumn, { fresh, veil }: { fresh: readonly Level[]; veil: number }) {
  const rows = new Map(after.levels!.map((level) => [level.level, level.rows]));
  const named = levels!.map((level) => rows.get(level) ?? 0);
  const rest = Math.max(0, after.filled - sum(named) - sum(fresh.map((level) => level.rows)));
  if (!sum(named) && (other === undefined || !rest)) return undefined;
  if (other === undefined) return { before: shares!, after: named };
  return { before: [...shares!, other || Math.min(veil, rest / after.filled)], after: [...named, rest] };
}

function middle(edges: readonly number[]): number {
  return edges[Math.floor((edges.length - 1) / 2)];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
