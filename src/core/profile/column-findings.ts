import { suits } from "../role.ts";
import type { ColumnReport, TextMark, TextReport } from "./column.ts";
import { dayName, monthName, monthOf } from "./days.ts";
import { formOf } from "./forms.ts";
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
  const odd = isCode(column.name) ? [] : sentinels(number);
  if (odd.length) say("sentinel", "warning", sum(odd), { values: odd });
  const [, , q1, median, q3, , p99] = number.quantiles;
  if (isWhole(column.stored) && number.min >= 0 && idLike(column) && number.max >= 1e4)
    return say("id-as-number", "note", column.filled, { digits: number.max.toFixed(0).length });
  if (!odd.length && number.max - median > 20 * (p99 - median) && p99 - median > 0 && q3 > q1)
    say("long-tail", "note", number.n, { p99, max: number.max, median });
}

/** Whether a name says that its numbers only name things, so that none is far from another. */
function isCode(name: string): boolean {
  return /(^|[_ \-.])(id|no|code|key|num)$|(id|ID|Id)$|编号|编码|代码|号码|类别|序号/.test(name.trim()) && !/(paid|bid)$/i.test(name);
}

function dateFindings(column: ColumnReport, say: Say): void {
  const { notFinite, odd, monthsMissing, missingMonths, settled } = column.date!;
  if (notFinite) say("not-finite", "warning", notFinite, {});
  if (odd.length) say("odd-days", "warning", sum(odd), { days: odd.map(({ day, n }) => ({ day: dayName(day), n })) });
  if (monthsMissing)
    say("missing-months", "note", monthsMissing, { months: missingMonths, from: monthName(monthOf(settled[0])), to: monthName(monthOf(settled[1])) });
}

function textFindings(column: ColumnReport, text: TextReport, say: Say): void {
  const { marks, variants } = text;
  const n = (mark: TextMark) => marks[mark]?.n ?? 0;
  const example = (mark: TextMark) => ({ example: marks[mark]?.example ?? "" });
  if (n("garbled")) say("garbled", "problem", n("garbled"), example("garbled"));
  if (n("blank")) say("blank", "warning", n("blank"), {});
  if (n("padded")) say("padded", "warning", n("padded"), example("padded"));
  if (n("wide")) say("wide", "warning", n("wide"), example("wide"));
  if (n("words")) say("words", "warning", n("words"), example("words"));
  if (variants?.groups) say("variants", "warning", variants.rows, { groups: variants.groups, values: variants.examples[0] });
  const real = column.filled - n("blank") - n("words");
  const id = idLike(column);
  const look = { name: column.name, type: column.type };
  const code = id || n("zeros") > 0 || suits("month", look) > 0;
  if (real > 0 && n("dated") >= 0.9 * real) say("date-as-text", "note", n("dated"), example("dated"));
  else if (!code && real > 1 && n("numeric") >= 0.9 * real) {
    const others = column.filled - n("numeric");
    say("number-as-text", others ? "warning" : "note", others || n("numeric"), { others });
  }
  mixedForms(column, text, say);
  const named = suits("customer", look) > 0 || suits("campaign", look) > 0;
  if (id && !named) say("id-like", "note", column.filled, {});
  if (!id) rareLevels(column, say);
}

/** Digits from which on a number of another length is an odd one, as of a phone. */
const LONG = 6;

/** Digits in one form in most rows and in another in few: a date written in two ways, a phone number one digit short. */
function mixedForms(column: ColumnReport, { forms, otherForms, otherExample, runs, marks }: TextReport, say: Say): void {
  const [usual, ...rest] = forms;
  if (!usual || !/9/.test(usual.form) || usual.n < 0.6 * column.filled || column.distinct < 10) return;
  const long = (usual.example.match(/\d/g) ?? []).length >= LONG;
  if ((marks.numeric?.n ?? 0) >= 0.9 * column.filled && !long) return;
  const plain = formOf(usual.example, false);
  const all = [...rest, { form: "…", example: otherExample ?? "", n: otherForms }].filter(({ n }) => n > 0);
  const odd = all.filter(({ example }) => !runs || long || formOf(example, false) !== plain);
  const n = odd.reduce((sum, form) => sum + form.n, 0);
  if (n) say("mixed", "warning", n, { usual: usual.form, usualExample: usual.example, other: odd[0].form, otherExample: odd[0].example });
}

/** Many levels that few rows have. */
function rareLevels(column: ColumnReport, say: Say): void {
  if (!column.exact || column.once === null || column.distinct < 50 || column.distinct > 0.5 * column.filled) return;
  if (column.once >= column.distinct / 2) say("rare-levels", "note", column.once, { levels: column.distinct, rare: column.once });
}

function sum(levels: readonly { n: number }[]): number {
  return levels.reduce((all, { n }) => all + n, 0);
}
