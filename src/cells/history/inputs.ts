import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { campaignColumns, type CampaignList } from "../../sql/history-campaigns.ts";
import { historyRows, historyRowsWide } from "../../sql/history-rows.ts";
import type { Raw } from "../../sql/key.ts";
import { name, type Sql } from "../../sql/sql.ts";
import type { Field, Reach } from "../cell.ts";
import type { Choice } from "./faults.ts";
import type { Spec } from "./schema.ts";

/** The columns of a table by name. */
export interface Columns {
  table: string;
  fields: readonly Field[];
}

/** @throws Fault `history/choose` for the first thing that must be chosen and is not */
export function checkChoices(spec: Spec): void {
  const needed: Choice[] = spec.shape === "long" ? ["contacts", "customer", "campaign", "outcome"] : ["contacts", "customer", "wide"];
  if (spec.campaigns) needed.push("campaignKey");
  if (spec.customers) needed.push("customerKey");
  for (const what of needed) if (!spec[what].length) throw fault("history/choose", { what });
}

export async function columnsOf(table: string, reach: Reach): Promise<Columns> {
  return { table, fields: await reach.columns(table) };
}

/** Whether the columns that raw contacts need are chosen and there. */
export function ready(spec: Spec, fields: readonly Field[]): boolean {
  const needed = spec.shape === "long" ? [spec.customer, spec.campaign, spec.outcome] : [spec.customer, ...spec.wide];
  const optional = spec.shape === "long" ? [spec.date, spec.channel, spec.control] : [spec.control];
  const there = new Set(fields.map(({ name }) => name));
  return needed.length > 1 && needed.every((column) => there.has(column)) && optional.every((column) => !column || there.has(column));
}

/** A column as SQL reads it. @throws Fault `history/no-column` */
export function raw({ table, fields }: Columns, column: string): Raw {
  const found = fields.find((field) => field.name === column) ?? fields.find((field) => field.name.toLowerCase() === column.toLowerCase());
  if (!found) throw fault("history/no-column", { table, column });
  return { column: name(found.name), type: found.type };
}

/** The query of raw contacts that a spec asks for. @throws Fault `history/no-column` */
export function rowsQuery(spec: Spec, contacts: Columns): Sql {
  const optional = (column: string) => (column ? raw(contacts, column) : undefined);
  const shared = { from: contacts.table, customer: raw(contacts, spec.customer), control: optional(spec.control) };
  if (spec.shape === "wide") {
    const campaigns = spec.wide.map((column) => ({ campaign: column, outcome: raw(contacts, column) }));
    return historyRowsWide({ ...shared, campaigns });
  }
  return historyRows({
    ...shared,
    campaign: raw(contacts, spec.campaign),
    outcome: raw(contacts, spec.outcome),
    date: optional(spec.date),
    channel: optional(spec.channel),
  });
}

/** The list of campaigns that a spec names, its other columns under names that are free; null where it names none. @throws Fault `history/no-column` */
export function campaignList(spec: Spec, campaigns: Columns | null): CampaignList | null {
  if (!campaigns) return null;
  const used = [spec.campaignKey, spec.start, spec.end].filter(Boolean).map((column) => column.toLowerCase());
  const taken = new Set<string>(campaignColumns);
  const others = campaigns.fields.filter((field) => !used.includes(field.name.toLowerCase())).map(({ name: column }) => ({ column, as: free(column, taken) }));
  return {
    from: campaigns.table,
    key: raw(campaigns, spec.campaignKey),
    start: spec.start ? raw(campaigns, spec.start) : undefined,
    end: spec.end ? raw(campaigns, spec.end) : undefined,
    others,
  };
}

/** A name that is not taken yet, in any case of letters: itself, or with _2, _3 … */
export function free(wanted: string, taken: Set<string>): string {
  let found = wanted;
  for (let i = 2; taken.has(found.toLowerCase()); ++i) found = `${wanted}_${i}`;
  taken.add(found.toLowerCase());
  return found;
}
