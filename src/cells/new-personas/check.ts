import { shrunkRates, type Cells } from "../../core/persona/affinity.ts";
import { blockColumns } from "../../core/persona/blocks.ts";
import { besideModel, check, MOST_TRAINED, tells, type Score } from "../../core/persona/check.ts";
import type { OldPersonas } from "../../core/persona/stand.ts";
import { numbers, texts, type Coded } from "../../core/table.ts";
import { newPersonasHeldOut } from "../../sql/new-personas-cells.ts";
import { newPersonasContacts } from "../../sql/new-personas-contacts.ts";
import type { Reach } from "../cell.ts";
import { cellsOf, part, reconstructing, tagsAt, tagsOf, wantedColumns, type CellsByPart, type Ground, type Span } from "./inputs.ts";
import { contactedOf, placed, placesOf, type Placed } from "./place.ts";
import type { NewPersonasResult, Unchecked } from "./result.ts";

type Checked = Pick<NewPersonasResult, "check" | "unchecked">;

/** Fewer successes do not make personas. */
const LEAST = 50;

/** What was known before the campaigns held out, and how much better the customers themselves tell. */
interface Foreknown {
  /** Historical personas refitted on earlier successes, and all customers among them as they were in the month before. */
  old: OldPersonas;
  then: Placed;
  cells: CellsByPart;
  /** When the first campaign held out began. */
  from: string | null;
  /** What a model foretells; null where it was not tried or cannot. */
  model: Score | null;
}

/** What the check needs that does not hang on the new personas; or why there can be none. */
export async function foreknown(ground: Ground, reach: Reach, span: Span): Promise<Foreknown | Unchecked> {
  const split = `${ground.spec.tags}_split`;
  const successes = await tagsOf(`${split}_at_success`, [...new Set(ground.old.plan.sources)], reach);
  if (!successes.rows) return "no-split";
  if (successes.rows < Math.max(LEAST, 2 * ground.old.centres.length)) return "few-successes";
  const old = await reach.compute("personas", "refit", { tags: successes, old: modelOf(ground.old), seed: `${ground.spec.seed}/check` }, part(span, 0, 0.3));
  const then = await placed(ground, split, { old, span: part(span, 0.3, 0.6) }, reach);
  if (!then) return "no-split";
  const cells = await cellsOf(ground, { table: then.table, everyone: false }, ground.from, reach);
  const began = texts(await reach.query(newPersonasHeldOut(`${ground.spec.history}_campaigns`)), "held_from");
  const model = tells(parts(cells)) ? await modelled(ground, cells.earlier, { reach, span: part(span, 0.6, 1) }) : null;
  return { old, then, cells, from: began.levels[began.codes[0]] ?? null, model };
}

/**
 * Whether new personas foretell campaigns held out: everything is made again from what was known before them, then tried on them.
 *
 * Rates come from earlier contacts only.
 */
export async function checked(ground: Ground, known: Foreknown | Unchecked, k: number, reach: Reach): Promise<Checked> {
  if (typeof known === "string") return not(known);
  if (known.then.who.rows < k) return not("no-split");
  const { cells, from, model } = known;
  if (![cells.earlier, cells.heldOut].every(({ n }) => n.flat().some((contacts) => contacts > 0))) return not("few-contacts");
  const fresh = await foretold(ground, known, k, reach);
  const found = check(parts(cells), parts(fresh.cells), fresh.counts);
  return { check: { ...besideModel(found, model), from }, unchecked: null };
}

/** How well a model of the customer's tags, as they were before the campaigns held out, and of the campaign's type foretells. */
async function modelled({ spec, old, described }: Ground, earlier: Cells, { reach, span }: { reach: Reach; span: Span }): Promise<Score | null> {
  const tags = `${spec.tags}_split`;
  const contacts = earlier.n.flat().reduce((sum, n) => sum + n, 0);
  const share = Math.min(1, (0.99 * MOST_TRAINED) / contacts);
  const query = newPersonasContacts({ history: spec.history, campaigns: `${spec.history}_campaigns`, types: spec.types, tags, share, seed: spec.seed });
  const drawn = await reach.query(query);
  const columns = [...new Set([...old.plan.sources, ...blockColumns(described.tags, old.columns).trend])];
  const types = Object.fromEntries(old.plan.columns.map(({ column, type }) => [column, type]));
  const [customers, success, heldOut] = ["at", "success", "held_out"].map((column) => numbers(drawn, column));
  const input = { tags: await tagsOf(tags, columns, reach), types, customers, campaigns: texts(drawn, "type"), success, heldOut };
  return reach.compute("personas", "foretell", input, span);
}

/** New personas as they would have been found before the campaigns held out, and how contacts fall into them. */
async function foretold(ground: Ground, { old, then, cells }: Foreknown, k: number, reach: Reach): Promise<{ cells: CellsByPart; counts: number[][] }> {
  const split = `${ground.spec.tags}_split`;
  const tags = await tagsAt(split, wantedColumns(ground), numbers(then.who, "at"), reach);
  const settings = reconstructing(ground, old, shrunkRates(cells.earlier));
  const found = await reach.compute("personas", "reconstruct", { ...settings, tags, contacted: contactedOf(then.who), k, survey: false }, [0.75, 0.97]);
  const names = Array.from({ length: found.k }, (_, c) => `N${c + 1}`);
  const nearest: Coded = { codes: found.labels, levels: names };
  const inside = new Float64Array(then.who.rows).fill(1);
  const table = await placesOf(split, { nearest, inside }, reach);
  return { cells: await cellsOf(ground, { table, everyone: false }, names, reach), counts: found.counts.all };
}

const parts = ({ earlier, heldOut }: CellsByPart) => ({ train: earlier, test: heldOut });
const modelOf = ({ plan, centres, gates }: OldPersonas): OldPersonas => ({ plan, centres, gates });
const not = (unchecked: Unchecked): Checked => ({ check: null, unchecked });
