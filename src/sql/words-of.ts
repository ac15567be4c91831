const WORD =
  /--[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)|[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|(\$\w*\$)[\s\S]*?\1|"((?:[^"]|"")*)"|([\p{L}_][\p{L}\p{N}_$]*)|\d[\p{L}\p{N}_.]*|[^\s]/gu;

/** One word or sign of a query. */
export interface Word {
  /** A quoted name without its quotes. */
  text: string;
  /** Whether it may be a name: a bare word or a quoted one. */
  name: boolean;
  quoted: boolean;
  /** Where it starts in the query. */
  at: number;
}

/** The words and signs of a query in order; comments and texts in quotes are left out, but for a lone quote that never ends. */
export function wordsOf(query: string): Word[] {
  const found: Word[] = [];
  for (const match of query.matchAll(WORD)) {
    const [text, , quoted, bare] = match;
    const at = match.index;
    if (/^(--|\/\*|[eE]?'.|\$\w*\$)/s.test(text)) continue;
    if (quoted !== undefined) found.push({ text: quoted.replaceAll('""', '"'), name: true, quoted: true, at });
    else found.push({ text, name: bare !== undefined, quoted: false, at });
  }
  return found;
}

/** Whether a word is this keyword; a quoted name never is. */
export function isKeyword(word: Word | undefined, ...keywords: string[]): boolean {
  return word !== undefined && word.name && !word.quoted && keywords.includes(word.text.toUpperCase());
}
