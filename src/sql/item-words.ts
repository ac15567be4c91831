import type { Held } from "../core/lift/items.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** Bits of a word of a mask: as many as the kernel reads, and whole in a DOUBLE. */
export const WORD = 32;

/** An item of a wide table: its column, and whether that holds nothing but 0 and 1 without a gap. */
export interface WideItem {
  column: string;
  /** What makes a row one of the item's; or the levels that keep a row from being eligible. */
  held: Held | { is: "eligible"; not: readonly string[] };
  flag: boolean;
}

/**
 * Words of masks, w0, w1…, of 32 items each as DOUBLE: item 32w + b is bit b of word w.
 *
 * Sums of powers of two as DOUBLE are exact, and cheaper than integers, whose every step is checked for overflow.
 */
export function itemWords(items: readonly WideItem[], table: string, prefix = "w"): Sql[] {
  return Array.from({ length: Math.ceil(items.length / WORD) }, (_, w) => {
    const bits = items.slice(w * WORD, (w + 1) * WORD).map((item, b) => bit(item, 2 ** b, table));
    return sql`${list(bits, " + ")} AS ${name(`${prefix}${w}`)}`;
  });
}

function bit({ column, held, flag }: WideItem, value: number, table: string): Sql {
  const asked = name(table, column);
  return flag && held.is === "some" ? sql`${asked}::DOUBLE * ${value}` : sql`CASE WHEN ${test(asked, held)} THEN ${value}::DOUBLE ELSE 0 END`;
}

function test(column: Sql, held: WideItem["held"]): Sql {
  switch (held.is) {
    case "yes":
      return sql`${column}::VARCHAR IN (${levels(held.levels)})`;
    case "level":
      return sql`${column}::VARCHAR = ${text(held.level)}`;
    case "some":
      return sql`${column}::DOUBLE > 0 AND isfinite(${column}::DOUBLE)`;
    case "zero":
      return sql`${column}::DOUBLE = 0`;
    case "missing":
      return sql`NOT coalesce(isfinite(${column}::DOUBLE), false)`;
    case "between": {
      const from = held.above === null ? [] : [sql`${column}::DOUBLE > ${held.above}`];
      const to = held.to === null ? [] : [sql`${column}::DOUBLE <= ${held.to}`];
      return sql`isfinite(${column}::DOUBLE) AND ${list([...from, ...to, ...(from.length + to.length ? [] : [sql`true`])], " AND ")}`;
    }
    case "eligible":
      return held.not.length ? sql`coalesce(${column}::VARCHAR NOT IN (${levels(held.not)}), true)` : sql`true`;
    case "listed":
      throw new RangeError("itemWords: an item of the long table");
  }
}

function levels(all: readonly string[]): Sql {
  return list(all.map((level) => sql`${text(level)}`));
}
