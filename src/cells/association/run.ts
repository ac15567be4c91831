import "./faults.ts";
import { fault } from "../../core/fault.ts";
import type { Associated, Placed } from "../../core/lift/associate.ts";
import { withChance, type Chance } from "../../core/lift/model.ts";
import { rowsOf, type Table } from "../../core/table.ts";
import { candidatesExpected, itemCandidates, maskWords } from "../../sql/item-candidates.ts";
import { itemMasks } from "../../sql/item-masks.ts";
import { tableName, type Reach } from "../cell.ts";
import { asked, checkScores } from "./inputs.ts";
import { laidOut, type Laid } from "./items.ts";
import type { AssociationResult, CandidatesFound, Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

/** Rules that a result shows. */
const SAID = 200;

/** Find which items go together, and who has one and not yet the other. @throws Fault `association/…` */
export async function run(spec: Spec, reach: Reach): Promise<AssociationResult> {
  const inputs = await asked(spec, reach);
  if (spec.candidates && spec.model) await checkScores(spec.model, reach);
  const laid = await laidOut(spec, inputs, reach);
  reach.progress(0.1);
  const masks = spec.candidates ? await reach.scratch(itemMasks(laid, spec.group)) : null;
  const read = async () => wordsOf(await reach.query(masks ? maskWords(masks, laid.words) : itemMasks(laid, spec.group, false)), laid.words);
  const words = await read();
  reach.progress(0.3);
  const n = words[0]?.length ?? 0;
  const { minLift, minCount, maxQ, base, rules } = spec;
  const { k } = reach.settings;
  const input = { n, words, items: laid.items, base, minLift, minCount, maxQ, k, rules, texts: laid.texts };
  const found = await reach.compute("association", "associate", input, [0.3, spec.candidates ? 0.7 : 0.9]);
  await reach.make("", found.pairsTable);
  await reach.make("rules", found.rulesTable);
  const told = masks ? await candidatesFor(spec, { laid, found, masks, words: await read() }, reach) : null;
  return {
    n,
    customers: spec.customers,
    holdings: spec.holdings.table,
    group: spec.group,
    base,
    items: found.items,
    angles: found.angles,
    rules: found.rules.slice(0, SAID),
    rulesFound: found.rules.length,
    ruleLeast: found.ruleLeast,
    candidates: told?.candidates ?? null,
    k,
    model: told?.chance ? withChance(found.model, found.items, laid.texts, told.chance) : found.model,
    trained: { rows: n, table: spec.customers || spec.holdings.table, period: null, seed: null, items: found.items.length, rules: found.model.rules.length },
    warnings: [...laid.warnings, ...warningsOf(found)],
  };
}

interface Ready {
  laid: Laid;
  found: Associated;
  masks: string;
  words: Float64Array[];
}

async function candidatesFor(spec: Spec, { laid, found, masks, words }: Ready, reach: Reach): Promise<{ candidates: CandidatesFound; chance: Chance | null }> {
  const { has, lacks } = spec.candidates!;
  if (has === lacks) throw fault("association/same-item", { item: has });
  const kept = new Set(found.items.map(({ id }) => id));
  const placed = (id: string): Placed => {
    const item = laid.items.find((each) => each.id === id && kept.has(id));
    if (!item) throw fault("association/no-candidate-item", { item: id, rare: found.rare.includes(id) });
    return item;
  };
  const items = laid.items.filter(({ id }) => kept.has(id));
  const input = { n: found.n, words, items, has: placed(has), lacks: placed(lacks) };
  const { at, probability, reason, logit, both } = await reach.compute("association", "candidates", input, [0.7, 0.95]);
  const rows: Table = { rows: at.length, columns: { at, probability, reason: { codes: reason, levels: items.map(({ id }) => id) } } };
  const keyed = laid.wide ? laid.wide.customer !== "" : true;
  const ranking = { masks, found: await reach.scratch(rows), model: spec.model };
  await reach.make("candidates", itemCandidates(ranking, { has, lacks, keyed }));
  const { n, expected } = rowsOf(await reach.query(candidatesExpected(tableName(reach.name, "candidates"))))[0];
  const by = spec.model ? "model" : logit ? "items" : "share";
  const place = (id: string) => items.findIndex((item) => item.id === id);
  const chance = logit && by === "items" ? { has: place(has), lacks: place(lacks), ...logit } : null;
  return { candidates: { has, lacks, n: Number(n), expected: Number(expected), both, by }, chance };
}

function wordsOf({ columns }: Table, words: number): Float64Array[] {
  return Array.from({ length: words }, (_, w) => columns[`w${w}`] as Float64Array);
}

function warningsOf({ rare, least, complete, ruleLeast, angles }: Associated): Warning[] {
  const warnings: Warning[] = [];
  if (rare.length) warnings.push({ code: "rare", items: rare.slice(0, 8), count: rare.length, least });
  if (!complete) warnings.push({ code: "stopped", least: ruleLeast });
  if (!angles.some(({ worth }) => worth)) warnings.push({ code: "no-worth" });
  return warnings;
}
