import type { Level, Marked, TextMark } from "./column.ts";

/** Words that people and systems write where there is no value, in lower case. */
export const NONE_WORDS: readonly string[] = [
  "null",
  "(null)",
  "<null>",
  "\\n",
  "none",
  "nil",
  "nan",
  "na",
  "n/a",
  "#n/a",
  "#na",
  "#value!",
  "#ref!",
  "-",
  "--",
  "---",
  ".",
  "?",
  "unknown",
  "undefined",
  "unspecified",
  "not available",
  "not specified",
  "missing",
  "blank",
  "empty",
  "tbd",
  "无",
  "空",
  "未知",
  "不详",
  "不明",
  "缺失",
  "暂无",
  "无数据",
  "未填写",
  "未填",
  "空值",
  "—",
  "——",
];

const DATED = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?([ T].*)?$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}([ T].*)?$/s;
const NUMERIC = /^[\t\n\f\r \u00a0\u3000]*[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d*)?([eE][-+]?\d+)?%?[\t\n\f\r \u00a0\u3000]*$/;

/** Whether a text has a mark; `sql/profile-texts.ts` asks the same of the engine. */
const tests: Record<TextMark, (text: string) => boolean> = {
  blank: isBlank,

  padded: (text) => /^[\0- \u00a0\u3000]|[\t\n\r \u00a0\u3000]$/.test(text) && !isBlank(text),
  wide: (text) => /[０-９Ａ-Ｚａ-ｚ]/.test(text),
  garbled: (text) => /\ufffd|锟斤拷/.test(text),
  words: (text) => text.length <= 16 && NONE_WORDS.includes(text.trim().toLowerCase()),
  numeric: isNumeric,
  zeros: (text) => /^0\d/.test(text),
  dated: isDated,
};

function isBlank(text: string): boolean {
  return /^[\t\n\f\r \u00a0\u3000]*$/.test(text);
}

/** Whether a text is a number, perhaps with separators, a sign or a per cent. */
export function isNumeric(text: string): boolean {
  return NUMERIC.test(text);
}

/** Whether a text is a day, or a day and a time. */
export function isDated(text: string): boolean {
  return DATED.test(text);
}

/** How many rows have each mark, and the most frequent text that has it; marks that no row has are left out. */
export function marksOf(levels: readonly Level<string>[]): Partial<Record<TextMark, Marked>> {
  const found: Partial<Record<TextMark, Marked>> = {};
  for (const [mark, test] of Object.entries(tests) as [TextMark, (text: string) => boolean][]) {
    const having = levels.filter(({ value }) => test(value));
    if (having.length) found[mark] = { n: having.reduce((sum, { n }) => sum + n, 0), example: having.reduce((a, b) => (b.n > a.n ? b : a)).value };
  }
  return found;
}
