import { silent, type Progress } from "../progress.ts";
import { randomFrom } from "../random.ts";
import type { Column, Table } from "../table.ts";
import { auc } from "./auc.ts";

/** What the score loses when a column says nothing. */
export interface Importance {
  source: string;
  /** Mean drop in AUC over the repeats; near 0 or below when the column is not needed. */
  drop: number;
  /** Sample standard deviation of the drop over the repeats. */
  sd: number;
}

export interface ImportanceInput {
  /** Rows the model was not fitted on. */
  table: Table;
  y: Uint8Array;
  /** Columns to try, each as a whole with all its levels. */
  sources: readonly string[];
  /** The model's score of each row. */
  score: (table: Table) => Float64Array;
  seed: string;
  /** Default 5. */
  repeats?: number;
  /** Rows looked at; drawn when there are more. Default 20,000. */
  most?: number;
}

/**
 * How much the AUC falls when the values of a column are dealt out anew among rows, most first, ties in the order given.
 *
 * Each draw has a seed of its own, so the order of columns changes nothing.
 *
 * Source: Breiman 2001, doi:10.1023/A:1010933404324; Fisher, Rudin & Dominici 2019.
 */
export function permutationImportance(input: ImportanceInput, progress: Progress = silent): Importance[] {
  const { sources, score, seed, repeats = 5, most = 20_000 } = input;
  const random = randomFrom(seed);
  const { table, y } = drawn(input, most, random.child("rows").shuffle);
  const whole = auc(y, score(table));
  const found = sources.map((source, s) => {
    const column = table.columns[source];
    if (!column) throw new RangeError(`permutationImportance: column ${source} is missing`);
    const drops = Array.from({ length: repeats }, (_, r) => {
      const order = random.child(`${source}/${r}`).shuffle(rowNumbers(table.rows));
      const dealt = score({ rows: table.rows, columns: { ...table.columns, [source]: taken(column, order) } });
      progress((s * repeats + r + 1) / (sources.length * repeats));
      return whole - auc(y, dealt);
    });
    return { source, ...summary(drops) };
  });
  return found.sort((a, b) => b.drop - a.drop);
}

/** The rows of a table in an order, or some of them. */
export function rowsTaken(table: Table, order: Uint32Array): Table {
  return { rows: order.length, columns: Object.fromEntries(Object.entries(table.columns).map(([name, column]) => [name, taken(column, order)])) };
}

function taken(column: Column, order: Uint32Array): Column {
  if (column instanceof Float64Array) return gathered(column, order, new Float64Array(order.length));
  return { codes: gathered(column.codes, order, new Int32Array(order.length)), levels: column.levels };
}

// A plain loop: the arrays' own `from` takes twenty times as long.
function gathered<A extends Float64Array | Int32Array>(from: A, order: Uint32Array, into: A): A {
  for (let i = 0; i < order.length; ++i) into[i] = from[order[i]];
  return into;
}

function drawn({ table, y }: ImportanceInput, most: number, shuffle: (rows: Uint32Array) => Uint32Array): { table: Table; y: Uint8Array } {
  if (table.rows <= most) return { table, y };
  const rows = shuffle(rowNumbers(table.rows)).subarray(0, most).sort();
  return { table: rowsTaken(table, rows), y: Uint8Array.from(rows, (i) => y[i]) };
}

function rowNumbers(n: number): Uint32Array {
  return Uint32Array.from({ length: n }, (_, i) => i);
}

function summary(drops: readonly number[]): { drop: number; sd: number } {
  const drop = drops.reduce((sum, d) => sum + d, 0) / drops.length;
  return { drop, sd: Math.sqrt(drops.reduce((sum, d) => sum + (d - drop) ** 2, 0) / Math.max(1, drops.length - 1)) };
}
