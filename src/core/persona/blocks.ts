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
}

/** The whole space, row-major n×d in single precision, and what is in it. */
export interface Space {
  x: Float32Array;
  n: number;
  d: number;
  /** Blocks with a weight and with columns that differ between customers. */
  blocks: { block: Block; weight: number; columns: string[] }[];
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
  const [low, high] = quantiles(column, [0.01, 0.99]);
  const cut = column.map((value) => Math.min(Math.max(value, low), high));
  let [n, sum] = [0, 0];
  for (const value of cut)
    if (!Number.isNaN(value)) {
      ++n;
      sum += value;
    }
  const mean = sum / n;
  let squares = 0;
  for (const value of cut) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  const deviation = Math.sqrt(squares / n);
  if (!(deviation > 1e-12 * Math.max(1, Math.abs(mean)))) return null;
  return cut.map((value) => (Number.isNaN(value) ? 0 : (value - mean) / deviation));
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
  const kept = measured.filter(({ variance }) => variance > 1e-24);
  const d = kept.reduce((sum, { names }) => sum + names.length, 0);
  const x = new Float32Array(n * d);
  let offset = 0;
  for (const part of kept) {
    const wide = part.names.length;
    const scale = Math.sqrt(part.weight / part.variance);
    for (let i = 0; i < n; ++i) for (let j = 0; j < wide; ++j) x[i * d + offset + j] = (part.x[i * wide + j] - part.means[j]) * scale;
    offset += wide;
  }
  return { x, n, d, blocks: kept.map(({ block, weight, names }) => ({ block, weight, columns: [...names] })) };
}

/** Means of a block's columns and the sum of their variances. */
function moments({ x, names }: BlockPart, n: number): { means: Float64Array; variance: number } {
  const { means, variances } = columnMoments(x, n, names.length);
  return { means, variance: variances.reduce((sum, variance) => sum + variance, 0) };
}

/** Columns that vary, centred and scaled, side by side. */
export function neutralPart(block: Block, weight: number, columns: Readonly<Record<string, Float64Array>>, progress: Progress = silent): BlockPart {
  const kept: [string, Float64Array][] = [];
  for (const [i, [name, column]] of Object.entries(columns).entries()) {
    progress(i / Object.keys(columns).length);
    const scaled = neutral(column);
    if (scaled) kept.push([name, scaled]);
  }
  const wide = kept.length;
  const x = new Float32Array(wide ? kept[0][1].length * wide : 0);
  kept.forEach(([, column], j) => {
    for (let i = 0; i < column.length; ++i) x[i * wide + j] = column[i];
  });
  return { block, weight, names: kept.map(([name]) => name), x };
}
