import { distinctNames, sides } from "./reshape.ts";
import type { Reshape } from "./schema.ts";

/** A few rows as text, null where there is no value. */
export interface Sample {
  columns: readonly string[];
  rows: readonly (readonly (string | null)[])[];
}

/** The first rows of a file as reshaping will make them; null while something is still to be chosen. What sums and types do is left out: values are as they stand. */
export function reshaped(spec: Reshape, from: Sample, most: number, several = false): Sample | null {
  return spec.how === "unpivot" ? unpivoted(spec, from, { most, several }) : pivoted(spec, from, most);
}

function unpivoted(
  { keep, turn, nameColumn, valueColumn, numbers }: Extract<Reshape, { how: "unpivot" }>,
  from: Sample,
  { most, several }: { most: number; several: boolean },
): Sample | null {
  const found = sides({ keep, turn }, from.columns, several);
  const at = (column: string) => from.columns.indexOf(column);
  const turned = found.turn.filter((column) => at(column) >= 0);
  if (!turned.length) return null;
  const rows: (string | null)[][] = [];
  for (const row of from.rows) {
    for (const column of turned) {
      const value = row[at(column)];
      if (value === null || (numbers && !isNumber(value))) continue;
      rows.push([...found.keep.map((kept) => row[at(kept)] ?? null), column, value]);
      if (rows.length === most) return { columns: [...found.keep, nameColumn, valueColumn], rows };
    }
  }
  return { columns: [...found.keep, nameColumn, valueColumn], rows };
}

function pivoted({ keys, names, values, take }: Extract<Reshape, { how: "pivot" }>, from: Sample, most: number): Sample | null {
  const at = (column: string) => from.columns.indexOf(column);
  if (!keys.length || [...keys, names, values].some((column) => at(column) < 0)) return null;
  const columns: string[] = [];
  const groups = new Map<string, { key: (string | null)[]; cells: Map<string, string[]> }>();
  for (const row of from.rows) {
    const key = keys.map((column) => row[at(column)]);
    const id = JSON.stringify(key);
    const group = groups.get(id) ?? { key, cells: new Map<string, string[]>() };
    groups.set(id, group);
    const [called, value] = [row[at(names)]?.trim(), row[at(values)]];
    if (!called) continue;
    if (!columns.includes(called)) columns.push(called);
    if (value !== null) group.cells.set(called, [...(group.cells.get(called) ?? []), value]);
  }
  const rows = [...groups.values()].slice(0, most).map(({ key, cells }) => [...key, ...columns.map((column) => taken(cells.get(column) ?? [], take))]);
  return { columns: [...keys, ...distinctNames(columns, keys)], rows };
}

function taken(values: readonly string[], take: "first" | "sum" | "max" | "count"): string | null {
  if (!values.length) return null;
  if (take === "count") return String(values.length);
  const numbers = values.map(Number);
  if (take === "sum") return numbers.some(Number.isNaN) ? null : String(numbers.reduce((sum, x) => sum + x, 0));
  if (take === "first") return values[0];
  return numbers.some(Number.isNaN) ? values.reduce((a, b) => (b > a ? b : a)) : String(Math.max(...numbers));
}

function isNumber(value: string): boolean {
  return value.trim() !== "" && !Number.isNaN(Number(value));
}
