import { parse } from "valibot";
import { outcomeOf, type Outcome } from "../../core/outcome.ts";
import { campaignColumnsIn, columnFor, tableFor, type TableRole } from "../../core/role.ts";
import type { ColumnProfile, Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

type Profile = (table: string) => Promise<readonly ColumnProfile[]>;

/** Finds the tables of contacts, campaigns and customers by their columns, the columns by name and content, and what known statuses mean. */
export async function suggest(inputs: readonly Input[], profile: Profile): Promise<Spec> {
  const raw = inputs.filter(({ columns, kind }) => columns.length && (kind === "source" || kind === "sql"));
  const seen = await Promise.all(raw.map(async ({ table, rows }) => ({ table, rows, columns: await profile(table) })));
  const named = (role: TableRole) => tableFor(role, seen);
  const long = named("contacts");
  const contacts = long || named("wide");
  const shape = long || !contacts ? "long" : "wide";
  const looks = contacts ? await profile(contacts) : [];
  const campaigns = named("campaigns");
  const customers = shape === "long" ? named("customers") || named("wide") : "";
  return parse(schema, {
    contacts,
    shape,
    ...contactColumns(looks, shape),
    campaigns,
    ...(campaigns ? campaignColumns(await profile(campaigns)) : {}),
    customers,
    customerKey: customers ? columnFor("customer", await profile(customers)) : "",
  });
}

/** The columns of a table of contacts, and what its statuses mean. */
export function contactColumns(looks: readonly ColumnProfile[], shape: Spec["shape"]): Partial<Spec> {
  const customer = columnFor("customer", looks);
  if (shape === "wide") {
    const wide = campaignColumnsIn(looks);
    const seen = looks.filter(({ name }) => wide.includes(name)).flatMap(({ top }) => top);
    return { customer, wide, statuses: meanings(seen), campaign: "", outcome: "", date: "", channel: "", control: "" };
  }
  const campaign = columnFor("campaign", looks, [customer]);
  const outcome = columnFor("outcome", looks, [customer, campaign]);
  const taken = [customer, campaign, outcome];
  const control = columnFor("control", looks, taken);
  const statuses = meanings(looks.find(({ name }) => name === outcome)?.top ?? []);
  return { customer, campaign, outcome, control, statuses, date: columnFor("date", looks, taken), channel: columnFor("channel", looks, [...taken, control]) };
}

/** The columns of a table of campaigns. */
export function campaignColumns(looks: readonly ColumnProfile[]): Pick<Spec, "campaignKey" | "start" | "end"> {
  const campaignKey = columnFor("campaign", looks) || columnFor("customer", looks);
  const start = columnFor("start", looks, [campaignKey]);
  return { campaignKey, start, end: columnFor("end", looks, [campaignKey, start]) };
}

/** What statuses mean, where their words say it; a blank one was no contact that counts. */
export function meanings(statuses: readonly string[]): Record<string, Outcome> {
  const known = [...new Set(statuses.map((status) => status.trim()))].map((status) => [status, outcomeOf(status)] as const);
  return Object.fromEntries(known.filter((pair): pair is readonly [string, Outcome] => pair[1] !== null));
}
