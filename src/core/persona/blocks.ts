import { columnMoments } from "../cluster/moments.ts";
import type { Reals } from "../cluster/rows.ts";
import { silent, type Progress } from "../progress.ts";
import { quantiles } from "../quantile.ts";
import type { Tag } from "../tag.ts";

/** The parts of the space in which new personas are found. */
export type Block = "base" | "trend" | "preference" | "affinity" | "participation";

/** The parts of the space of new personas, in order. */
export const blockNames: readonly Block[] = ["base", "trend", "preference", "affinity", "participation"];

/** Columns of one block, side by side: row-major n×names.length. */
export interface BlockPart {
  block: Block;
  weight: number;
  names: readonly string[];
  x: Reals;
  /** How each column was cut, centred and scaled, where that was done here. */
  scaled?: readonly Neutral[];
}

/** How a column was cut at its outer hundredths, centred and scaled. */
export interface Neutral {
  low: number;
  high: number;
  mean: number;
  deviation: number;
}

/** How a block came into the space: each of its columns less its mean, all by one factor. */
export interface Balanced {
  block: Block;
  names: readonly string[];
  means: ArrayLike<number>;
  factor: number;
  scaled?: readonly Neutral[];
}

/** The whole space, row-major n×d in single precision, and what is in it. */
export interface Space {
  x: Float32Array;
  n: number;
  d: number;
  /** Blocks with a weight and with columns that differ between customers. */
  blocks: { block: Block; weight: number; columns: string[] }[];
  /** How each of these came in. */
  balanced: Balanced[];
}

/**
 * The columns of a table of tags that make the blocks beside the base: numbers of trend, preference and contact.
 *
 * Columns of the base are in no other block.
 */
export function blockColumns(tags: readonly Tag[], base: readonly string[]): Record<"trend" | "preference" | "participation", string[]> {
  const among = (...measures: Tag["measure"][]) =>
    tags.filter(({ column, measure, type }) => type === "number" && measures.includes(measure) && !base.includes(column)).map(({ column }) => column);
  return {
    trend: among("slope", "ratio", "forecast"),
    preference: among("share", "drift"),
    participation: among("contacts", "participation", "recency"),
  };
}

/**
 * Centre and scale a column to mean 0 and population variance 1 after cutting it at its 1 % and 99 % quantiles; what is missing becomes 0, the mean.
 *
 * Null where the column does not vary.
 */
export function neutral(column: Float64Array): Float64Array | null {
  const found = neutralOf(column);
  return found && column.map((value) => neutralized(value, found));
}

/** How a column is cut, centred and scaled; null where it does not vary. */
function neutralOf(column: Float64Array): Neutral | null {
  const [low, high] = quantiles(column, [0.01, 0.99]);
  let [n, sum] = [0, 0];
  for (let i = 0; i < column.length; ++i) {
    const value = Math.min(Math.max(column[i], low), high);
    if (Number.isNaN(value)) continue;
    ++n;
    sum += value;
  }
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < column.length; ++i) {
    const gap = Math.min(Math.max(column[i], low), high) - mean;
    if (!Number.isNaN(gap)) squares += gap * gap;
  }
  const deviation = Math.sqrt(squares / n);
  return deviation > 1e-12 * Math.max(1, Math.abs(mean)) ? { low, high, mean, deviation } : null;
}

/** A value cut, centred and scaled as its column was; what is missing becomes 0, the mean. */
function neutralized(value: number, { low, high, mean, deviation }: Neutral): number {
  return Number.isNaN(value) ? 0 : (Math.min(Math.max(value, low), high) - mean) / deviation;
}

/**
 * Put blocks side by side so that each counts by its weight, however many columns it has: every column is centred, and every block divided by
 * the root of the sum of its variances and multiplied by the root of its weight.
 *
 * A block of weight 0, without columns, or without variance is left out.
 *
 * Source: METHODS 1.6, after the idea of multiple factor analysis, Escofier & Pagès 1994.
 */
export function balance(parts: readonly BlockPart[], n: number): Space {
  const measured = parts.filter(({ weight, names }) => weight > 0 && names.length).map((part) => ({ ...part, ...moments(part, n) }));
  const kept = measured.filter(({ variance }) => variance > 1e-24).map(({ variance, ...part }) => ({ ...part, factor: Math.sqrt(part.weight / variance) }));
  return {
    ...sideBySide(kept, n),
    n,
    blocks: kept.map(({ block, weight, names }) => ({ block, weight, columns: [...names] })),
    balanced: kept.map(({ block, names, means, factor, scaled }) => ({ block, names, means, factor, scaled })),
  };
}

/** Blocks whose means and factors are known as one row-major matrix in single precision. */
export function sideBySide(parts: readonly (Pick<Balanced, "names" | "means" | "factor"> & { x: Reals })[], n: number): Pick<Space, "x" | "d"> {
  const d = parts.reduce((sum, { names }) => sum + names.length, 0);
  const x = new Float32Array(n * d);
  let offset = 0;
  for (const { names, means, factor, x: part } of parts) {
    const wide = names.length;
    for (let i = 0; i < n; ++i) for (let j = 0; j < wide; ++j) x[i * d + offset + j] = (part[i * wide + j] - means[j]) * factor;
    offset += wide;
  }
  return { x, d };
}

/** Means of a block's columns and the sum of their variances. */
function moments({ x, names }: BlockPart, n: number): { means: Float64Array; variance: number } {
  const { means, variances } = columnMoments(x, n, names.length);
  return { means, variance: variances.reduce((sum, variance) => sum + variance, 0) };
}

/** Columns that vary, centred and scaled, side by side. */
export function neutralPart(block: Block, weight: number, columns: Readonly<Record<string, Float64Array>>, progress: Progress = silent): BlockPart {
  const kept: { name: string; column: Float64Array; how: Neutral }[] = [];
  for (const [i, [name, column]] of Object.entries(columns).entries()) {
    progress(i / Object.keys(columns).length);
    const how = neutralOf(column);
    if (how) kept.push({ name, column, how });
  }
  const scaled = kept.map(({ how }) => how);
  return { block, weight, names: kept.map(({ name }) => name), x: neutralRows(kept.map(({ column }) => column), scaled), scaled }; // prettier-ignore
}

/** Columns cut, centred and scaled as they or others were, row-major in single precision. */
export function neutralRows(columns: readonly Float64Array[], scaled: readonly Neutral[]): Float32Array {
  const wide = columns.length;
  const x = new Float32Array(wide ? columns[0].length * wide : 0);
  columns.forEach((column, j) => {
    const how = scaled[j];
    for (let i = 0; i < column.length; ++i) x[i * wide + j] = neutralized(column[i], how);
  });
  return x;
}
