import type { Form, Level } from "./column.ts";

/** Characters of a text that its form is taken from. */
const LOOKED = 60;
/** Forms that are kept. */
const KEPT = 6;

/** Kinds of character, each as it stands in a form and in an expression that RE2 reads. */
const classes: readonly [RegExp, string, string][] = [
  [/[0-9]/, "9", "[0-9]"],
  [/[A-Z]/, "A", "[A-Z]"],
  [/[a-z]/, "a", "[a-z]"],
  [/[０-９]/, "９", "[０-９]"],
  [/[Ａ-Ｚ]/, "Ａ", "[Ａ-Ｚ]"],
  [/[ａ-ｚ]/, "ａ", "[ａ-ｚ]"],
  [/\p{Script=Han}/u, "汉", "\\p{Han}"],
];

interface Run {
  said: string;
  pattern: string;
  length: number;
}

/**
 * The form of a text: digits as 9, letters as A and a, Chinese as 汉, the rest as it is, runs counted: `9{11}`, `A{2}-9{4}`.
 *
 * @param counted whether runs say how long they are; else a run of two and more is `9+`, and so is one of one
 */
export function formOf(text: string, counted = true): string {
  const { runs, cut } = runsOf(text);
  return (
    runs.map(({ said, length }) => (counted ? `${said}${length > 1 ? `{${length}}` : ""}` : isClass(said) ? `${said}+` : said.repeat(length))).join("") +
    (cut ? "…" : "")
  );
}

/** An expression, as RE2 reads it, that the texts of the same form match whole. */
export function formPattern(text: string, counted = true): string {
  const { runs, cut } = runsOf(text);
  const each = runs.map(({ said, pattern, length }) => pattern + (counted || !isClass(said) ? (length > 1 ? `{${length}}` : "") : "+"));
  return each.join("") + (cut ? ".*" : "");
}

function isClass(said: string): boolean {
  return classes.some(([, name]) => name === said);
}

function runsOf(text: string): { runs: Run[]; cut: boolean } {
  const all = [...text.slice(0, 2 * LOOKED + 2)];
  const runs: Run[] = [];
  for (const character of all.slice(0, LOOKED)) {
    const known = classes.find(([kind]) => kind.test(character));
    const said = known?.[1] ?? character;
    const last = runs.at(-1);
    if (last?.said === said && last.pattern === (known?.[2] ?? escaped(character))) ++last.length;
    else runs.push({ said, pattern: known?.[2] ?? escaped(character), length: 1 });
  }
  return { runs, cut: all.length > LOOKED };
}

function escaped(character: string): string {
  return /[\\^$.|?*+()[\]{}]/.test(character)
    ? `\\${character}`
    : /[\p{Cc}\p{Zs}]/u.test(character)
      ? `\\x{${character.codePointAt(0)!.toString(16)}}`
      : character;
}

/** The forms of texts, and whether their runs are counted. */
export interface Forms {
  runs: boolean;
  forms: Form[];
  /** Rows of forms that are not kept, and one of their texts. */
  others: number;
  otherExample: string | null;
}

/**
 * The forms that most rows have. Runs are counted where six forms then hold four fifths of rows, as of phone numbers; else they stand as one, as in names.
 *
 * @param levels texts with their rows
 */
export function formsOf(levels: readonly Level<string>[]): Forms {
  const exact = tally(levels, true);
  return exact.others <= sum(levels) / 5 ? exact : tally(levels, false);
}

function tally(levels: readonly Level<string>[], runs: boolean): Forms {
  const found = new Map<string, Form>();
  for (const { value, n } of levels) {
    const form = formOf(value, runs);
    const known = found.get(form);
    if (known) known.n += n;
    else found.set(form, { form, n, example: value });
  }
  const forms = [...found.values()].sort((a, b) => b.n - a.n || (a.form < b.form ? -1 : 1));
  const rest = forms.slice(KEPT);
  return { runs, forms: forms.slice(0, KEPT), others: rest.reduce((all, { n }) => all + n, 0), otherExample: rest[0]?.example ?? null };
}

function sum(levels: readonly Level[]): number {
  return levels.reduce((all, { n }) => all + n, 0);
}

/** Groups of texts that differ only in case, in spaces, or in full and half width; those with most rows first. */
export function variantsOf(levels: readonly Level<string>[]): Level<string>[][] {
  const groups = new Map<string, Level<string>[]>();
  for (const level of levels) {
    const plain = level.value.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
    if (!plain) continue;
    const known = groups.get(plain);
    if (known) known.push(level);
    else groups.set(plain, [level]);
  }
  const several = [...groups.values()].filter((group) => group.length > 1);
  return several.sort((a, b) => sum(b) - sum(a) || (a[0].value < b[0].value ? -1 : 1));
}
