import { parse } from "valibot";
import { campaignColumnsIn, columnFor, columnsFor, indicatorsIn, tableFor, type TableRole } from "../../core/role.ts";
import type { ColumnProfile, Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

type Profile = (table: string) => Promise<readonly ColumnProfile[]>;

/** Finds the tables of customers, usage and holdings by their columns, the columns by name and content, and the history cell. */
export async function suggest(inputs: readonly Input[], profile: Profile): Promise<Spec> {
  const raw = inputs.filter(({ columns, kind }) => columns.length && (kind === "source" || kind === "sql"));
  const seen = await Promise.all(raw.map(async ({ table, rows }) => ({ table, rows, columns: await profile(table) })));
  const named = (role: TableRole) => tableFor(role, seen);
  const customers = named("customers") || named("wide");
  const usage = named("usage");
  const holdings = named("holdings");
  return parse(schema, {
    customers,
    ...(customers ? customerColumns(await profile(customers)) : {}),
    usage,
    ...(usage ? usageColumns(await profile(usage)) : {}),
    holdings,
    ...(holdings ? holdingColumns(await profile(holdings)) : {}),
    history: inputs.findLast(({ kind, part }) => kind === "history" && part === "")?.table ?? "",
  });
}

/** The columns of a table of customers: all of them, but what came of campaigns where it says so too. */
export function customerColumns(looks: readonly ColumnProfile[]): Pick<Spec, "customer" | "attributes"> {
  const customer = columnFor("customer", looks);
  const campaigns = campaignColumnsIn(looks);
  const others = looks.map(({ name }) => name).filter((name) => name !== customer && !campaigns.includes(name));
  return { customer, attributes: campaigns.length ? others : [] };
}

/** The columns of a table of usage. Two or more sums of money are taken for shares of spending. */
export function usageColumns(looks: readonly ColumnProfile[]): Pick<Spec, "usageCustomer" | "usageMonth" | "indicators" | "spending"> {
  const usageCustomer = columnFor("customer", looks);
  const usageMonth = columnFor("month", looks, [usageCustomer]);
  const indicators = indicatorsIn(looks.filter(({ name }) => name !== usageCustomer && name !== usageMonth));
  const money = columnsFor("money", looks).filter((column) => indicators.includes(column) && !/total|sum|arpu|总|合计/i.test(column));
  const spending = indicators.filter((column) => money.includes(column));
  return { usageCustomer, usageMonth, indicators, spending: spending.length > 1 ? spending : [] };
}

/** The columns of a table of holdings. */
export function holdingColumns(looks: readonly ColumnProfile[]): Pick<Spec, "holdingCustomer" | "item" | "since" | "until"> {
  const holdingCustomer = columnFor("customer", looks);
  const item = columnFor("item", looks, [holdingCustomer]);
  const since = columnFor("since", looks, [holdingCustomer, item]);
  return { holdingCustomer, item, since, until: columnFor("until", looks, [holdingCustomer, item, since]) };
}
