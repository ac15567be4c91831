import { isKeyword, wordsOf, type Word } from "./words-of.ts";

/** Words after which a list of tables may stand. */
const OPENS = ["FROM", "JOIN"];

/** Words after which one table stands. */
const OPENS_ONE = ["PIVOT", "PIVOT_WIDER", "UNPIVOT", "PIVOT_LONGER", "SUMMARIZE", "DESCRIBE", "TABLE"];

/** Words that end a list of tables. */
const CLOSES = ["SELECT", "WHERE", "GROUP", "HAVING", "WINDOW", "QUALIFY", "ORDER", "LIMIT", "OFFSET", "UNION", "EXCEPT", "INTERSECT", "RETURNING", "USING"];

/** Functions whose arguments may hold a FROM of their own, as in EXTRACT(year FROM day). */
const SPEAKS_FROM = ["EXTRACT", "SUBSTRING", "TRIM", "OVERLAY", "POSITION"];

/** Where we are: a table stands next, alone or in a list; in a list after a table; elsewhere; in a function that says FROM. */
type Place = "table" | "one" | "list" | "else" | "words";

/**
 * The tables a query reads: names after FROM, JOIN or a comma of their list, less those its WITH defines.
 *
 * A scan, not a parse: an unfinished query gives what can be seen of it. Of a.b.c it gives c. Each once, as first written, in order of first use;
 * upper and lower case count as the same.
 *
 * Why not DuckDB's getTableNames: 1.4.3 refuses USING, NATURAL, ASOF and COLUMNS(…). It is the oracle of our test.
 */
export function tablesIn(query: string): string[] {
  const found = new Map<string, string>();
  const own = new Set<string>();
  const outer: Place[] = [];
  let place: Place = "else";
  const words = wordsOf(query);
  words.forEach((word, i) => {
    if (word.text === "(" && !word.quoted) {
      outer.push(place);
      place = isKeyword(words[i - 1], ...SPEAKS_FROM) ? "words" : place === "table" ? "table" : "else";
    } else if (word.text === ")" && !word.quoted) {
      place = after(outer.pop());
    } else if (word.text === "," && !word.quoted) {
      if (place === "list") place = "table";
    } else if (word.name) {
      if (defines(words, i)) own.add(word.text.toLowerCase());
      const next = keywordPlace(words, i, place);
      if (next) place = next;
      else if ((place === "table" || place === "one") && words[i + 1]?.text !== "." && !isKeyword(word, "LATERAL")) {
        const key = word.text.toLowerCase();
        if (words[i + 1]?.text !== "(" && !found.has(key)) found.set(key, word.text);
        place = place === "one" ? "else" : "list";
      }
    }
  });
  return [...found].filter(([key]) => !own.has(key)).map(([, table]) => table);
}

/** The place after a bracket, by the place before it. */
function after(before: Place | undefined): Place {
  return before === "table" || before === "list" ? "list" : before === "words" ? "words" : "else";
}

/** Where a keyword leads; undefined when the word is none. */
function keywordPlace(words: readonly Word[], i: number, place: Place): Place | undefined {
  const word = words[i];
  const before = words[i - 1];
  if (before?.text === "." && !before.quoted) return undefined;
  if (isKeyword(word, "FROM") && (place === "words" || (isKeyword(before, "DISTINCT") && isKeyword(words[i - 2], "IS", "NOT")))) return place;
  if (isKeyword(word, ...OPENS)) return "table";
  if (isKeyword(word, ...OPENS_ONE) && (place === "else" || place === "table") && words[i + 1]?.name) return "one";
  if (isKeyword(word, "USING") && words[i + 1]?.text === "(") return place;
  return isKeyword(word, ...CLOSES) ? "else" : undefined;
}

/** Whether a WITH name stands at i: `i AS (`, `i AS MATERIALIZED (`, `i(a, b) AS (`. */
function defines(words: readonly Word[], i: number): boolean {
  let j = i + 1;
  if (words[j]?.text === "(") j = words.findIndex(({ text }, k) => k > j && text === ")") + 1;
  if (!isKeyword(words[j], "AS")) return false;
  if (isKeyword(words[++j], "NOT")) ++j;
  if (isKeyword(words[j], "MATERIALIZED")) ++j;
  return words[j]?.text === "(";
}
