import { takeRows } from "../../src/core/cluster/rows.ts";
import { silhouette } from "../../src/core/cluster/silhouette.ts";
import { alone } from "../../src/core/crew.ts";
import { randomFrom } from "../../src/core/random.ts";
import type { Library } from "../../src/core/persona/library.ts";
import { applyPlan } from "../../src/core/prepare/apply.ts";
import { numbers, texts, type Table } from "../../src/core/table.ts";
import type { MatrixResult } from "../../src/cells/matrix/result.ts";
import type { NewPersonasResult } from "../../src/cells/new-personas/result.ts";
import { kernels } from "../../workers/kernels/kernels.ts";
import { campaignTypes } from "../telecom/campaign-types.ts";
import { personas } from "../telecom/personas.ts";
import type { World } from "../telecom/simulate.ts";
import { bestOf, type Asked } from "../telecom/truth.ts";
import { agreement, majorities, verdicts, type Verdict } from "./judge.ts";
import type { Ran } from "./run-notebook.ts";

/** What a run of the telecom notebook found of what was planted. */
export interface Figures {
  seed: string;
  types: { k: number; agreement: number; width: number };
  historical: { k: number; silhouette: number };
  now: { k: number; agreement: number; relations: string[] };
  /** Silhouette of the planted personas in the prepared space of the success personas. */
  planted: { silhouette: number; noise: number };
  contacts: { each: number; never: number };
  best: (Verdict & { type: string; persona: string; base: number; lift: number })[];
  check: { base: number; old: number; new: number; logLoss: [base: number, old: number, new: number]; verdict: string } | null;
}

interface Results {
  types: { k: number; width: number };
  personas: { libraries: { success: Library } };
  new_personas: NewPersonasResult;
  matrix: MatrixResult;
  history: { contacts: number };
}

/** Judge a run. The table `truth` must stand beside the cells' tables. */
export async function figuresOf({ reach, results }: Ran, world: World, asked: readonly Asked[]): Promise<Figures> {
  const found = results as unknown as Results;
  const members = reach.query("SELECT m.persona AS persona, t.persona::DOUBLE AS planted FROM new_personas_members AS m JOIN truth AS t USING (customer_id)");
  const [now, planted] = [textOf(members, "persona"), Array.from(numbers(members, "planted"))];
  const typed = reach.query("SELECT campaign_id, type FROM types");
  const typeOf = new Map(textOf(typed, "campaign_id").map((id, i) => [id, textOf(typed, "type")[i]]));
  const known = world.campaigns.filter(({ id }) => typeOf.has(id));
  const [foundTypes, plantedTypes] = [known.map(({ id }) => typeOf.get(id)!), known.map(({ type }) => type)];
  const best = world.rates.map(bestOf);
  const verdict = verdicts(found.matrix.assignment, majorities(foundTypes, plantedTypes), majorities(now, planted), best);
  const { new_personas: made, personas: old } = found;
  return {
    seed: world.seed,
    types: { k: found.types.k, agreement: agreement(foundTypes, plantedTypes), width: found.types.width },
    historical: { k: old.libraries.success.k, silhouette: old.libraries.success.silhouette },
    now: { k: made.k, agreement: agreement(now, planted), relations: made.personas.map(({ relation }) => relation) },
    planted: {
      silhouette: await plantedSilhouette(
        reach.query("SELECT tags.*, truth.persona::DOUBLE AS planted FROM tags JOIN truth USING (customer_id)"),
        old.libraries.success,
      ),
      noise: planted.filter((p) => p < 0).length / planted.length,
    },
    contacts: { each: found.history.contacts / made.customers, never: 1 - made.contacted / made.customers },
    best: best.map((persona, t) => ({ type: campaignTypes[t].name, persona: personas[persona].name, ...verdict[t], base: asked[t].base, lift: asked[t].lift })),
    check: made.check && checkOf(made.check),
  };
}

function checkOf({ a, b, c, verdict }: NonNullable<NewPersonasResult["check"]>): Figures["check"] {
  return a && b && c && { base: a.auc, old: b.auc, new: c.auc, logLoss: [a.logLoss, b.logLoss, c.logLoss], verdict };
}

async function plantedSilhouette(tags: Table, { plan }: Library): Promise<number> {
  const { x, n, d } = applyPlan(plan, tags);
  const planted = numbers(tags, "planted");
  const followers = Int32Array.from({ length: n }, (_, i) => i).filter((i) => planted[i] >= 0);
  const rows = randomFrom("report").shuffle(followers).subarray(0, 2000);
  const labels = Int32Array.from(rows, (i) => planted[i]);
  return (await silhouette({ x: takeRows(x, d, rows), n: rows.length, d }, labels, personas.length, alone(kernels))).mean;
}

function textOf(table: Table, column: string): string[] {
  const { codes, levels } = texts(table, column);
  return Array.from(codes, (code) => levels[code]);
}
