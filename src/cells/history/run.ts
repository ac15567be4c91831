import { fault } from "../../core/fault.ts";
import { rowsOf } from "../../core/table.ts";
import { historyCampaignList, historyCampaignRepeats, historyCampaigns, historyHeldOutFrom } from "../../sql/history-campaigns.ts";
import { historyByMonth, historyFigures, historyUnknown } from "../../sql/history-figures.ts";
import { historyStatuses } from "../../sql/history-statuses.ts";
import { history, historyCounts } from "../../sql/history.ts";
import { name, sql, type Sql } from "../../sql/sql.ts";
import { tableName, type Reach } from "../cell.ts";
import { campaignList, checkChoices, columnsOf, raw, rowsQuery, type Columns } from "./inputs.ts";
import type { HistoryResult, Unknown } from "./result.ts";
import type { Spec } from "./schema.ts";
import { warningsOf } from "./warnings.ts";

/** Normalise contacts to one row a customer and campaign, and say what came of every raw row. @throws Fault `history/…` */
export async function run(spec: Spec, reach: Reach): Promise<HistoryResult> {
  checkChoices(spec);
  const contacts = await columnsOf(spec.contacts, reach);
  const campaigns = spec.campaigns ? await columnsOf(spec.campaigns, reach) : null;
  const customers = spec.customers ? await columnsOf(spec.customers, reach) : null;
  const listed = campaignList(spec, campaigns);
  const rows = await reach.scratch(rowsQuery(spec, contacts));
  const counted = await countRows(spec, rows, reach);
  reach.progress(0.3);

  const list = await reach.scratch(historyCampaignList(listed));
  await reach.make("", history(rows, list, spec.statuses));
  reach.progress(0.7);
  const made = await reach.make("campaigns", historyCampaigns(list, reach.name, listed?.others.map(({ as }) => as) ?? []));
  const { contacts: n, customers: people, ...outcomes } = await oneRow(historyFigures(reach.name), reach);
  if (!outcomes.success) throw fault("history/no-success", { table: spec.contacts, statuses: counted.statuses.map(({ status }) => status) });
  reach.progress(0.8);

  const result: Omit<HistoryResult, "warnings"> = {
    contacts: n,
    customers: people,
    campaigns: made,
    outcomes: { success: outcomes.success, intent: outcomes.intent, failure: outcomes.failure, excluded: counted.excluded },
    control: counted.control,
    statuses: counted.statuses,
    merged: counted.counted - n,
    blank: counted.blank,
    unreadDates: counted.unread,
    unknownCustomers: await unknown("customer_id", customers && { ...customers, key: spec.customerKey }, reach),
    unknownCampaigns: await unknown("campaign_id", campaigns && { ...campaigns, key: spec.campaignKey }, reach),
    repeatedCampaigns: listed ? (await oneRow(historyCampaignRepeats(listed), reach)).repeated : 0,
    byMonth: rowsOf(await reach.query(historyByMonth(reach.name))) as unknown as HistoryResult["byMonth"],
    heldOutFrom: rowsOf(await reach.query(historyHeldOutFrom(tableName(reach.name, "campaigns"))))[0].day as string | null,
  };
  checkKnown(spec, result);
  return { ...result, warnings: warningsOf(result) };
}

/** @throws Fault when no contact at all has a known customer or campaign */
function checkKnown(spec: Spec, { contacts: n, unknownCustomers, unknownCampaigns }: Omit<HistoryResult, "warnings">): void {
  const contacts = spec.contacts;
  if (unknownCustomers.rows === n)
    throw fault("history/no-known-customer", { contacts, table: spec.customers, column: spec.customerKey, examples: unknownCustomers.examples });
  if (unknownCampaigns.rows === n)
    throw fault("history/no-known-campaign", { contacts, table: spec.campaigns, column: spec.campaignKey, examples: unknownCampaigns.examples });
}

interface Counted {
  blank: number;
  control: number;
  excluded: number;
  counted: number;
  unread: number;
  statuses: HistoryResult["statuses"];
}

/** @throws Fault when no row, no id, no meaning or no contact that counts is left */
async function countRows(spec: Spec, rows: string, reach: Reach): Promise<Counted> {
  const table = spec.contacts;
  const meaning = new Map(Object.entries(spec.statuses).map(([status, outcome]) => [status.trim(), outcome]));
  const found = rowsOf(await reach.query(historyStatuses(sql`SELECT * FROM ${name(rows)}`)));
  const statuses = found.map(({ status, rows }) => ({ status: status as string, outcome: meaning.get(status as string) ?? null, rows: rows as number }));
  const counts = (await oneRow(historyCounts(rows, spec.statuses), reach)) as unknown as Omit<Counted, "statuses">;
  const ids = counts.control + statuses.reduce((sum, { rows }) => sum + rows, 0);
  if (ids + counts.blank === 0) throw fault("history/empty", { table });
  if (ids === 0) throw fault("history/no-ids", { table, rows: counts.blank });
  const unmapped = statuses.filter(({ outcome }) => outcome === null).map(({ status }) => status);
  if (unmapped.length) throw fault("history/unmapped", { table, statuses: unmapped.slice(0, 20), more: Math.max(0, unmapped.length - 20) });
  if (!counts.counted) throw fault("history/all-left-out", { table, control: counts.control, excluded: counts.excluded });
  return { ...counts, statuses: statuses.slice(0, 200) };
}

/** The contacts under ids that the table of customers or campaigns lacks. */
async function unknown(id: "customer_id" | "campaign_id", known: (Columns & { key: string }) | null, reach: Reach): Promise<Unknown> {
  if (!known) return { rows: 0, ids: 0, examples: [] };
  const found = rowsOf(await reach.query(historyUnknown(reach.name, id, known.table, raw(known, known.key))));
  return { rows: Number(found[0]?.rows ?? 0), ids: Number(found[0]?.ids ?? 0), examples: found.map(({ id }) => id as string) };
}

async function oneRow(query: Sql, reach: Reach): Promise<Record<string, number>> {
  return rowsOf(await reach.query(query))[0] as Record<string, number>;
}
