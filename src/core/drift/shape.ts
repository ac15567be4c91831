import { suits, type Role } from "../role.ts";
import { merged } from "./edges.ts";

/** What a column holds, as the engine says it. */
export type ShapeType = "number" | "text" | "date" | "boolean" | "other";

/** What a column is like, in aggregates alone. */
export interface ColumnShape {
  name: string;
  type: ShapeType;
  /** Share of rows without a value, 0…1. */
  missing: number;
  /** Text: how many values there are, about where they are many. */
  distinct?: number;
  /** Numbers, and dates as days since 1970: where one bin ends and the next begins, ascending; a value on an edge belongs below it. */
  edges?: readonly number[];
  /** Text and yes/no: the most frequent values, most frequent first, each of at least k customers. */
  levels?: readonly string[];
  /** Share of the values in each bin, or of each level. */
  shares?: readonly number[];
  /** Share of the values that are of no named level; 0 where they are fewer than k, absent where every level is named. */
  other?: number;
}

/** What a table is like: enough to see what has changed when it comes again, too little to see one customer. */
export interface Shape {
  rows: number;
  columns: readonly ColumnShape[];
}

/** One value of a column of text, with its rows and the customers they belong to. */
export interface Level {
  level: string;
  rows: number;
  people: number;
}

/** A column as it was measured; all counts true. */
export interface MeasuredColumn {
  name: string;
  type: ShapeType;
  /** Rows with a value. */
  filled: number;
  /** Text: distinct values, about where `levels` is left out. */
  distinct?: number;
  /** Numbers and dates: rows in each bin of its own edges, of all rows or of the sample. */
  bins?: { edges: readonly number[]; rows: readonly number[] };
  /** The same in the bins of a reference. */
  against?: { edges: readonly number[]; rows: readonly number[] };
  /** Every value of a column of text or yes/no, most frequent first, equals in order; left out where they are too many to tell. */
  levels?: readonly Level[];
}

/** A table as it was measured. */
export interface Measured {
  rows: number;
  /** Rows that bins were counted in; all of them up to a million. */
  sampled: number;
  columns: readonly MeasuredColumn[];
}

/** Levels named at most. */
export const NAMED = 50;

/** Roles whose values are names of one thing or move on with the calendar: nothing is told of how they spread. */
const TELLING: readonly Role[] = ["customer", "campaign", "month", "date", "start", "end", "since", "until"];

/** How well a role is met where a word somewhere in the name is all that speaks for it. */
const WEAK = 2;

/** Whether how a column's values spread may be told: not of ids, nor of days and months that stand as text or number. */
export function spreads({ name, type }: { name: string; type: ShapeType }): boolean {
  if (type === "boolean" || type === "date") return true;
  return type !== "other" && TELLING.every((role) => suits(role, { name, type, distinct: 100 }) <= WEAK);
}

/** Where the inner quantiles of a column are to be asked for: ten bins, fewer where that would leave a bin under `least` rows; none where there are too few. */
export function quantileRanks(filled: number, least: number): number[] {
  const bins = Math.min(10, Math.floor(filled / least));
  return bins < 2 ? [] : Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins);
}

/**
 * The shape of a measured table, without what stands for fewer than k customers.
 *
 * @param least rows that stand for k customers, at least k
 * @param k customers
 */
export function shapeOf({ rows, columns }: Measured, k: number, least: number = k): Shape {
  return { rows, columns: columns.map((column) => columnShape(column, rows, k, least)) };
}

/** A shape without what stands for fewer than k rows, where it was taken with a smaller k. */
export function veiledShape({ rows, columns }: Shape, k: number): Shape {
  return { rows, columns: columns.map((column) => veiledColumn(column, rows, k)) };
}

function veiledColumn({ edges, levels, shares = [], other, ...rest }: ColumnShape, rows: number, k: number): ColumnShape {
  const filled = Math.round(rows * (1 - rest.missing));
  const found: ColumnShape = { ...rest, missing: veiled(rows - filled, rows, k) };
  if (edges) {
    const left = merged(
      edges,
      shares.map((share) => share * filled),
      k,
    );
    return left.edges.length ? { ...found, edges: left.edges, shares: left.counts.map((n) => rounded(n / filled)) } : found;
  }
  const kept = shares.flatMap((share, i) => (Math.round(share * filled) >= k ? i : []));
  if (!levels || !kept.length) return found;
  const unnamed = 1 - kept.reduce((sum, i) => sum + shares[i], 0);
  const hidden = kept.length < levels.length || other !== undefined ? { other: Math.round(unnamed * filled) < k ? 0 : rounded(unnamed) } : {};
  return { ...found, levels: kept.map((i) => levels[i]), shares: kept.map((i) => shares[i]), ...hidden };
}

function columnShape({ name, type, filled, distinct, bins, levels }: MeasuredColumn, rows: number, k: number, least: number): ColumnShape {
  const found: ColumnShape = { name, type, missing: veiled(rows - filled, rows, least) };
  if (distinct !== undefined) found.distinct = distinct;
  if (bins) {
    const { edges, counts } = merged(bins.edges, bins.rows, least);
    const total = counts.reduce((sum, n) => sum + n, 0);
    if (edges.length) Object.assign(found, { edges, shares: counts.map((n) => rounded(n / total)) });
  }
  if (levels && filled) Object.assign(found, namedLevels(levels, filled, { k, least }));
  return found;
}

function namedLevels(levels: readonly Level[], filled: number, { k, least }: { k: number; least: number }): Partial<ColumnShape> {
  const named = levels.filter(({ people }) => people >= k).slice(0, NAMED);
  if (!named.length) return {};
  const rest = filled - named.reduce((sum, { rows }) => sum + rows, 0);
  const other = named.length < levels.length ? { other: rest < least ? 0 : rounded(rest / filled) } : {};
  return { levels: named.map(({ level }) => level), shares: named.map(({ rows }) => rounded(rows / filled)), ...other };
}

/** A share that tells of no fewer than `least` rows, neither of those counted nor of the rest. */
function veiled(n: number, of: number, least: number): number {
  if (!of || n < least) return 0;
  return of - n < least ? 1 : rounded(n / of);
}

function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}
