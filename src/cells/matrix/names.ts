import { groupNames } from "../../i18n/traits.ts";
import { OUTSIDE } from "./arrange.ts";
import type { MatrixResult } from "./result.ts";
import type { Spec } from "./schema.ts";

/** What types and personas are called, by id. */
export interface Names {
  types: ReadonlyMap<string, string>;
  personas: ReadonlyMap<string, string>;
}

/** Names from what sets groups apart, or as a reader named them in the cells that found them. @param outside what those outside all personas are called */
export function namesOf(result: MatrixResult, spec: Pick<Spec, "types" | "personas">, label: (raw: string) => string, outside: string): Names {
  const personas = new Map(groupNames(spec.personas, result.personas, result.tags, label));
  const key = `${spec.personas}.${OUTSIDE}`;
  if (result.personas.some(({ id }) => id === OUTSIDE)) personas.set(OUTSIDE, label(key) === key ? outside : label(key));
  return { types: groupNames(spec.types, result.types, [], label), personas };
}
