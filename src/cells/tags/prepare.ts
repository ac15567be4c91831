import { fault } from "../../core/fault.ts";
import { kleinman } from "../../core/matrix/shrink.ts";
import { numbers, rowsOf } from "../../core/table.ts";
import { monthNumber } from "../../sql/day.ts";
import type { Sql } from "../../sql/sql.ts";
import { tagsAnswers, tagsContacts, tagsContactsSpan } from "../../sql/tags-contacts.ts";
import { tagsHoldings, tagsItems } from "../../sql/tags-holdings.ts";
import { tagsFirstMonths, tagsMonths, tagsMonthsFigures, tagsMonthsMerged, tagsMonthsRepeat, tagsUsageMonths } from "../../sql/tags-months.ts";
import { tagsPeopleCount } from "../../sql/tags-people.ts";
import { trendWeightRows } from "../../sql/trend-weights.ts";
import type { Reach } from "../cell.ts";
import type { Inputs } from "./inputs.ts";

/** Usage as tables made ready, in month numbers. */
export interface ReadyUsage {
  months: string;
  firsts: string;
  weights: string;
  first: number;
  last: number;
  floors: number[];
  unread: number;
  unknown: number;
  merged: number;
}

/** Slopes are measured against at least this share of an indicator's mean size over all customers and months. */
const FLOOR = 0.01;

/** How many rows and customers there are. @throws Fault `tags/empty`, `tags/no-ids` */
export async function countPeople(
  { customers: table, customer }: Inputs,
  column: string,
  reach: Reach,
): Promise<{ rows: number; withId: number; customers: number }> {
  const { rows, with_id: withId, customers } = await oneRow(tagsPeopleCount(table, customer), reach);
  if (!rows) throw fault("tags/empty", { table });
  if (!withId) throw fault("tags/no-ids", { table, column, rows });
  return { rows, withId, customers };
}

/** @throws Fault `tags/empty`, `tags/no-months`, `tags/no-known-usage` */
export async function readyUsage({ usage, customers }: Inputs, people: string, reach: Reach): Promise<ReadyUsage | null> {
  if (!usage) return null;
  const found = rowsOf(await reach.query(tagsUsageMonths(usage.from, usage.month))) as unknown as MonthRow[];
  const rows = found.reduce((sum, month) => sum + month.rows, 0);
  if (!rows) throw fault("tags/empty", { table: usage.from });
  const [blank] = found.filter(({ m }) => m === null);
  const unread = blank?.rows ?? 0;
  if (unread === rows) throw fault("tags/no-months", { table: usage.from, column: usage.monthColumn, example: blank.example ?? "" });
  const each = await reach.scratch(portions(found).map((span) => tagsMonths(usage, people, span)));
  const firsts = await reach.scratch(tagsFirstMonths(each));
  const { repeats, rows: known } = await oneRow(tagsMonthsRepeat(each, firsts), reach);
  const months = repeats ? await reach.scratch(tagsMonthsMerged(each, usage.indicators.length)) : each;
  const figures = await oneRow(tagsMonthsFigures(months, usage.indicators.length), reach);
  if (!figures.months) throw fault("tags/no-known-usage", { usage: usage.from, column: usage.customerColumn, customers });
  return {
    months,
    firsts,
    weights: await reach.scratch(trendWeightRows(reach.settings.window)),
    first: figures.first,
    last: figures.last,
    floors: usage.indicators.map((_, c) => FLOOR * (figures[`s${c}`] ?? 0)),
    unread,
    unknown: rows - unread - known,
    merged: known - figures.months,
  };
}

interface MonthRow {
  /** Month number; null for what could not be read. */
  m: number | null;
  rows: number;
  example: string | null;
}

/** Rows of usage brought together at a time: the engine holds them uncompressed until it is done. */
const PORTION = 2_500_000;

/** First and last month of each portion, of one month or as many as stay below its size. */
function portions(months: readonly MonthRow[]): [from: number, to: number][] {
  const spans: [number, number][] = [];
  let size = Infinity;
  for (const { m, rows } of months) {
    if (m === null) continue;
    if (size + rows > PORTION) {
      spans.push([m, m]);
      size = 0;
    }
    spans[spans.length - 1][1] = m;
    size += rows;
  }
  return spans;
}

/** What customers hold, and the items frequent enough to be tags. */
export async function readyHoldings(inputs: Inputs, people: string, asOf: number | null, reach: Reach): Promise<{ holdings: string; items: string[] } | null> {
  if (!inputs.holdings) return null;
  const holdings = await reach.scratch(tagsHoldings(inputs.holdings, people));
  const found = await reach.query(tagsItems(holdings, people, { asOf: asOf ?? monthNumber("9999-12"), share: 0.005, least: 30, most: 40 }));
  return { holdings, items: rowsOf(found).map(({ item }) => item as string) };
}

/** The contacts of known customers, and what they say about time. */
export async function readyContacts(
  inputs: Inputs,
  people: string,
  reach: Reach,
): Promise<{ contacts: string; last: number | null; split: number | null } | null> {
  if (!inputs.history) return null;
  const contacts = await reach.scratch(tagsContacts(inputs.history.history, inputs.history.campaigns, people));
  const { last, split } = rowsOf(await reach.query(tagsContactsSpan(contacts)))[0] as Record<string, number | null>;
  return { contacts, last, split };
}

/** How ready customers are to say yes, up to a month's end: the rate, and how many contacts it weighs against a customer's own. */
export async function readiness(contacts: string, asOf: number | null, reach: Reach): Promise<{ p: number; m: number }> {
  const found = await reach.query(tagsAnswers(contacts, asOf));
  if (!found.rows) return { p: 0, m: 2 };
  const { p, m } = kleinman(numbers(found, "n"), numbers(found, "s"), numbers(found, "customers"));
  return { p, m };
}

async function oneRow(query: Sql, reach: Reach): Promise<Record<string, number>> {
  return rowsOf(await reach.query(query))[0] as Record<string, number>;
}
