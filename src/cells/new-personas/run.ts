import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { shrunkRates, type Rates } from "../../core/persona/affinity.ts";
import { flow, priorMeans, type Flow } from "../../core/persona/flow.ts";
import type { Profile } from "../../core/cluster/profile.ts";
import type { Reconstructed } from "../../core/persona/reconstruct.ts";
import { inTurn, settled } from "../../core/settled.ts";
import { numbers, rowsOf, table, type Coded, type Table } from "../../core/table.ts";
import { newPersonasCustomers } from "../../sql/new-personas-customers.ts";
import { newPersonasDrift, newPersonasMembers } from "../../sql/new-personas-members.ts";
import { tableName, type Reach } from "../cell.ts";
import { checked, foreknown } from "./check.ts";
import { cellsOf, groundOf, reconstructing, tagsAt, together, wantedColumns, type Ground } from "./inputs.ts";
import { contactedOf, placed, type Placed } from "./place.ts";
import { newPersonasModel, trainedOf } from "./model.ts";
import type { NewPersona, NewPersonasResult } from "./result.ts";
import type { Spec } from "./schema.ts";
import { told } from "./told.ts";
import { veils, type Veil } from "./veil.ts";
import { warningsOf } from "./warnings.ts";

/** Up to so many customers works go on beside each other; above, one after another, since each holds all customers. */
const BESIDE = 400_000;

/** Find new personas among all customers, trace them back, and check them on campaigns held out. @throws Fault `new-personas/…` */
export async function run(spec: Spec, reach: Reach): Promise<NewPersonasResult> {
  const ground = groundOf(spec, reach);
  const who = await customers(ground, reach);
  const cells = together(await cellsOf(ground, { table: `${spec.personas}_members`, everyone: true }, ground.from, reach));
  if (!cells.n.flat().some((n) => n > 0)) throw fault("new-personas/no-contacts", { history: spec.history, types: spec.types });
  const rates = shrunkRates(cells);
  reach.progress(0.05);
  const each = who.rows <= BESIDE ? settled : inTurn;
  const input = await inputOf(ground, who, rates, reach);
  const [found, before, known] = await each([
    async () => reach.compute("personas", "reconstruct", input, [0.1, 0.65]),
    async () => placed(ground, `${spec.tags}_before`, { old: ground.old, span: [0.65, 0.68] }, reach),
    async () => foreknown(ground, reach, [0.68, 0.75]),
  ]);
  await reach.make("members", newPersonasMembers(spec.tags, await reach.scratch(membersOf(who, found, ground.from))));
  const [{ check, unchecked }, profiles] = await each([
    async () => checked(ground, known, found.k, reach),
    async () => told(ground, { ...found, at: numbers(who, "at") }, { reach, span: [0.75, 0.97] }),
  ]);
  const flowAll = flow(found.counts.all, ground.from, ids(found.k));
  const personas = personasOf(found, profiles, flowAll, who.rows);
  const hidden = veils(personas, reach.settings.k);
  await reach.make("", personaTable(personas, hidden));
  const drift = before && (await drifted(ground, before, reach));
  const contacted = numbers(who, "contacted").reduce((sum, value) => sum + value, 0);
  return {
    month: ground.described.month,
    window: ground.described.window,
    k: found.k,
    table: found.choice!.table,
    seeded: found.seeded,
    banners: found.choice!.banners,
    blocks: found.blocks.map(({ block, weight, columns }) => ({ block, weight, columns: columns.length })),
    customers: who.rows,
    contacted,
    personas,
    historical: ground.old.profiles.map(({ id, traits }) => ({ id, traits })),
    flow: flowAll,
    flowContacted: found.counts.contacted,
    flowNever: found.counts.never,
    drift,
    priors: { types: ground.types, personas: ids(found.k), means: priorMeans(found.counts.all, withoutOutside(rates), rates.base) },
    rates: Object.fromEntries(ground.types.map((type, t) => [type, rates.base[t]])),
    check,
    unchecked,
    tags: ground.described.tags,
    model: newPersonasModel(ground, rates, found, { personas, hidden }),
    trained: trainedOf(ground, found, who.rows),
    warnings: warningsOf(found, { weights: spec.weights, contacted, drift: drift !== null, cells }),
  };
}

const ids = (k: number) => Array.from({ length: k }, (_, c) => `N${c + 1}`);
const withoutOutside = ({ rates }: Rates) => rates.map((line) => line.slice(0, -1));

async function customers({ spec, old }: Ground, reach: Reach): Promise<Table> {
  const who = await reach.query(newPersonasCustomers({ tags: spec.tags, history: spec.history }));
  const least = Math.max(LEAST, spec.k ?? 0, 2 * old.centres.length);
  if (who.rows < least) throw fault("new-personas/too-few-customers", { table: spec.tags, customers: who.rows, least });
  return who;
}

/** Fewer customers are not clustered. */
const LEAST = 50;

async function inputOf(ground: Ground, who: Table, rates: Rates, reach: Reach) {
  const tags = await tagsAt(ground.spec.tags, wantedColumns(ground), numbers(who, "at"), reach);
  return { ...reconstructing(ground, ground.old, rates), tags, contacted: contactedOf(who), k: ground.spec.k, survey: true };
}

/** One row a customer, by id: what was found of each. */
function membersOf(who: Table, found: Reconstructed, from: readonly string[]): Table {
  const persona: Coded = { codes: found.labels, levels: ids(found.k) };
  const historical: Coded = { codes: found.historical, levels: [...from] };
  const { contacted } = who.columns;
  return { rows: who.rows, columns: { persona, historical, inside: Float64Array.from(found.inside), contacted, distance2: found.distances } };
}

function personasOf({ coverage }: Reconstructed, profiles: readonly Profile[], { relations }: Flow, customers: number): NewPersona[] {
  return profiles.map((profile, c): NewPersona => {
    const { contacted, never, smd, extrapolation } = coverage[c];
    const n = contacted + never;
    const parents = relations[c].parents.map(({ from, share }) => ({ id: from, share }));
    return { id: profile.id, n, share: n / customers, profile, relation: relations[c].relation, parents, coverage: { contacted, never }, smd, extrapolation };
  });
}

/** The personas as a table that may leave the cell: without the numbers of few customers. */
function personaTable(personas: readonly NewPersona[], hidden: readonly Veil[]): Table {
  const shown = (what: keyof Veil, of: (persona: NewPersona) => number) => personas.map((persona, i) => (hidden[i][what] ? null : of(persona)));
  return table({
    persona: personas.map(({ id }) => id),
    customers: shown("size", ({ n }) => n),
    share: shown("size", ({ share }) => share),
    contacted: shown("coverage", ({ coverage }) => coverage.contacted),
    never_contacted: shown("coverage", ({ coverage }) => coverage.never),
    relation: personas.map(({ relation }) => relation),
  });
}

/** Where the same old personas' customers are one window later; null where none was there before. */
async function drifted(ground: Ground, before: Placed, reach: Reach): Promise<Flow | null> {
  const rows = rowsOf(await reach.query(newPersonasDrift(before.table, tableName(reach.name, "members")))) as unknown as {
    before: string;
    now: string;
    customers: number;
  }[];
  if (!rows.length) return null;
  const { from } = ground;
  const counts = from.map(() => from.map(() => 0));
  for (const row of rows) counts[from.indexOf(row.before)][from.indexOf(row.now)] = row.customers;
  return flow(counts, from, from);
}
