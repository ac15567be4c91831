import type { Wiring } from "./wire.ts";

/**
 * The cells downstream of a source whose specs name a column of it: as a value or a field of their settings, or as a word of their SQL. In running order.
 *
 * A cell that takes all columns as they come names none and is not among them.
 */
export function columnReaders({ cells, graph }: Wiring, source: string, column: string): string[] {
  const below = new Set([source]);
  const found: string[] = [];
  for (const name of graph.order) {
    if (!graph.sources.get(name)!.some((read) => below.has(read))) continue;
    below.add(name);
    if (names(cells.get(name)!.spec, column)) found.push(name);
  }
  return found;
}

function names(spec: unknown, column: string): boolean {
  if (typeof spec === "string") return spec === column || hasWord(spec, column);
  if (Array.isArray(spec)) return spec.some((one) => names(one, column));
  if (!spec || typeof spec !== "object") return false;
  return Object.entries(spec).some(([key, one]) => key === column || names(one, column));
}

/** Whether a text of SQL has a word, in quotes or bare; a text without blanks is a name and has none but itself. */
function hasWord(text: string, word: string): boolean {
  if (!/\s/.test(text)) return false;
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0) return false;
  const letter = /[\p{L}\p{N}_]/u;
  const whole = (from: number): boolean => {
    if (from < 0) return false;
    const [before, after] = [text[from - 1] ?? " ", text[from + word.length] ?? " "];
    return (!letter.test(before) && !letter.test(after)) || whole(text.toLowerCase().indexOf(word.toLowerCase(), from + 1));
  };
  return whole(at);
}
