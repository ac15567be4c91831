/** A stretch of text and what it is. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "strong"; of: readonly Inline[] }
  | { kind: "em"; of: readonly Inline[] }
  /** To a cell of the notebook, by its name. */
  | { kind: "link"; cell: string; of: readonly Inline[] }
  | { kind: "break" };

/** A paragraph, heading, list or block of code. */
export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; of: readonly Inline[] }
  | { kind: "paragraph"; of: readonly Inline[] }
  | { kind: "list"; ordered: boolean; start: number; items: readonly { of: readonly Inline[]; lists: readonly Block[] }[] }
  | { kind: "code"; text: string };

const HEADING = /^(#{1,3}) +(.*?)(?: +#+)? *$/;
const FENCE = /^```/;
const ITEM = /^( *)(?:([-*+])|(\d{1,9})[.)])(?: +|$)(.*)$/;
const MARKS = /[\\`*_[\]<>#~.!()+-]/;
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/**
 * Read a small Markdown into a tree: headings (three levels), paragraphs, lists in lists, code, bold, italics, links to cells.
 *
 * It makes no HTML, and a link elsewhere stays the text that was typed. Every text is read; none is a fault.
 * Lines of a paragraph join with a blank, between Chinese characters without; two blanks at a line's end break it.
 */
export function markdown(source: string): Block[] {
  const lines = source.replace(/\r\n?/g, "\n").replaceAll("\t", "    ").split("\n");
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const heading = HEADING.exec(lines[at]);
    if (!lines[at].trim()) ++at;
    else if (heading) {
      blocks.push({ kind: "heading", level: heading[1].length as 1 | 2 | 3, of: inlines(heading[2]) });
      ++at;
    } else if (FENCE.test(lines[at])) {
      const end = lines.findIndex((line, i) => i > at && FENCE.test(line));
      const last = end < 0 ? lines.length : end;
      blocks.push({ kind: "code", text: lines.slice(at + 1, last).join("\n") });
      at = last + 1;
    } else {
      const own = ITEM.test(lines[at]) ? itemLines(lines, at) : paragraphLines(lines, at);
      blocks.push(ITEM.test(lines[at]) ? list(own) : { kind: "paragraph", of: inlines(joined(own)) });
      at += own.length;
    }
  }
  return blocks;
}

function paragraphLines(lines: readonly string[], from: number): string[] {
  let end = from + 1;
  while (end < lines.length && lines[end].trim() && !HEADING.test(lines[end]) && !FENCE.test(lines[end]) && !ITEM.test(lines[end])) ++end;
  return lines.slice(from, end);
}

/** The lines of a list: its items, their continuations, and blank lines between items. */
function itemLines(lines: readonly string[], from: number): string[] {
  let end = from + 1;
  while (end < lines.length) {
    const next = lines[end].trim() ? end : end + 1;
    const line = lines[next];
    if (line === undefined || !line.trim() || (!ITEM.test(line) && (next > end || HEADING.test(line) || FENCE.test(line)))) break;
    end = next + 1;
  }
  return lines.slice(from, end);
}

function list(lines: readonly string[]): Block {
  const first = ITEM.exec(lines[0])!;
  const indent = first[1].length;
  const items: { text: string[]; inner: string[] }[] = [];
  for (const line of lines) {
    if (!line.trim()) continue;
    const item = ITEM.exec(line);
    const last = items.at(-1);
    if (item && (!last || item[1].length <= indent + 1)) items.push({ text: [item[4]], inner: [] });
    else if (item || last!.inner.length) last!.inner.push(line);
    else last!.text.push(line);
  }
  return {
    kind: "list",
    ordered: first[3] !== undefined,
    start: Number(first[3] ?? 1),
    items: items.map(({ text, inner }) => ({ of: inlines(joined(text)), lists: inner.length ? [list(inner)] : [] })),
  };
}

function joined(lines: readonly string[]): string {
  return lines
    .reduce((text, line) => {
      const next = line.trimStart();
      if (/( {2}|\\)$/.test(text)) return `${text.replace(/( +|\\)$/, "")}\n${next}`;
      const before = text.trimEnd();
      return WIDE.test(before.at(-1) ?? "") && WIDE.test(next[0] ?? "") ? before + next : `${before} ${next}`;
    })
    .trimEnd();
}

function inlines(text: string): Inline[] {
  const found: Inline[] = [];
  const say = (words: string) => {
    const last = found.at(-1);
    if (last?.kind === "text") last.text += words;
    else if (words) found.push({ kind: "text", text: words });
  };
  for (let at = 0; at < text.length;) {
    const special = marked(text, at);
    if (special) found.push(special.part);
    else say(text[at] === "\\" && MARKS.test(text[at + 1] ?? "") ? text[at + 1] : text[at]);
    at = special ? special.end : at + (text[at] === "\\" && MARKS.test(text[at + 1] ?? "") ? 2 : 1);
  }
  return found;
}

/** What begins at a place, other than plain text, and where it ends. */
function marked(text: string, at: number): { part: Inline; end: number } | undefined {
  const c = text[at];
  if (c === "\n") return { part: { kind: "break" }, end: at + 1 };
  if (c === "`") return code(text, at);
  if (c === "[") return link(text, at);
  if (c !== "*" && c !== "_") return undefined;
  const mark = text[at + 1] === c ? c + c : c;
  const end = closing(text, at, mark);
  if (end < 0) return undefined;
  return { part: { kind: mark.length === 2 ? "strong" : "em", of: inlines(text.slice(at + mark.length, end)) }, end: end + mark.length };
}

/** Where the emphasis that opens at a place closes; −1 where it does not, so `2 * 3` and `snake_case` stay as they are. */
function closing(text: string, at: number, mark: string): number {
  const word = (c: string | undefined) => c !== undefined && /[A-Za-z0-9]/.test(c);
  const from = at + mark.length;
  if (!text[from]?.trim() || word(text[at - 1])) return -1;
  for (let end = text.indexOf(mark, from + 1); end >= 0; end = text.indexOf(mark, end + 1)) {
    const longer = mark.length === 1 && (text[end + 1] === mark || text[end - 1] === mark);
    if (!longer && text[end - 1].trim() && text[end - 1] !== "\\" && !word(text[end + mark.length])) return end;
  }
  return -1;
}

function code(text: string, at: number): { part: Inline; end: number } | undefined {
  const mark = /^`+/.exec(text.slice(at))![0];
  const end = text.indexOf(mark, at + mark.length);
  return end < 0 ? undefined : { part: { kind: "code", text: text.slice(at + mark.length, end).replace(/^ (.*) $/, "$1") }, end: end + mark.length };
}

function link(text: string, at: number): { part: Inline; end: number } | undefined {
  const found = /^\[([^[\]]+)\]\(#([\p{L}\p{N}_]+)\)/u.exec(text.slice(at));
  return found ? { part: { kind: "link", cell: found[2], of: inlines(found[1]) }, end: at + found[0].length } : undefined;
}
