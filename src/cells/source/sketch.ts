import { numbers, value, type Table } from "../../core/table.ts";
import { BETWEEN } from "../../sql/profile-columns.ts";
import type { Field } from "../cell.ts";

/** How many bars the shape of a column has. */
export const BINS = 16;

/** A column at a glance. */
export interface Sketch extends Field {
  /** Share of rows without a value, 0…1. */
  missing: number;
  /** Distinct values, about. */
  distinct: number;
  min: string | null;
  max: string | null;
  /** Three frequent values. */
  often: readonly string[];
  /** Rows by equal steps from least to most; null for what is no number. */
  shape: readonly number[] | null;
}

/** The answers to `profileColumns` over all fields and to `shapes` over those of numbers, as sketches. */
export function sketches(fields: readonly Field[], profile: Table, shape: Table | null): Sketch[] {
  const [filled, rows, distinct] = ["filled", "rows", "distinct_values"].map((name) => numbers(profile, name));
  const said = (column: string, i: number) => {
    const found = value(profile.columns[column], i);
    return found === null ? null : String(found);
  };
  const numeric = fields.filter(({ type }) => type === "number");
  return fields.map((field, i) => ({
    ...field,
    missing: rows[i] ? 1 - filled[i] / rows[i] : 0,
    distinct: Math.min(distinct[i], filled[i]),
    min: said("low", i),
    max: said("high", i),
    often: said("top", i)?.split(BETWEEN).slice(0, 3) ?? [],
    shape: shape && field.type === "number" ? heights(shape, numeric.indexOf(field)) : null,
  }));
}

function heights(shape: Table, place: number): number[] {
  const [places, bins, counts] = ["place", "bin", "n"].map((name) => numbers(shape, name));
  const found = new Array<number>(BINS).fill(0);
  for (let i = 0; i < shape.rows; ++i) if (places[i] === place) found[bins[i]] = counts[i];
  return found;
}
