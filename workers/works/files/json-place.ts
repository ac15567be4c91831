/**
 * The first place where a text is not JSON, in characters from 0; its length where it ends too early, −1 where it is JSON. For texts that JSON.parse has
 * refused: browsers do not agree on whether their message says the place.
 */
export function brokenAt(text: string): number {
  const end = valueFrom(text, 0, 0);
  if (end < 0) return -end - 1;
  const rest = spaces(text, end);
  return rest < text.length ? rest : -1;
}

/** Deeper than any data; the place of such depth is where it breaks. */
const DEEPEST = 1000;

const SPACES = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Where a value that begins at or after `from` ends; else −1 − the place where it breaks. */
function valueFrom(text: string, from: number, depth: number): number {
  const at = spaces(text, from);
  if (depth > DEEPEST) return -1 - at;
  if (text[at] === "{") return groupFrom(text, at, depth);
  if (text[at] === "[") return groupFrom(text, at, depth);
  if (text[at] === '"') return stringFrom(text, at);
  const end = matched(PLAIN, text, at);
  return end > at ? end : -1 - at;
}

function groupFrom(text: string, open: number, depth: number): number {
  const close = text[open] === "{" ? "}" : "]";
  let at = spaces(text, open + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    if (close === "}") {
      if (text[at] !== '"') return -1 - at;
      const key = stringFrom(text, at);
      if (key < 0) return key;
      at = spaces(text, key);
      if (text[at] !== ":") return -1 - at;
      ++at;
    }
    const end = valueFrom(text, at, depth + 1);
    if (end < 0) return end;
    at = spaces(text, end);
    if (text[at] === close) return at + 1;
    if (text[at] !== ",") return -1 - at;
    at = spaces(text, at + 1);
  }
}

function stringFrom(text: string, open: number): number {
  const end = matched(STRING, text, open);
  return text[end] === '"' ? end + 1 : -1 - end;
}

function spaces(text: string, from: number): number {
  return matched(SPACES, text, from);
}

function matched(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
