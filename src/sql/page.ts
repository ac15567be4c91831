import type { Condition } from "../core/condition.ts";
import { matchesAll } from "./condition.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** What of a table is looked at. */
export interface Looked {
  table: string;
  /** Columns shown and searched, in order; at least one. */
  columns: readonly string[];
  /** Rows that meet all of these. */
  filter: readonly Condition[];
  /** Rows that hold this text in some column, in any case; blank is all rows. */
  search: string;
}

/** One page of it. */
export interface Page extends Looked {
  /** The first counts most. Ties keep the order of the table. */
  sort: readonly { column: string; descending: boolean }[];
  /** Rows of the page. */
  limit: number;
  /** Rows before it. */
  offset: number;
  /** Columns given as text, with all their digits: of numbers that a number of JavaScript does not hold. None by default. */
  exact?: readonly string[];
}

/**
 * One page of a table, sorted and filtered. Missing values come last whichever way it is sorted.
 *
 * Columns: those asked for.
 */
export function page({ sort, limit, offset, exact = [], ...looked }: Page): Sql {
  const order = [...orderOf(sort), sql`rowid`];
  const rows = sql`SELECT ${list(looked.columns.map((column) => name(column)))} FROM ${name(looked.table)} WHERE ${where(looked)} ORDER BY ${list(order)} LIMIT ${limit} OFFSET ${offset}`;
  const texts = looked.columns.filter((column) => exact.includes(column)).map((column) => sql`${name(column)}::VARCHAR AS ${name(column)}`);
  return texts.length ? sql`SELECT * REPLACE (${list(texts)}) FROM (${rows})` : rows;
}

/** All pages of a table in one, sorted and filtered as a page is. Unsorted, it is read as it lies and never held whole. */
export function wholePage({ sort, ...looked }: Omit<Page, "limit" | "offset" | "search" | "exact">): Sql {
  const order = sort.length ? sql` ORDER BY ${list([...orderOf(sort), sql`rowid`])}` : sql``;
  return sql`SELECT ${list(looked.columns.map((column) => name(column)))} FROM ${name(looked.table)} WHERE ${matchesAll(looked.filter)}${order}`;
}

function orderOf(sort: Page["sort"]): Sql[] {
  return sort.map(({ column, descending }) => (descending ? sql`${name(column)} DESC NULLS LAST` : sql`${name(column)} NULLS LAST`));
}

/** How many rows a page is of. One row: n. */
export function pageTotal(looked: Looked): Sql {
  return sql`SELECT count(*)::DOUBLE AS n FROM ${name(looked.table)} WHERE ${where(looked)}`;
}

function where({ columns, filter, search }: Looked): Sql {
  const needle = search.trim();
  if (!needle) return matchesAll(filter);
  const holds = columns.map((column) => sql`coalesce(contains(lower(${name(column)}::VARCHAR), lower(${text(needle)})), false)`);
  return sql`${matchesAll(filter)} AND (${list(holds, " OR ")})`;
}
