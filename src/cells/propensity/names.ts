import { MISSING } from "../../core/prepare/fit-column.ts";
import type { Effect } from "../../core/model/effects.ts";
import type { Tag, Trait } from "../../core/tag.ts";
import { columnName, levelName, tagName, traitName } from "../../i18n/traits.ts";

/** What columns, reasons and terms are called. */
export interface Names {
  column(column: string): string;
  /** A reason in facts, `column` or `column=level`, in words: "high balance". */
  reason(fact: string): string;
  /** A prepared column: "job: retired". */
  term(effect: Pick<Effect, "name" | "source">): string;
}

/** Names in the reader's words. @param effects tell whether much or little of a number speaks for a yes */
export function namesOf({
  columns,
  effects,
  tags,
  label,
  levelOf,
}: {
  columns: readonly string[];
  effects: readonly Effect[];
  tags: readonly Tag[];
  label: (raw: string) => string;
  /** A column with its level, in words. */
  levelOf: (column: string, level: string) => string;
}): Names {
  const signs = new Map(effects.filter(({ name, source }) => name === source).map(({ source, coefficient }) => [source, coefficient]));
  const longest = columns.toSorted((a, b) => b.length - a.length);
  const column = (name: string) => {
    const tag = tags.find((tag) => tag.column === name);
    return tag ? tagName(tag, label) : columnName(name, label);
  };
  const part = (name: string, level: string) => levelOf(column(name), levelName(level, label));
  return {
    column,
    reason(fact) {
      const of = columns.includes(fact) ? fact : longest.find((name) => fact.startsWith(`${name}=`));
      if (of === undefined) return fact;
      const level = fact === of ? null : fact.slice(of.length + 1);
      if (level !== null && level !== "1" && level !== "0") return part(of, level);
      const trait: Trait = { column: of, level, direction: (signs.get(of) ?? 1) >= 0 ? "high" : "low", strength: "very", score: 0 };
      return traitName(trait, tags, label);
    },
    term({ name, source }) {
      if (name === source) return column(source);
      return name.startsWith(`${source}=`) ? part(source, name.slice(source.length + 1)) : part(source, MISSING);
    },
  };
}
