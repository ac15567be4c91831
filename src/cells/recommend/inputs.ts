import "./faults.ts";
import { fault } from "../../core/fault.ts";
import type { IdList } from "../../sql/plan-everyone.ts";
import { memberPersona } from "../../sql/plan-members.ts";
import type { PersonaOffers, RecommendQuery, ScoredOffer } from "../../sql/recommend.ts";
import type { Field, Reach } from "../cell.ts";
import type { MatrixFound } from "../plan/aim.ts";
import type { Spec } from "./schema.ts";

/** Columns that say why, the best first. */
const REASONS = ["reason_1", "reason", "has"];

/** All that a recommendation works from. @throws Fault `recommend/…` */
export async function inputsOf(spec: Spec, reach: Reach): Promise<RecommendQuery> {
  if (!spec.customers) throw fault("recommend/not-chosen", { needed: "customers" });
  if (!spec.offers.length && !spec.matrix) throw fault("recommend/no-offers", {});
  checkOffers(spec);
  const fields = await reach.columns(spec.customers);
  const { type } = demand(fields, spec.customers, spec.key);
  for (const { lacks } of spec.offers) if (lacks) demand(fields, spec.customers, lacks);
  if (spec.plan) demand(await reach.columns(spec.plan), spec.plan, "arm");
  const offers: ScoredOffer[] = [];
  for (const offer of spec.offers) offers.push(await scoredOf(offer, reach));
  return {
    customers: { table: spec.customers, column: spec.key, type },
    plan: spec.plan,
    lists: await listsOf(spec, reach),
    offers,
    personas: spec.matrix ? await personasOf(spec, reach) : null,
    least: spec.least,
    n: spec.n,
  };
}

function checkOffers({ offers, matrix }: Spec): void {
  const seen = new Set<string>();
  for (const { name, from } of offers) {
    if (!name) throw fault("recommend/incomplete", { offer: from, lacks: "name" });
    if (!from) throw fault("recommend/incomplete", { offer: name, lacks: "table" });
    if (seen.has(name)) throw fault("recommend/same-name", { offer: name });
    seen.add(name);
  }
  const worthless = offers.filter(({ value }) => !value).map(({ name }) => name);
  const valued = worthless.length < offers.length;
  if (valued && (worthless.length || matrix)) throw fault("recommend/values", { offers: [...worthless, ...(matrix ? [matrix] : [])] });
}

async function scoredOf({ name, from, lacks, value }: Spec["offers"][number], reach: Reach): Promise<ScoredOffer> {
  const fields = await reach.columns(from);
  const { type } = demand(fields, from, "customer_id");
  if (demand(fields, from, "probability").type !== "number") throw fault("recommend/no-column", { table: from, column: "probability" });
  const reason = REASONS.find((column) => fields.some((field) => field.name === column)) ?? "";
  return { offer: name, table: from, type, reason, lacks, value: value || 1 };
}

async function listsOf({ lists }: Spec, reach: Reach): Promise<RecommendQuery["lists"]> {
  const found: { use: string; ids: IdList }[] = [];
  for (const { table, column, use } of lists) found.push({ use, ids: { table, column, type: demand(await reach.columns(table), table, column).type } });
  const of = (use: string) => found.filter((entry) => entry.use === use).map(({ ids }) => ids);
  return { on: of("exclude"), off: of("only") };
}

/** Campaign types as offers: each persona's rate for each type. */
async function personasOf({ matrix: table, personas }: Spec, reach: Reach): Promise<PersonaOffers> {
  if (!personas) throw fault("recommend/not-chosen", { needed: "personas" });
  const matrix = reach.result<MatrixFound>(table);
  const members = `${personas}_members`;
  const fields = await reach.columns(members);
  for (const column of ["customer_id", "persona"]) demand(fields, members, column);
  const rates = (matrix.cells ?? []).flatMap(({ ebRate }, i) => {
    const [t, p] = [Math.floor(i / matrix.personas.length), i % matrix.personas.length];
    return ebRate === null ? [] : [{ offer: matrix.types[t].id, persona: matrix.personas[p].id, rate: ebRate }];
  });
  if (!rates.length) throw fault("recommend/no-rates", { matrix: table });
  return { source: table, members, persona: memberPersona(fields.map(({ name }) => name)), rates };
}

function demand(fields: readonly Field[], table: string, column: string): Field {
  const field = fields.find(({ name }) => name.toLowerCase() === column.toLowerCase());
  if (!field) throw fault("recommend/no-column", { table, column });
  return field;
}
