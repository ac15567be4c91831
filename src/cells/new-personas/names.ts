import { groupNames } from "../../i18n/traits.ts";
import type { NewPersonasResult } from "./result.ts";

/** Names of personas in the reader's words, by id: new, historical, and the outside. */
export function namesOf(
  cell: string,
  { result, historical, outside, label }: { result: NewPersonasResult; historical: string; outside: string; label: (raw: string) => string },
): Map<string, string> {
  const fresh = groupNames(
    cell,
    result.personas.map(({ id, profile }) => ({ id, traits: profile.traits })),
    result.tags,
    label,
  );
  return new Map([...fresh, ...groupNames(historical, result.historical, result.tags, label), ["P0", outside]]);
}
