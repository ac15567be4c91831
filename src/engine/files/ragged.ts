const DELIMITERS = [",", ";", "\t", "|"];

/**
 * The first line with another number of values than the header, where the header clearly has several.
 *
 * DuckDB takes a small ragged file for one of a single column whose name holds the delimiters.
 *
 * @param text the first of the file; its last line may be cut off and is not looked at unless it ends
 */
export function raggedLine(text: string, delimiter?: string): { line: number; found: number; expected: number } | undefined {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const between = delimiter ?? DELIMITERS.toSorted((a, b) => count(header, b) - count(header, a))[0];
  if (!count(header, between)) return undefined;
  let expected = 0;
  for (const { line, values } of rows(text, between)) {
    expected ||= values;
    if (values !== expected) return { line, found: values, expected };
  }
  return undefined;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** Each finished row with values: the line it starts on, counted from 1, and its number of values. */
function* rows(text: string, delimiter: string): Generator<{ line: number; values: number }> {
  let line = 1;
  let start = 1;
  let values = 1;
  let blank = true;
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (sign === delimiter && !quoted) ++values;
    if (sign === "\n") {
      if (!quoted) {
        if (!blank) yield { line: start, values };
        [values, blank, start] = [1, true, line + 1];
      }
      ++line;
    } else if (sign.trim()) blank = false;
  }
}
