import { fault } from "../../core/fault.ts";
import { numbers } from "../../core/table.ts";
import { monthNumber } from "../../sql/day.ts";
import { tagsAnchors, tagsAnchorsOf, tagsConstantAnchor, tagsNoAnchor, type Numbered } from "../../sql/tags-anchors.ts";
import { tagsAsOf, type TagsAsOf } from "../../sql/tags-as-of.ts";
import { tagsMissing } from "../../sql/tags-look.ts";
import { tagsPeople } from "../../sql/tags-people.ts";
import type { Sql } from "../../sql/sql.ts";
import type { Reach } from "../cell.ts";
import { tagColumns, type TagColumns } from "./columns.ts";
import { inputsOf, type Inputs } from "./inputs.ts";
import { looksOf } from "./look.ts";
import { countPeople, readiness, readyContacts, readyHoldings, readyUsage, type ReadyUsage } from "./prepare.ts";
import type { TagsResult } from "./result.ts";
import type { Spec } from "./schema.ts";
import { warningsOf } from "./warnings.ts";

/** Longest window of the median of slopes, whose pairs grow with its square. */
const LONGEST_ROBUST = 24;

/** Customers whose tags are made at a time: the engine holds them uncompressed until it is done. */
const PORTION = 250_000;

/** Everything the parts are made of. */
interface Ready {
  people: string;
  /** Their numbers, portion by portion. */
  portions: Numbered[];
  usage: ReadyUsage | null;
  holdings: { holdings: string; items: string[] } | null;
  contacts: { contacts: string; split: number | null } | null;
  columns: TagColumns;
  /** Reference month; null where the data know no time. */
  asOf: number | null;
}

/** Make the wide table of tags, as of the reference month and as of the other times that the next steps need. @throws Fault `tags/…` */
export async function run(spec: Spec, reach: Reach): Promise<TagsResult> {
  const { window } = reach.settings;
  if (spec.robust && window > LONGEST_ROBUST) throw fault("tags/window-too-long", { window, most: LONGEST_ROBUST });
  const inputs = await inputsOf(spec, reach);
  const counted = await countPeople(inputs, spec.customer, reach);
  const ready = await prepare(spec, inputs, counted, reach);
  const { usage, columns, asOf } = ready;
  reach.progress(0.3);
  const parts = await makeParts(spec, ready, reach);
  const names = columns.tags.map(({ column }) => column);
  const shares = names.length ? numbers(await reach.query(tagsMissing(reach.name, names)), "share") : [];
  const result: Omit<TagsResult, "warnings"> = {
    month: asOf === null ? "" : monthName(asOf),
    window,
    customers: counted.customers,
    tags: columns.tags,
    parts,
    missing: names.map((column, j) => ({ column, share: shares[j] })),
    looks: await looksOf(reach.name, columns.tags, reach),
    snapshotLeak: spec.history !== "" && (!usage || inputs.attributes.length > 0 || (inputs.holdings !== null && !inputs.holdings.since)),
    usage: usage && { first: monthName(usage.first), last: monthName(usage.last) },
    dropped: {
      duplicateCustomers: counted.withId - counted.customers,
      blankCustomers: counted.rows - counted.withId,
      unreadMonths: usage?.unread ?? 0,
      unknownUsage: usage?.unknown ?? 0,
      mergedUsage: usage?.merged ?? 0,
    },
  };
  return { ...result, warnings: warningsOf(result, spec) };
}

/** Put the raw tables into scratch tables of month numbers, and name the columns to come. */
async function prepare(spec: Spec, inputs: Inputs, { rows, customers }: { rows: number; customers: number }, reach: Reach): Promise<Ready> {
  const attributes = inputs.attributes.map(({ field }) => ({ column: field.name, text: field.type !== "number" && field.type !== "boolean" }));
  const own = tagColumns({ attributes, indicators: [], spending: [], items: [], usage: false, holdings: false, contacts: false }).attributes;
  const raws = inputs.attributes.map(({ raw }, j) => ({ raw, as: own[j] }));
  const people = await reach.scratch(tagsPeople(inputs.customers, inputs.customer, raws, customers === rows));
  const usage = await readyUsage(inputs, people, reach);
  reach.progress(0.2);
  const contacts = await readyContacts(inputs, people, reach);
  const asOf = referenceMonth(reach.settings.month, usage, contacts?.last ?? null, spec.usage);
  const holdings = await readyHoldings(inputs, people, asOf, reach);
  const columns = tagColumns({
    attributes,
    indicators: inputs.usage?.indicatorNames ?? [],
    spending: inputs.usage?.spending ?? [],
    items: holdings?.items ?? [],
    usage: usage !== null,
    holdings: holdings !== null,
    contacts: contacts !== null,
  });
  const portions = Array.from({ length: Math.ceil(customers / PORTION) }, (_, p): Numbered => [p * PORTION + 1, (p + 1) * PORTION]);
  return { people, portions, usage, holdings, contacts, columns, asOf };
}

/** The month that the settings name, else the last of usage, else that of the last contact; null where there is none. @throws Fault `tags/before-usage` */
function referenceMonth(wanted: string | null, usage: ReadyUsage | null, lastContact: number | null, table: string): number | null {
  if (wanted === null) return usage?.last ?? lastContact;
  if (usage && monthNumber(wanted) < usage.first) throw fault("tags/before-usage", { month: wanted, first: monthName(usage.first), table });
  return monthNumber(wanted);
}

/** A part: where its customers are looked at, and up to when contacts teach how ready customers are. */
interface PartPlan {
  part: string;
  anchor(numbered: Numbered): Sql;
  anchored?: boolean;
  until: number | null;
}

async function makeParts(spec: Spec, ready: Ready, reach: Reach): Promise<TagsResult["parts"]> {
  const plans = await partPlans(ready, reach);
  const parts: TagsResult["parts"] = [];
  for (const [at, { part, anchor, anchored = false, until }] of plans.entries()) {
    const blocks = {
      usage: usageTags(spec, ready, reach.settings.window),
      holdings: holdingTags(ready),
      contacts: await contactTags(ready, part === "", until, reach),
    };
    const query = { anchored, people: ready.people, attributes: ready.columns.attributes, ...blocks };
    const queries: Sql[] = [];
    for (const numbered of ready.portions) queries.push(tagsAsOf({ anchor: await reach.scratch(anchor(numbered)), ...query }));
    parts.push({ part, rows: await reach.make(part, queries) });
    reach.progress(0.3 + (0.6 * (at + 1)) / plans.length);
  }
  return parts;
}

async function partPlans({ people, contacts, asOf }: Ready, reach: Reach): Promise<PartPlan[]> {
  const before = asOf === null ? null : asOf - reach.settings.window;
  const plans: PartPlan[] = [
    { part: "", anchor: (who) => tagsConstantAnchor(people, asOf, who), until: asOf },
    { part: "before", anchor: (who) => tagsConstantAnchor(people, before, who), until: before },
  ];
  if (!contacts) return plans;
  const split = contacts.split === null ? null : contacts.split - 1;
  const all = await reach.scratch(tagsAnchors(contacts.contacts, { latest: asOf, trainOnly: false }));
  const train = await reach.scratch(tagsAnchors(contacts.contacts, { latest: split, trainOnly: true }));
  const outcomes = ["at_success", "at_intent", "at_failure"].map((part, rank) => ({
    part,
    anchor: (who: Numbered) => tagsAnchorsOf(all, rank, who),
    anchored: true,
    until: asOf,
  }));
  return [
    ...plans,
    { part: "split", anchor: (who) => (split === null ? tagsNoAnchor() : tagsConstantAnchor(people, split, who)), until: split },
    ...outcomes,
    { part: "split_at_success", anchor: (who) => (split === null ? tagsNoAnchor() : tagsAnchorsOf(train, 0, who)), anchored: true, until: split },
  ];
}

function usageTags(spec: Spec, { usage, columns }: Ready, window: number): TagsAsOf["usage"] {
  if (!usage) return null;
  const { months, firsts, weights, floors, first } = usage;
  const trends = { months, firsts, weights, floors, first, window, absentIsZero: spec.absentIsZero, robust: spec.robust };
  return { trends, indicators: columns.indicators, short: columns.short, preference: columns.preference };
}

function holdingTags({ holdings, columns }: Ready): TagsAsOf["holdings"] {
  return holdings && { holdings: holdings.holdings, items: columns.items, held: columns.held };
}

async function contactTags({ contacts, columns }: Ready, undated: boolean, until: number | null, reach: Reach): Promise<TagsAsOf["contacts"]> {
  if (!contacts) return null;
  const prior = await readiness(contacts.contacts, until, reach);
  return { contacts: contacts.contacts, undated, prior, columns: columns.contact };
}

function monthName(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}
