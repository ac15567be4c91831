import type { Trained } from "../../core/model/model-file.ts";
import { liftsOf, type Rates } from "../../core/persona/affinity.ts";
import { contactColumn, type NewPersonasModel } from "../../core/persona/frozen.ts";
import type { Reconstructed } from "../../core/persona/reconstruct.ts";
import type { Ground } from "./inputs.ts";
import type { NewPersona } from "./result.ts";
import type { Veil } from "./veil.ts";

/** New personas as they travel: sizes and traits only of those that are not too small. */
export function newPersonasModel(
  { old, types, described: { tags } }: Ground,
  rates: Rates,
  { frozen }: Pick<Reconstructed, "frozen">,
  { personas, hidden }: { personas: readonly NewPersona[]; hidden: readonly Veil[] },
): NewPersonasModel {
  const asks = frozen.blocks.some(({ block }) => block === "participation");
  const used = new Set([...old.plan.sources, ...frozen.blocks.flatMap(({ columns }) => columns.map(({ column }) => column))]);
  return {
    kind: "new-personas",
    plan: old.plan,
    old: old.centres,
    types,
    lifts: liftsOf(rates, old.centres.length),
    ...frozen,
    contacted: asks ? contactColumn(tags) : null,
    groups: personas.map(({ id, n, share, profile }, c) => ({
      id,
      n: hidden[c].size ? null : n,
      share: hidden[c].size ? null : share,
      traits: hidden[c].size ? [] : profile.traits,
    })),
    tags: tags.filter(({ column }) => used.has(column)),
  };
}

/** What they were found among. */
export function trainedOf({ spec, described }: Ground, { k, choice }: Pick<Reconstructed, "k" | "choice">, rows: number): Trained {
  const how = choice && { silhouette: choice.silhouette, stability: choice.stability };
  return { rows, table: spec.tags, period: described.month, seed: spec.seed, groups: k, ...how };
}
