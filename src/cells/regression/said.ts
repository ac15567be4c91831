import { sentences } from "../../i18n/i18n.svelte.ts";
import { figures, fixed, percent } from "../../i18n/number.ts";
import { columnName, levelName } from "../../i18n/traits.ts";
import type { Result } from "./result.ts";
import type { words as catalogue } from "./words.ts";

type Words = (typeof catalogue)["en"];
type Term = Result["terms"][number];
type Label = (raw: string) => string;

/** What a coefficient is called. */
export function termName({ source, level, lacks }: Term, words: Words, label: Label): string {
  const column = columnName(source, label);
  if (lacks) return words.lacking(column);
  return level === null ? column : words.levelOf(column, levelName(level, label));
}

/** What a prepared column is called, by its name and its source. */
export function nameOf(name: string, source: string, words: Words, label: Label): string {
  const column = columnName(source, label);
  if (name === source) return column;
  return name.startsWith(`${source}=`) ? words.levelOf(column, levelName(name.slice(source.length + 1), label)) : words.lacking(column);
}

/** The coefficients by the size of their effect. */
export function bySize(terms: readonly Term[]): Term[] {
  return terms.toSorted((a, b) => Math.abs(b.beta.estimate) - Math.abs(a.beta.estimate));
}

/** A coefficient or an end of its interval, to the first digit in which it is uncertain. */
export function precise(x: number, se: number): string {
  return se > 0 && Number.isFinite(se) ? fixed(x, Math.max(0, Math.min(8, -Math.floor(Math.log10(se))))) : figures(x);
}

/** How much is explained, in words; never rounded up to all of it. */
function explained(share: number): string {
  return share > 0.99 && share < 1 ? percent(Math.min(share, 0.999)) : percent(share, 0);
}

/** The result in a sentence or two: how much is explained, and by what most. */
export function sentenceOf({ terms, fit, model, used }: Result, words: Words, label: Label): string {
  const first = words.explains(columnName(model.target, label), explained(fit.r2), used.length);
  const [most] = bySize(terms.filter(({ low, high }) => low > 0 || high < 0));
  if (!most) return sentences(first, words.nothing);
  const column = columnName(most.source, label);
  const said = [precise(most.estimate, most.se), precise(most.low, most.se), precise(most.high, most.se)] as const;
  if (most.lacks) return first;
  if (most.level === null) return sentences(first, words.more(column, ...said));
  const plan = model.plan.columns.find((part) => part.column === most.source);
  const against = plan?.type === "category" ? levelName(plan.levels[0], label) : "";
  return sentences(first, words.rather(column, levelName(most.level, label), against, ...said));
}

/** The line of a simple regression; empty where there are more columns. */
export function equationOf({ terms, origin, model }: Result, words: Words, label: Label): string {
  const [only] = terms;
  if (terms.length !== 1 || only.level !== null || only.lacks) return "";
  return words.equation(columnName(model.target, label), figures(origin), figures(Math.abs(only.estimate)), columnName(only.source, label), only.estimate < 0);
}
