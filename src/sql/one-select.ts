import { handwritten, type Sql } from "./sql.ts";
import { isKeyword, wordsOf, type Word } from "./words-of.ts";

/** How a query may start. */
const STARTS = ["SELECT", "WITH", "FROM", "VALUES", "PIVOT", "UNPIVOT"];

/** What a WITH may lead to that is no query. */
const CHANGES = ["INSERT", "UPDATE", "DELETE", "MERGE"];

/** The one query in a text, or why it is none. */
export type OneSelect = { query: Sql } | { refused: "empty" } | { refused: "several" } | { refused: "not-select"; word: string };

/**
 * Take a text for exactly one query: SELECT or WITH, or DuckDB's FROM, VALUES, PIVOT without one. A last semicolon is left out, and what follows it.
 *
 * Whether it is right only the engine knows; this keeps out what is not for asking.
 */
export function oneSelect(text: string): OneSelect {
  const words = wordsOf(text);
  const end = words.findIndex((word) => isSign(word, ";"));
  const said = end < 0 ? words : words.slice(0, end);
  if (end >= 0 && words.slice(end).some((word) => !isSign(word, ";"))) return { refused: "several" };
  const first = said.find((word) => !isSign(word, "("));
  if (!first) return { refused: "empty" };
  if (!isKeyword(first, ...STARTS)) return { refused: "not-select", word: first.text };
  const change = isKeyword(first, "WITH") ? changeIn(said) : undefined;
  if (change) return { refused: "not-select", word: change.text };
  return { query: handwritten(end < 0 ? text.trimEnd() : text.slice(0, words[end].at).trimEnd()) };
}

/** The keyword outside all brackets, right after one, that makes a WITH a change. */
function changeIn(words: readonly Word[]): Word | undefined {
  let depth = 0;
  return words.find((word, i) => {
    if (isSign(word, "(")) ++depth;
    if (isSign(word, ")")) --depth;
    return depth === 0 && isKeyword(word, ...CHANGES) && isSign(words[i - 1], ")");
  });
}

function isSign(word: Word | undefined, sign: string): boolean {
  return word !== undefined && !word.quoted && word.text === sign;
}
