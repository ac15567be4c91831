import { shrunkRates } from "../../core/persona/affinity.ts";
import { blockColumns } from "../../core/persona/blocks.ts";
import { besideModel, check, MOST_TRAINED, type Score } from "../../core/persona/check.ts";
import type { OldPersonas } from "../../core/persona/stand.ts";
import { gathered, numbers, texts, type Coded } from "../../core/table.ts";
import { newPersonasHeldOut } from "../../sql/new-personas-cells.ts";
import { newPersonasContacts } from "../../sql/new-personas-contacts.ts";
import type { Reach } from "../cell.ts";
import { cellsOf, reconstructing, tagsOf, wantedColumns, type CellsByPart, type Ground } from "./inputs.ts";
import { contactedOf, placed, placesOf, type Placed } from "./place.ts";
import type { NewPersonasResult, Unchecked } from "./result.ts";

type Checked = Pick<NewPersonasResult, "check" | "unchecked">;

/** Fewer successes do not make personas. */
const LEAST = 50;

/**
 * Whether new personas foretell campaigns held out: everything is made again from what was known before them, then tried on them.
 *
 * Historical personas are refitted on earlier successes, all customers are taken as they were in the month before, and rates come from
 * earlier contacts only.
 */
export async function checked(ground: Ground, k: number, reach: Reach): Promise<Checked> {
  const split = `${ground.spec.tags}_split`;
  const successes = await tagsOf(`${split}_at_success`, [...new Set(ground.old.plan.sources)], reach);
  if (!successes.rows) return not("no-split");
  if (successes.rows < Math.max(LEAST, 2 * ground.old.centres.length)) return not("few-successes");
  const old = await reach.compute("personas", "refit", { tags: successes, old: modelOf(ground.old), seed: `${ground.spec.seed}/check` }, [0.7, 0.75]);
  const then = await placed(ground, split, old, reach);
  if (!then || then.who.rows < k) return not("no-split");
  const cells = await cellsOf(ground, { table: then.table, everyone: false }, ground.from, reach);
  if (![cells.earlier, cells.heldOut].every(({ n }) => n.flat().some((contacts) => contacts > 0))) return not("few-contacts");
  const fresh = await foretold(ground, { old, then, cells, k }, reach);
  const from = await reach.query(newPersonasHeldOut(`${ground.spec.history}_campaigns`));
  const found = check(parts(cells), parts(fresh.cells), fresh.counts);
  const beside = found.verdict === "too-few" ? found : besideModel(found, await modelled(ground, found.trainContacts, reach));
  const began = texts(from, "held_from");
  return { check: { ...beside, from: began.levels[began.codes[0]] ?? null }, unchecked: null };
}

/** How well a model of the customer's tags, as they were before the campaigns held out, and of the campaign's type foretells. */
async function modelled({ spec, old, described }: Ground, contacts: number, reach: Reach): Promise<Score | null> {
  const tags = `${spec.tags}_split`;
  const share = Math.min(1, (0.99 * MOST_TRAINED) / contacts);
  const query = newPersonasContacts({ history: spec.history, campaigns: `${spec.history}_campaigns`, types: spec.types, tags, share, seed: spec.seed });
  const drawn = await reach.query(query);
  const columns = [...new Set([...old.plan.sources, ...blockColumns(described.tags, old.columns).trend])];
  const types = Object.fromEntries(old.plan.columns.map(({ column, type }) => [column, type]));
  const [customers, success, heldOut] = ["at", "success", "held_out"].map((column) => numbers(drawn, column));
  const input = { tags: await tagsOf(tags, columns, reach), types, customers, campaigns: texts(drawn, "type"), success, heldOut };
  return reach.compute("personas", "foretell", input, [0.93, 0.99]);
}

interface Then {
  old: OldPersonas;
  then: Placed;
  cells: CellsByPart;
  k: number;
}

/** New personas as they would have been found before the campaigns held out, and how contacts fall into them. */
async function foretold(ground: Ground, { old, then, cells, k }: Then, reach: Reach): Promise<{ cells: CellsByPart; counts: number[][] }> {
  const split = `${ground.spec.tags}_split`;
  const tags = gathered(await tagsOf(split, wantedColumns(ground), reach), numbers(then.who, "at"));
  const settings = reconstructing(ground, old, shrunkRates(cells.earlier));
  const contacted = contactedOf(then.who);
  const found = await reach.compute("personas", "reconstruct", { ...settings, tags, contacted, k, survey: false, profiled: [] }, [0.8, 0.93]);
  const names = Array.from({ length: found.k }, (_, c) => `N${c + 1}`);
  const nearest: Coded = { codes: found.labels, levels: names };
  const inside = new Float64Array(then.who.rows).fill(1);
  const table = await placesOf(split, { nearest, inside }, reach);
  return { cells: await cellsOf(ground, { table, everyone: false }, names, reach), counts: found.counts.all };
}

const parts = ({ earlier, heldOut }: CellsByPart) => ({ train: earlier, test: heldOut });
const modelOf = ({ plan, centres, gates }: OldPersonas): OldPersonas => ({ plan, centres, gates });
const not = (unchecked: Unchecked): Checked => ({ check: null, unchecked });
