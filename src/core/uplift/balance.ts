import { isBlank } from "../prepare/typing.ts";
import type { Coded, Table } from "../table.ts";

/** How far the two arms are apart in a column. */
export interface BalanceRow {
  column: string;
  /** The level that is furthest apart; null where the mean is, and "" where it is what is missing. */
  level: string | null;
  /** Standardised difference, treated less control: of means, or of shares. At most 99 either way. */
  smd: number;
}

/** How alike the two arms are. */
export interface Balance {
  /** Largest |smd|. */
  max: number;
  /** By |smd|, largest first; ties in the order of the table. */
  rows: BalanceRow[];
  /** Whether `max` is below 0.1. */
  balanced: boolean;
}

/** From this standardised difference on, arms are not what chance would part. */
const LIMIT = 0.1;

/** What stands for a difference without a spread: a level that all of one arm have and nobody of the other. */
const UTMOST = 99;

/** Levels beyond these, by rows, are taken together: that of an id would each be one row. */
const LEVELS = 50;

/**
 * How alike two arms are in every column: means of numbers, shares of levels and of what is missing.
 *
 * @param treated 1 for the treated, 0 for the control
 *
 * Source: Austin 2009, doi:10.1002/sim.3697; the limit is METHODS 11.
 */
export function balanceOf(table: Table, treated: Uint8Array): Balance {
  const rows = Object.entries(table.columns).map(([column, values]) => ({
    column,
    ...(values instanceof Float64Array ? ofNumbers(values, treated) : ofLevels(values, treated)),
  }));
  rows.sort((a, b) => Math.abs(b.smd) - Math.abs(a.smd));
  const max = rows.length ? Math.abs(rows[0].smd) : 0;
  return { max, rows, balanced: max < LIMIT };
}

function ofNumbers(values: Float64Array, treated: Uint8Array): Omit<BalanceRow, "column"> {
  const [all, n, sum, squares] = [
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ];
  for (let i = 0; i < values.length; ++i) {
    ++all[treated[i]];
    if (!Number.isFinite(values[i])) continue;
    ++n[treated[i]];
    sum[treated[i]] += values[i];
  }
  const mean = [sum[0] / n[0], sum[1] / n[1]];
  for (let i = 0; i < values.length; ++i) if (Number.isFinite(values[i])) squares[treated[i]] += (values[i] - mean[treated[i]]) ** 2;
  const spread = Math.sqrt((squares[0] / Math.max(1, n[0] - 1) + squares[1] / Math.max(1, n[1] - 1)) / 2);
  const ofMeans = n[0] && n[1] ? standardised(mean[1] - mean[0], spread) : 0;
  const ofMissing = shares((all[1] - n[1]) / all[1], (all[0] - n[0]) / all[0]);
  return Math.abs(ofMissing) > Math.abs(ofMeans) ? { level: "", smd: ofMissing } : { level: null, smd: ofMeans };
}

function ofLevels({ codes, levels }: Coded, treated: Uint8Array): Omit<BalanceRow, "column"> {
  const place = placesOf({ codes, levels });
  const counts = [new Float64Array(LEVELS + 2), new Float64Array(LEVELS + 2)];
  const all = [0, 0];
  for (let i = 0; i < codes.length; ++i) {
    ++all[treated[i]];
    ++counts[treated[i]][codes[i] < 0 ? LEVELS + 1 : place[codes[i]]];
  }
  let found: Omit<BalanceRow, "column"> = { level: null, smd: 0 };
  for (let p = 0; p < LEVELS + 2; ++p) {
    const smd = shares(counts[1][p] / all[1], counts[0][p] / all[0]);
    if (p !== LEVELS && Math.abs(smd) > Math.abs(found.smd)) found = { level: p > LEVELS ? "" : levels[place.indexOf(p)], smd };
  }
  return found;
}

/** Where each level is counted: the most frequent by themselves, the rest together, blanks with what is missing. */
function placesOf({ codes, levels }: Coded): Int32Array {
  const rows = new Float64Array(levels.length);
  for (const code of codes) if (code >= 0) ++rows[code];
  const place = new Int32Array(levels.length).fill(LEVELS);
  const named = Array.from(levels.keys()).filter((code) => !isBlank(levels[code]));
  named.sort((a, b) => rows[b] - rows[a] || a - b);
  for (const [p, code] of named.slice(0, LEVELS).entries()) place[code] = p;
  for (const [code, level] of levels.entries()) if (isBlank(level)) place[code] = LEVELS + 1;
  return place;
}

function shares(a: number, b: number): number {
  return standardised(a - b, Math.sqrt((a * (1 - a) + b * (1 - b)) / 2));
}

function standardised(difference: number, spread: number): number {
  if (difference === 0) return 0;
  return Math.abs(difference) < UTMOST * spread ? difference / spread : Math.sign(difference) * UTMOST;
}
