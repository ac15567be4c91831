import { randomFrom, type Random } from "../../src/core/random.ts";
import { chance } from "./draws.ts";
import { valueOf, type Layout, type Rows, type Value } from "./sheet.ts";
import { blocks, campaignRows, drawWorld, layouts, perCustomer, type TableName } from "./simulate.ts";
import { drawTags, planTags, TAGS } from "./tags.ts";

/** A table as it is written. */
export interface Issue {
  layout: Layout;
  rows: Rows;
}

/** What was changed in the customers of the next month. */
export interface Planted {
  /** A column that was not there. */
  fresh: string;
  /** A column of numbers that is text now. */
  retyped: string;
  /** Two values that were not there, with their columns. */
  levels: readonly { column: string; level: string }[];
  /** The tag whose distribution is another. */
  drifted: string;
}

type Issues = Record<Exclude<TableName, "truth">, Issue>;

const COLUMNS = ["star_level", "esim", "app_days", "complaints"];
const RETYPED: Record<string, (value: number) => string> = {
  age: (value) => `${Math.floor(value / 10) * 10}-${Math.floor(value / 10) * 10 + 9}岁`,
  monthly_fee: (value) => `${value}元`,
  tenure_months: (value) => `${value} months`,
};
const LEVELS: Record<string, readonly string[]> = { plan: ["6g", "silver"], terminal: ["foldable", "watch"], city_tier: ["village", "abroad"] };

/**
 * Two months of an operator: the tables of the example, the customers with 51 tags more, and the same a month later, drawn afresh, so that no row is the
 * same and every distribution is but for what was planted.
 *
 * @param customers at most 20,000
 */
export function twoMonths(options: { customers: number; seed: string }): { first: Issues; next: Issues; planted: Planted } {
  const world = drawWorld({ ...options, months: 12 });
  const plans = planTags(options.seed);
  const random = randomFrom(options.seed).child("next month");
  const planted = plant(random);
  const issue = (month: string, drifted?: string): Issues => {
    const [block] = blocks({ ...world, seed: `${options.seed}/${month}` });
    const each = perCustomer.filter((name) => name !== "truth").map((name) => [name, { layout: layouts[name], rows: block[name] }]);
    const tables = Object.fromEntries(each) as Omit<Issues, "campaigns">;
    const tags = drawTags(plans, block.customers.count, randomFrom(options.seed).child(month), drifted);
    const customers = joined(tables.customers, tags);
    return { ...tables, customers, campaigns: { layout: layouts.campaigns, rows: campaignRows(world) } };
  };
  const next = Object.fromEntries(Object.entries(issue("next", planted.drifted)).map(([name, table]) => [name, aMonthLater(table)])) as Issues;
  return { first: issue("first"), next: { ...next, customers: changed(next.customers, planted, random.child("changes")) }, planted };
}

function plant(random: Random): Planted {
  const pickOf = <T>(items: readonly T[]): T => items[random.int(items.length)];
  const levels: Planted["levels"][number][] = [];
  while (levels.length < 2) {
    const column = pickOf(Object.keys(LEVELS));
    const level = pickOf(LEVELS[column]);
    if (!levels.some((other) => other.level === level)) levels.push({ column, level });
  }
  return {
    fresh: pickOf(COLUMNS),
    retyped: pickOf(Object.keys(RETYPED)),
    levels,
    drifted: `tag_${String(1 + random.int(TAGS)).padStart(2, "0")}`,
  };
}

function joined(left: Issue, right: Issue): Issue {
  return {
    layout: { ...left.layout, ...right.layout },
    rows: { count: left.rows.count, columns: { ...left.rows.columns, ...right.rows.columns } },
  };
}

function changed({ layout, rows }: Issue, { fresh, retyped, levels }: Planted, random: Random): Issue {
  const columns = { ...rows.columns };
  columns[retyped] = texts(rows, (i) => (valueOf(rows.columns[retyped], i) === null ? null : RETYPED[retyped](valueOf(rows.columns[retyped], i) as number)));
  for (const { column, level } of levels) {
    const before = columns[column];
    const share = 0.02 + 0.03 * random.uniform();
    columns[column] = texts(rows, (i) => (chance(random, share) ? level : (valueOf(before, i) as string | null)));
  }
  columns[fresh] = Float64Array.from({ length: rows.count }, () => random.int(6));
  return { layout: { ...layout, [retyped]: "text", [fresh]: "int8" }, rows: { count: rows.count, columns } };
}

function texts({ count }: Rows, textAt: (row: number) => string | null) {
  const index = new Map<string, number>();
  const codes = Int32Array.from({ length: count }, (_, i) => {
    const text = textAt(i);
    if (text === null) return -1;
    if (!index.has(text)) index.set(text, index.size);
    return index.get(text)!;
  });
  return { codes, levels: [...index.keys()] };
}

/** The same day of the next month, the last where it has no such day. */
function aMonthLater({ layout, rows }: Issue): Issue {
  const later = (days: Value) => {
    const day = new Date((days as number) * 86_400_000);
    const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 2, 0)).getUTCDate();
    return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, Math.min(day.getUTCDate(), last)) / 86_400_000;
  };
  const columns = Object.fromEntries(
    Object.entries(rows.columns).map(([name, column]) => [
      name,
      layout[name] === "date" && column instanceof Float64Array ? column.map((days) => (Number.isNaN(days) ? days : later(days))) : column,
    ]),
  );
  return { layout, rows: { count: rows.count, columns } };
}
