import "./faults.ts";
import type { CampaignTypes } from "../../core/cluster/campaign-types.ts";
import { profiles } from "../../core/cluster/profile.ts";
import { fault } from "../../core/fault.ts";
import { kleinman, posterior } from "../../core/matrix/shrink.ts";
import { coded, numbers, rowsOf, table, type Table } from "../../core/table.ts";
import type { ColumnType } from "../../core/prepare/typing.ts";
import { campaignTypesRows } from "../../sql/campaign-types-rows.ts";
import { campaignTypesTable } from "../../sql/campaign-types-table.ts";
import type { Reach } from "../cell.ts";
import { keysOf } from "./exact.ts";
import { builtIn, effects, featuresOf, isFeature, tableOf } from "./features.ts";
import type { Banner, CampaignTypesResult } from "./result.ts";
import type { Feature, Spec } from "./schema.ts";

/** Under this many campaigns likeness is not looked for. */
const FEW = 10;

interface Campaign {
  campaign_id: string;
  starts_on: string | null;
  contacts: number;
  successes: number;
  intents: number;
  failures: number;
}

type Values = (number | string | null)[];

/** Sort the campaigns of a history into types. @throws Fault `campaign-types/…` */
export async function run(spec: Spec, reach: Reach): Promise<CampaignTypesResult> {
  if (!spec.campaigns) throw fault("campaign-types/not-chosen", {});
  const raw = await rowsIn(spec, reach);
  if (!raw.rows) throw fault("campaign-types/no-campaigns", { table: spec.campaigns });
  const features = weighed(spec, raw);
  const lines = rowsOf(raw);
  const campaigns = lines as unknown as Campaign[];
  const rates = effectsOf(raw);
  const rows = lines.map((line, i) => features.map(({ column }): Values[number] => rates[column]?.[i] ?? line[column] ?? null));
  const sorted = sorting(spec, features, rows);
  const { by, banners } = sorted;
  const varies = features.some(({ weight }, f) => weight > 0 && differs(rows, f));
  const alike = !sorted.exact && !varies;
  if (alike && spec.features.length) throw fault("campaign-types/no-features", { table: spec.campaigns, columns: features.map(({ column }) => column) });
  if (alike) banners.push("alike");
  const exact = alike ? keysOf(rows.map(() => [])) : sorted.exact;
  if (!exact && spec.k !== null && spec.k > campaigns.length) throw fault("campaign-types/too-many-types", { k: spec.k, campaigns: campaigns.length });
  const found = await reach.compute("campaigns", "types", { features: features.map(compared), rows, exact, k: spec.k });
  if (!exact && found.width < 0.25) banners.push("no-clear-types");
  if (spec.effectWeight > 0) banners.push("effects-weigh");
  if (found.blind && varies) banners.push("blind");
  const result = resultOf(found, { campaigns, rows, features, by, banners, mode: exact ? "exact" : "similar" });
  await made(result, found, reach);
  return result;
}

async function rowsIn(spec: Spec, reach: Reach): Promise<Table> {
  const fields = await reach.columns(spec.campaigns);
  const known = (column: string) => fields.some((field) => field.name === column) || [...builtIn, ...effects].some((each) => each.column === column);
  const lacks = ["campaign_id", "starts_on", "ends_on", "contacts", "successes", ...spec.features.map(({ column }) => column), ...spec.exact].find(
    (column) => !known(column),
  );
  if (lacks !== undefined) throw fault("campaign-types/no-column", { table: spec.campaigns, column: lacks });
  const wanted = new Set([...spec.features.map(({ column }) => column), ...spec.exact]);
  const columns = fields
    .filter((field) => isFeature(field.name) || wanted.has(field.name))
    .filter((field) => !builtIn.some(({ column }) => column === field.name) && field.type !== "other")
    .map((field) => ({ name: field.name, number: field.type === "number" || field.type === "boolean" }));
  return reach.query(campaignTypesRows(spec.campaigns, columns));
}

/** The features with the weights they have in this run; effects only where they weigh. */
function weighed({ features, effectWeight, exact }: Spec, raw: Table): Feature[] {
  const chosen = features.length ? [...features] : featuresOf(raw);
  for (const column of exact)
    if (!chosen.some((feature) => feature.column === column))
      chosen.push({ column, group: "rule", measure: raw.columns[column] instanceof Float64Array ? "numeric" : "nominal", weight: 1 });
  const after = effectWeight > 0 ? effects.filter(({ column }) => !chosen.some((feature) => feature.column === column)) : [];
  return [...chosen, ...after].map((feature) => (feature.group === "effect" ? { ...feature, weight: feature.weight * effectWeight } : feature));
}

/** Rates of each campaign, shrunk to the rate of all. */
function effectsOf(raw: Table): Record<string, (number | null)[]> {
  const n = Array.from(numbers(raw, "contacts"));
  const shrunk = (column: string) => {
    const s = Array.from(numbers(raw, column), (each) => (Number.isNaN(each) ? 0 : each));
    const { p, m } = kleinman(n, s);
    return n.map((contacts, i) => (contacts > 0 ? posterior(contacts, s[i], p, m).rate : null));
  };
  return { success_rate: shrunk("successes"), intent_rate: shrunk("intents"), failure_rate: shrunk("failures") };
}

/** By what campaigns are sorted: equal values of some columns, or, when `exact` is null, likeness. */
function sorting(spec: Spec, features: readonly Feature[], rows: readonly Values[]): { by: string[]; exact: string[] | null; banners: Banner[] } {
  const declared = features.find(({ group, measure }) => group === "type" && measure === "nominal")?.column;
  const few = rows.length < FEW;
  if (spec.mode === "similar" && !few) return { by: [], exact: null, banners: [] };
  const by = spec.mode === "exact" && spec.exact.length ? [...spec.exact] : declared ? [declared] : [];
  if (!by.length && !few) throw fault("campaign-types/no-exact", { table: spec.campaigns });
  const at = by.map((column) => features.findIndex((feature) => feature.column === column));
  return {
    by,
    exact: keysOf(rows.map((row) => at.map((f) => row[f]))),
    banners: few && spec.mode === "similar" ? [by.length ? "few-campaigns" : "one-type"] : [],
  };
}

function compared({ column, measure, weight, levels }: Feature) {
  return { column, measure, weight, ...(levels && { levels }) };
}

interface Ingredients {
  campaigns: readonly Campaign[];
  rows: readonly Values[];
  features: readonly Feature[];
  by: string[];
  banners: Banner[];
  mode: "similar" | "exact";
}

function resultOf(found: CampaignTypes, { campaigns, rows, features, by, banners, mode }: Ingredients): CampaignTypesResult {
  const k = found.medoids.length;
  const ids = Array.from({ length: k }, (_, c) => `T${c + 1}`);
  const kinds: Record<string, ColumnType> = Object.fromEntries(
    features.map(({ column, measure }) => [column, measure === "numeric" || measure === "log" ? "number" : "category"] as const),
  );
  const told = profiles(tableOf(features, rows), found.labels, { ids, types: kinds });
  return {
    mode,
    by,
    k,
    table: found.table,
    width: found.width,
    banners,
    leftOut: features.filter(({ weight }, f) => weight > 0 && !differs(rows, f)).map(({ column }) => column),
    frozen: found.plan,
    campaigns: campaigns.map((each, i) => ({
      id: each.campaign_id,
      values: [...rows[i]],
      type: ids[found.labels[i]],
      x: found.places[2 * i],
      y: found.places[2 * i + 1],
      startsOn: each.starts_on,
      contacts: each.contacts,
      successes: each.successes,
    })),
    types: ids.map((id, c) => {
      const own = campaigns.filter((_, i) => found.labels[i] === c);
      const sum = (column: "contacts" | "successes" | "intents" | "failures") => own.reduce((total, each) => total + (each[column] ?? 0), 0);
      return {
        id,
        medoid: campaigns[found.medoids[c]].campaign_id,
        members: own.map((each) => each.campaign_id),
        traits: told[c].traits,
        radius: found.radii[c],
        contacts: sum("contacts"),
        customers: Math.max(...own.map((each) => each.contacts)),
        successes: sum("successes"),
        intents: sum("intents"),
        failures: sum("failures"),
        rate: sum("contacts") ? sum("successes") / sum("contacts") : null,
      };
    }),
  };
}

/** Whether a feature has two different values, missing ones not counted. */
function differs(rows: readonly Values[], f: number): boolean {
  return new Set(rows.map((row) => row[f]).filter((each) => each !== null)).size > 1;
}

/** The cell's tables: campaigns with their types, and types with their effect, where enough customers stand behind it. */
async function made({ campaigns, types }: CampaignTypesResult, { distances, medoids }: CampaignTypes, reach: Reach): Promise<void> {
  const typical = new Set(medoids);
  const scratch = await reach.scratch({
    rows: campaigns.length,
    columns: {
      campaign_id: coded(campaigns.map(({ id }) => id)),
      type: coded(campaigns.map(({ type }) => type)),
      distance: distances,
      medoid: Float64Array.from(campaigns, (_, i) => (typical.has(i) ? 1 : 0)),
    },
  });
  await reach.make("", campaignTypesTable(scratch));
  const hidden = types.map(({ contacts, customers }) => contacts > 0 && customers < reach.settings.k);
  await reach.make(
    "summary",
    table({
      type: types.map(({ id }) => id),
      campaigns: types.map(({ members }) => members.length),
      medoid: types.map(({ medoid }) => medoid),
      contacts: types.map(({ contacts }, i) => (hidden[i] ? null : contacts)),
      successes: types.map(({ successes }, i) => (hidden[i] ? null : successes)),
      rate: types.map(({ rate }, i) => (hidden[i] ? null : rate)),
    }),
  );
}
