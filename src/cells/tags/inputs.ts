import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { indicatorsIn } from "../../core/role.ts";
import type { Raw } from "../../sql/key.ts";
import { name } from "../../sql/sql.ts";
import type { Holdings } from "../../sql/tags-holdings.ts";
import type { Usage } from "../../sql/tags-months.ts";
import { tableName, type Field, type Reach } from "../cell.ts";
import type { Choice } from "./faults.ts";
import type { Spec } from "./schema.ts";

/** The raw tables of a spec with their columns found. */
export interface Inputs {
  customers: string;
  customer: Raw;
  attributes: readonly { field: Field; raw: Raw }[];
  usage: (Usage & { indicatorNames: readonly string[]; spending: readonly string[]; customerColumn: string; monthColumn: string }) | null;
  holdings: Holdings | null;
  history: { history: string; campaigns: string } | null;
}

/** Find every column that a spec names. @throws Fault `tags/choose`, `tags/no-column`, `tags/no-indicator` */
export async function inputsOf(spec: Spec, reach: Reach): Promise<Inputs> {
  checkChoices(spec);
  const fields = await reach.columns(spec.customers);
  const key = find(spec.customers, fields, spec.customer);
  const chosen = spec.attributes.length ? spec.attributes.map((column) => find(spec.customers, fields, column)) : fields;
  return {
    customers: spec.customers,
    customer: raw(key),
    attributes: chosen.filter((field) => field !== key).map((field) => ({ field, raw: raw(field) })),
    usage: spec.usage ? await usageOf(spec, reach) : null,
    holdings: spec.holdings ? await holdingsOf(spec, reach) : null,
    history: spec.history ? await historyOf(spec.history, reach) : null,
  };
}

function checkChoices(spec: Spec): void {
  const needed: Choice[] = ["customers", "customer"];
  if (spec.usage) needed.push("usageCustomer", "usageMonth");
  if (spec.holdings) needed.push("holdingCustomer", "item");
  for (const what of needed) if (!spec[what]) throw fault("tags/choose", { what });
}

async function usageOf(spec: Spec, reach: Reach): Promise<Inputs["usage"]> {
  const fields = await reach.columns(spec.usage);
  const customer = find(spec.usage, fields, spec.usageCustomer);
  const month = find(spec.usage, fields, spec.usageMonth);
  const all = indicatorsIn(fields.filter((field) => field !== customer && field !== month));
  const indicators = [...new Set([...(spec.indicators.length ? spec.indicators : all), ...spec.spending])].map((column) => find(spec.usage, fields, column));
  if (!indicators.length) throw fault("tags/no-indicator", { table: spec.usage });
  return {
    from: spec.usage,
    customer: raw(customer),
    month: raw(month),
    indicators: indicators.map(raw),
    indicatorNames: indicators.map((field) => field.name),
    spending: spec.spending.map((column) => find(spec.usage, fields, column).name),
    customerColumn: customer.name,
    monthColumn: month.name,
  };
}

async function holdingsOf(spec: Spec, reach: Reach): Promise<Holdings> {
  const fields = await reach.columns(spec.holdings);
  const column = (named: string) => raw(find(spec.holdings, fields, named));
  return {
    from: spec.holdings,
    customer: column(spec.holdingCustomer),
    item: column(spec.item),
    since: spec.since ? column(spec.since) : undefined,
    until: spec.until ? column(spec.until) : undefined,
  };
}

async function historyOf(history: string, reach: Reach): Promise<Inputs["history"]> {
  const campaigns = tableName(history, "campaigns");
  const [contacts, listed] = [await reach.columns(history), await reach.columns(campaigns)];
  for (const column of ["customer_id", "campaign_id", "outcome", "contacted_on"]) find(history, contacts, column);
  for (const column of ["campaign_id", "starts_on", "held_out"]) find(campaigns, listed, column);
  return { history, campaigns };
}

function find(table: string, fields: readonly Field[], column: string): Field {
  const found = fields.find((field) => field.name === column) ?? fields.find((field) => field.name.toLowerCase() === column.toLowerCase());
  if (!found) throw fault("tags/no-column", { table, column });
  return found;
}

function raw(field: Field): Raw {
  return { column: name(field.name), type: field.type };
}
