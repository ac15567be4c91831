import type { Tag, Trait } from "../../core/tag.ts";
import { groupNames } from "../../i18n/traits.ts";
import type { Spec } from "./schema.ts";

interface Group {
  id: string;
  traits: Trait[];
}

/** What names are made of: the result of the matrix. */
export interface Named {
  types: Group[];
  personas: Group[];
  tags: Tag[];
}

/** What campaign types and personas are called, by id; the id itself where nobody knows more. */
export interface Names {
  type: (id: string) => string;
  persona: (id: string | null) => string;
}

/** Names of types and personas in the reader's words. */
export function namesOf({ types, personas }: Pick<Spec, "types" | "personas">, matrix: Named | undefined, label: (raw: string) => string, none: string): Names {
  const typeNames = matrix && groupNames(types, matrix.types, [], label);
  const personaNames =
    matrix &&
    groupNames(
      personas,
      matrix.personas.filter(({ id }) => id !== "P0"),
      matrix.tags,
      label,
    );
  return {
    type: (id) => typeNames?.get(id) ?? label(id),
    persona: (id) => (id === null || id === "P0" ? none : (personaNames?.get(id) ?? label(id))),
  };
}
