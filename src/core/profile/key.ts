import { columnFor, tableRole, type Look, type TableRole } from "../role.ts";
import type { ColumnReport } from "./column.ts";

/** What is known of the columns of a table, as roles are told by. */
export function looksOf(columns: readonly ColumnReport[]): Look[] {
  return columns.map(({ name, type, distinct, top }) => ({ name, type, distinct, top: top.map(({ value }) => String(value)) }));
}

/** The columns of a table that say who and what, "" where none does. */
export interface Ids {
  customer: string;
  campaign: string;
}

/** The columns of a table that say which customer and which campaign, by name and content. */
export function idsIn(looks: readonly Look[]): Ids {
  const campaign = columnFor("campaign", looks);
  const customer = columnFor("customer", looks, campaign && tableRole(looks) === "campaigns" ? [campaign] : []);
  return { customer, campaign: campaign === customer ? "" : campaign };
}

/**
 * What may say of which thing a row speaks, the likeliest first: a customer; a customer in a month; a customer and a campaign; each with a date or an item
 * where rows are more. Empty where no column is an id.
 */
export function naturalKeys(looks: readonly Look[], { customer, campaign }: Ids, rows: number): string[][] {
  const taken = [customer, campaign].filter(Boolean);
  const month = columnFor("month", looks, taken);
  const item = columnFor("item", looks, taken);
  const date = columnFor("date", looks, taken);
  const orders: Record<TableRole, string[][]> = {
    customers: [[customer]],
    wide: [[customer]],
    campaigns: [[campaign]],
    usage: [[customer, month]],
    holdings: [[customer, item]],
    contacts: [
      [customer, campaign],
      [customer, campaign, date],
    ],
    other: [[customer, campaign], [customer, month], [customer], [campaign]],
  };
  const all = [...orders[tableRole(looks, rows)], [customer], [customer, item], [customer, date], [campaign]].map((key) => [...new Set(key)]);
  const whole = all.filter((key) => key.length && key.every(Boolean));
  return whole.filter((key, i) => whole.findIndex((other) => other.join("\u0000") === key.join("\u0000")) === i);
}
