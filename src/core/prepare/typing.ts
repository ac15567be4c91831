import type { Column } from "../table.ts";

/** What a column is taken for. */
export type ColumnType = "number" | "category" | "skip";

/**
 * Tell what a column is by its values, unless the reader said, and the share of values it lacks.
 *
 * Numbers with more than ten distinct values are numbers, with fewer categories. Text is a category, but for text of which more than
 * nine in ten values differ: that is an id or free text, and is skipped.
 */
export function typeOf(column: Column, said: ColumnType | undefined, zero: boolean): { type: ColumnType; missing: number } {
  const distinct = new Set<number>();
  const blank = column instanceof Float64Array ? [] : column.levels.map(isBlank);
  const rows = column instanceof Float64Array ? column.length : column.codes.length;
  let present = 0;
  for (let i = 0; i < rows; ++i) {
    let key: number;
    if (column instanceof Float64Array) {
      key = column[i];
      if (!Number.isFinite(key)) {
        if (!zero) continue;
        key = 0;
      }
    } else {
      key = column.codes[i];
      if (key < 0 || blank[key]) continue;
    }
    ++present;
    if (distinct.size <= 10 || !(column instanceof Float64Array)) distinct.add(key);
  }
  const missing = rows ? 1 - present / rows : 0;
  if (said) return { type: said === "number" && !(column instanceof Float64Array) ? "category" : said, missing };
  if (column instanceof Float64Array) return { type: distinct.size > 10 ? "number" : "category", missing };
  return { type: distinct.size > 2 && distinct.size / present > 0.9 ? "skip" : "category", missing };
}

/** Whether a text says nothing. */
export function isBlank(text: string): boolean {
  return text.trim() === "";
}
