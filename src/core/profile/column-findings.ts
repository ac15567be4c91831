import { suits } from "../role.ts";
import type { ColumnReport, TextReport } from "./column.ts";
import { dayName } from "./days.ts";
import type { Finding, FindingCode, FindingFacts, Severity } from "./finding.ts";
import { idLike, isWhole } from "./id.ts";
import { sentinels } from "./sentinels.ts";

/** What is odd in one column of a table. */
export function columnFindings(table: string, column: ColumnReport): Finding[] {
  const found: Finding[] = [];
  const rows = column.filled + column.missing;
  const say: Say = (code, severity, n, facts) => found.push({ code, severity, table, column: column.name, n, share: rows ? n / rows : 0, facts } as Finding);
  if (!rows) return [];
  if (!column.filled) say("all-missing", "warning", rows, {});
  else if (column.missing > rows / 2) say("mostly-missing", "note", column.missing, {});
  if (column.filled > 1 && column.exact && column.distinct === 1) say("constant", "note", column.filled, { value: String(column.top[0]?.value ?? "") });
  if (column.number) numberFindings(column, say);
  if (column.date) dateFindings(column, say);
  if (column.text && column.type === "text") textFindings(column, column.text, say);
  return found;
}

type Say = <C extends FindingCode>(code: C, severity: Severity, n: number, facts: FindingFacts[C]) => void;

function numberFindings(column: ColumnReport, say: Say): void {
  const number = column.number!;
  if (number.notFinite) say("not-finite", "warning", number.notFinite, {});
  const odd = sentinels(number);
  if (odd.length) say("sentinel", "warning", sum(odd), { values: odd });
  const [, , q1, median, q3, , p99] = number.quantiles;
  if (isWhole(column.stored) && number.min >= 0 && idLike(column) && number.max >= 1e4)
    return say("id-as-number", "note", column.filled, { digits: number.max.toFixed(0).length });
  if (!odd.length && number.max - median > 20 * (p99 - median) && p99 - median > 0 && q3 > q1)
    say("long-tail", "note", number.n, { p99, max: number.max, median });
}

function dateFindings(column: ColumnReport, say: Say): void {
  const { notFinite, odd, monthsMissing, missingMonths, settled } = column.date!;
  if (notFinite) say("not-finite", "warning", notFinite, {});
  if (odd.length) say("odd-days", "warning", sum(odd), { days: odd.map(({ day, n }) => ({ day: dayName(day), n })) });
  if (monthsMissing) say("missing-months", "note", monthsMissing, { months: missingMonths, from: settled[0], to: settled[1] });
}

function textFindings(column: ColumnReport, text: TextReport, say: Say): void {
  const { marks, variants } = text;
  const example = (mark: keyof typeof marks) => ({ example: marks[mark].example ?? "" });
  const padded = marks.padded.n - marks.blank.n;
  if (marks.garbled.n) say("garbled", "problem", marks.garbled.n, example("garbled"));
  if (marks.blank.n) say("blank", "warning", marks.blank.n, {});
  if (padded > 0) say("padded", "warning", padded, example("padded"));
  if (marks.wide.n) say("wide", "warning", marks.wide.n, example("wide"));
  if (marks.words.n) say("words", "warning", marks.words.n, example("words"));
  if (variants?.groups) say("variants", "warning", variants.rows, { groups: variants.groups, values: variants.examples[0] });
  const real = column.filled - marks.blank.n - marks.words.n;
  const id = idLike(column);
  const look = { name: column.name, type: column.type };
  const code = id || marks.zeros.n > 0 || suits("month", look) > 0;
  if (real > 0 && marks.dated.n >= 0.9 * real) say("date-as-text", "note", marks.dated.n, example("dated"));
  else if (!code && real > 1 && marks.numeric.n >= 0.9 * real) {
    const others = column.filled - marks.numeric.n;
    say("number-as-text", others ? "warning" : "note", others || marks.numeric.n, { others });
  }
  mixedForms(column, text, say);
  const named = suits("customer", look) > 0 || suits("campaign", look) > 0;
  if (id && !named) say("id-like", "note", column.filled, {});
  if (!id) rareLevels(column, say);
}

/** Digits in one form in most rows and in another in few: a date written in two ways, a number one digit short. */
function mixedForms(column: ColumnReport, { forms, otherForms, otherExample, runs, marks }: TextReport, say: Say): void {
  const [usual, ...rest] = forms;
  if (!usual || !(usual.form.match(/9(\{\d+\})?/g) ?? []).length || usual.n < 0.6 * column.filled) return;
  if (!runs && !/9/.test(usual.form)) return;
  if (runs && marks.numeric.n >= 0.9 * column.filled && !/9\{([5-9]|\d\d)/.test(usual.form)) return;
  const others = column.filled - usual.n;
  if (!others || column.distinct < 10) return;
  const other = rest[0] ?? { form: "…", example: otherExample ?? "", n: otherForms };
  say("mixed", "warning", others, { usual: usual.form, usualExample: usual.example, other: other.form, otherExample: other.example });
}

/** Many levels that few rows have. */
function rareLevels(column: ColumnReport, say: Say): void {
  if (!column.exact || column.once === null || column.distinct < 50 || column.distinct > 0.5 * column.filled) return;
  if (column.once >= column.distinct / 2) say("rare-levels", "note", column.once, { levels: column.distinct, rare: column.once });
}

function sum(levels: readonly { n: number }[]): number {
  return levels.reduce((all, { n }) => all + n, 0);
}
