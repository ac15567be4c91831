import type { ColumnShape, MeasuredColumn } from "./shape.ts";

/** Two columns as far apart as this, as the share of values that would have to move, are not one. */
const APART = 0.05;

/**
 * Columns that may have got another name: one gone and one new of the same type and near-equal shape, each the other's nearest, none as near.
 *
 * @param rows of the table now
 * @returns by the former name, the present one
 */
export function renamings(gone: readonly ColumnShape[], fresh: readonly MeasuredColumn[], rows: number): Map<string, string> {
  const pairs = gone
    .flatMap((before) => fresh.map((after) => ({ before, after, apart: apart(before, after, rows) })))
    .filter((pair) => pair.apart <= APART)
    .sort((a, b) => a.apart - b.apart);
  const found = new Map<string, string>();
  for (const { before, after, apart } of pairs) {
    const rival = pairs.some((other) => (other.before === before) !== (other.after === after) && other.apart <= apart + APART / 5);
    if (!rival && !found.has(before.name)) found.set(before.name, after.name);
  }
  return found;
}

/** How much of the values would have to move for one column to be the other, 0…1; 1 where they cannot be told to be alike. */
function apart(before: ColumnShape, after: MeasuredColumn, rows: number): number {
  if (before.type !== after.type || !rows) return 1;
  const missing = Math.abs(before.missing - (1 - after.filled / rows));
  if (before.edges && after.bins?.edges.length) return Math.max(missing, apartInBins(before, after.bins));
  if (before.levels && after.levels) return Math.max(missing, apartInLevels(before, after));
  return 1;
}

/** The widest gap between the two distribution functions, that of the new column taken straight between its own edges. */
function apartInBins({ edges, shares }: ColumnShape, bins: NonNullable<MeasuredColumn["bins"]>): number {
  const total = bins.rows.reduce((sum, n) => sum + n, 0);
  let below = 0;
  let widest = 0;
  edges!.forEach((edge, i) => {
    below += shares![i];
    widest = Math.max(widest, Math.abs(below - shareBelow(edge, bins, total)));
  });
  return widest;
}

function shareBelow(x: number, { edges, rows }: NonNullable<MeasuredColumn["bins"]>, total: number): number {
  let sum = 0;
  for (let i = 0; i < edges.length; ++i) {
    if (x < edges[i]) return i === 0 ? (x < edges[0] ? 0 : rows[0] / total) : (sum + (rows[i] * (x - edges[i - 1])) / (edges[i] - edges[i - 1])) / total;
    sum += rows[i];
  }
  return sum / total;
}

function apartInLevels({ levels, shares }: ColumnShape, after: MeasuredColumn): number {
  const rows = new Map(after.levels!.map((level) => [level.level, level.rows]));
  return 1 - levels!.reduce((shared, level, i) => shared + Math.min(shares![i], (rows.get(level) ?? 0) / after.filled), 0);
}
