import { tablesIn } from "./tables-in.ts";
import { wordsOf, type Word } from "./words-of.ts";

/**
 * A query after a table it reads got another name: where the table stands after FROM and the like, and where it says whose a column is.
 *
 * Columns, aliases and texts of the same name stay. A query that gives the name to something of its own stays as it is.
 */
export function renamedIn(query: string, from: string, to: string): string {
  const same = (text: string) => text.toLowerCase() === from.toLowerCase();
  if (!tablesIn(query).some(same)) return query;
  const words = wordsOf(query);
  const spare = spareName(query);
  const places = words.filter((word, i) => {
    if (!word.name || !same(word.text)) return false;
    const qualifies = words[i + 1]?.text === "." && words[i - 1]?.text !== ".";
    return qualifies || tablesIn(replaced(query, [word], spare)).includes(spare);
  });
  return replaced(query, places, bare(to) ? to : `"${to.replaceAll('"', '""')}"`);
}

function replaced(query: string, places: readonly Word[], by: string): string {
  let out = "";
  let at = 0;
  for (const place of places) {
    out += query.slice(at, place.at) + by;
    at = place.at + (place.quoted ? place.text.replaceAll('"', '""').length + 2 : place.text.length);
  }
  return out + query.slice(at);
}

/** A name that the query does not hold. */
function spareName(query: string): string {
  let name = "x";
  while (query.includes(name)) name += "x";
  return name;
}

function bare(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
}
