import type { Tag, Trait } from "../../core/tag.ts";
import type { PersonaSource } from "../../sql/matrix-members.ts";

/** A group as its finder left it: an id and what sets it apart. */
export interface Group {
  id: string;
  traits: Trait[];
}

/** The personas that the columns are made of. */
export interface Columns {
  from: PersonaSource;
  groups: Group[];
  tags: Tag[];
  /** Rates that the new personas inherit, where they have any. */
  priors: { types: readonly string[]; personas: readonly string[]; means: readonly (readonly (number | null)[])[] } | null;
}

interface Profile {
  id: string;
  traits: Trait[];
}

/** What this cell reads of a result of personas. */
interface Personas {
  libraries: { success: { profiles: readonly Profile[] } };
  tags: Tag[];
}

/** What this cell reads of a result of new personas. */
interface NewPersonas {
  personas: readonly { id: string; profile: Profile }[];
  priors: Columns["priors"];
  tags: Tag[];
}

/** Columns from either result of personas, told apart by their shape. */
export function columnsFrom(result: Personas | NewPersonas): Columns {
  if ("libraries" in result)
    return { from: "personas", groups: result.libraries.success.profiles.map(({ id, traits }) => ({ id, traits })), tags: result.tags, priors: null };
  return { from: "new-personas", groups: result.personas.map(({ id, profile }) => ({ id, traits: profile.traits })), tags: result.tags, priors: result.priors };
}

/** The groups in the order they were found, then those that only the members know, such as `P0`, by id. */
export function withUnknown(groups: readonly Group[], ids: Iterable<string>): Group[] {
  const known = new Set(groups.map(({ id }) => id));
  const rest = [...new Set(ids)].filter((id) => !known.has(id)).sort((a, b) => (a < b ? -1 : 1));
  return [...groups, ...rest.map((id) => ({ id, traits: [] }))];
}

/** Prior rates by type and persona in our order; null where the personas know of none. */
export function priorsFor(priors: Columns["priors"], types: readonly string[], personas: readonly string[]): (number | null)[][] | undefined {
  if (!priors) return undefined;
  return types.map((type) => personas.map((persona) => priors.means[priors.types.indexOf(type)]?.[priors.personas.indexOf(persona)] ?? null));
}
