import { histogram } from "../../core/profile/bins.ts";
import type { Binning, ColumnReport, Level, NumberReport, TextReport } from "../../core/profile/column.ts";
import { formPattern, formsOf, type Forms } from "../../core/profile/forms.ts";
import { decimalsOf, isWhole } from "../../core/profile/id.ts";
import { isDated, isNumeric, NONE_WORDS } from "../../core/profile/marks.ts";
import { ASKED, binningFor } from "../../core/profile/numbers.ts";
import { reportOf, type Outline } from "../../core/profile/report.ts";
import { sentinels } from "../../core/profile/sentinels.ts";
import { numbers, rowsOf, value } from "../../core/table.ts";
import { profileDistinct, profileLevels, type Levels } from "../../sql/profile-counts.ts";
import { profileMoments, profileValues, type Moments } from "../../sql/profile-numbers.ts";
import { profileForms, profileNumeric, profileSample, profileTexts } from "../../sql/profile-texts.ts";
import type { Reach } from "../cell.ts";

/** Up to about so many different values they are counted one by one; beyond, their number is estimated. */
const COUNTED = 2_000_000;
/** Up to about so many different values all of them are looked at here; of dates every day. */
const LEVELS = 20_000;
/** Texts that forms are found in, where there are more; the rows of each form are counted all the same. */
const SAMPLE = 20_000;
/** Values that one statement looks at, where several columns fit. */
const AT_ONCE = 1_000_000;
const COLUMNS_AT_ONCE = 40;

/** A column before it is looked at. */
export interface Counted extends Outline {
  table: string;
  /** Different values, about. */
  distinct: number;
}

/** Look at columns of one table; `done` hears how many are. */
export async function readColumns(columns: readonly Counted[], reach: Reach, done: (n: number) => void): Promise<ColumnReport[]> {
  const reports: ColumnReport[] = [];
  const rows = columns.length ? columns[0].filled + columns[0].missing : 0;
  const size = Math.max(1, Math.min(COLUMNS_AT_ONCE, Math.floor(AT_ONCE / Math.max(1, rows))));
  for (let from = 0; from < columns.length; from += size) {
    const part = columns.slice(from, from + size);
    const few = await readFew(part, reach);
    for (const column of part) {
      const levels = few.get(column.name);
      const report = levels ? reportOf(column, levels) : await readMany(column, reach);
      reports.push(column.type === "date" ? { ...report, ...(await countTimes(column, report, reach)) } : report);
      done(reports.length);
    }
  }
  return reports;
}

/** All values of the columns that have few of them, by column, the most frequent first. */
async function readFew(columns: readonly Counted[], reach: Reach): Promise<Map<string, Level[]>> {
  const found = new Map<string, Level[]>(columns.filter(({ filled }) => !filled).map(({ name }) => [name, []]));
  const asked = columns.filter(({ type, filled, distinct }) => filled && (type === "date" || distinct <= LEVELS));
  const measured = ({ type }: Counted) => type === "number" || type === "date";
  for (const part of [asked.filter(measured), asked.filter((column) => !measured(column))]) {
    if (!part.length) continue;
    const levels = part.map((column) => ({ column: column.name, as: readAs(column) }));
    const answer = await reach.query(profileLevels(part[0].table, levels));
    const [places, n] = [numbers(answer, "place"), numbers(answer, "n")];
    const each = part.map((): Level[] => []);
    for (let i = 0; i < answer.rows; ++i) each[places[i]].push({ value: value(answer.columns.v, i)!, n: n[i] });
    part.forEach(({ name }, place) => found.set(name, each[place].sort(byRows)));
  }
  return found;
}

function readAs({ type, stored }: Counted): Levels["as"] {
  if (type === "date") return stored === "DATE" ? "date" : "time";
  return type === "number" ? "number" : "text";
}

function byRows(a: Level, b: Level): number {
  return b.n - a.n || (a.value < b.value ? -1 : 1);
}

/** Different times of a column that holds more than days. */
async function countTimes({ table, name, stored, filled, distinct }: Counted, { date }: ColumnReport, reach: Reach): Promise<Partial<ColumnReport>> {
  if (stored === "DATE" || !date) return {};
  const exact = distinct <= COUNTED;
  return { exact, once: null, distinct: exact ? numbers(await reach.query(profileDistinct(table, name)), "n")[0] : Math.min(distinct, filled) };
}

async function readMany(column: Counted, reach: Reach): Promise<ColumnReport> {
  const { name, type, stored, filled, missing, distinct } = column;
  const known = { name, type, stored, filled, missing, distinct: Math.min(distinct, filled), exact: false, once: null, top: [] };
  if (type === "number") return { ...known, ...(await readNumbers(column, reach)) };
  return type === "text" ? { ...known, ...(await readTexts(column, reach)) } : known;
}

type Counts = Pick<ColumnReport, "distinct" | "exact" | "once" | "top">;

async function readNumbers({ table, name, stored, distinct, filled }: Counted, reach: Reach): Promise<Counts & { number?: NumberReport }> {
  const whole = isWhole(stored);
  const exact = distinct <= COUNTED;
  const moments = await readMoments(table, name, { decimals: decimalsOf(stored) }, reach);
  if (!moments.n) return { distinct: 0, exact: true, once: 0, top: [] };
  let binning = binningFor(moments.low, moments.high, moments.asked, whole);
  let values = await readValues(table, name, { exact, binning }, reach);
  const { n, mean, sd, zeros, negatives } = moments;
  const figures = { n, min: moments.low, max: moments.high, mean, sd, quantiles: moments.asked.slice(1, -1), zeros, negatives };
  const odd = sentinels({ ...figures, low: values.low, high: values.high });
  if (odd.length) {
    const rest = await readMoments(table, name, { decimals: null, without: odd.map(({ value }) => value) }, reach);
    binning = binningFor(rest.low, rest.high, rest.asked, whole);
    values = await readValues(table, name, { exact, binning }, reach);
  }
  const { low, high, top, bins, count } = values;
  return {
    distinct: exact ? count.value : Math.min(distinct, filled),
    exact,
    once: exact ? count.n : null,
    top,
    number: { ...figures, notFinite: filled - n, low, high, histogram: histogram(binning, bins) },
  };
}

async function readMoments(table: string, column: string, how: Omit<Moments, "shares">, reach: Reach) {
  const [row] = rowsOf(await reach.query(profileMoments(table, column, { ...how, shares: ASKED }))) as Record<string, number>[];
  const { n, low, high, mean, sd, zeros, negatives } = row;
  return { n, low, high, mean, sd, zeros, negatives, asked: ASKED.map((_, i) => row[`q_${i}`]) };
}

async function readValues(table: string, column: string, how: { exact: boolean; binning: Binning }, reach: Reach) {
  const rows = rowsOf(await reach.query(profileValues(table, column, how))) as unknown as { what: string; x: number; n: number }[];
  const of = (what: string): Level<number>[] => rows.filter((row) => row.what === what).map(({ x, n }) => ({ value: x, n }));
  const bins = of("bin").map(({ value, n }) => [value, n] as const);
  return { low: of("low"), high: of("high"), top: of("top"), bins, count: of("distinct")[0] };
}

async function readTexts(column: Counted, reach: Reach): Promise<Counts & { text: TextReport }> {
  const { table, name, filled, distinct } = column;
  const exact = distinct <= COUNTED;
  const rows = rowsOf(await reach.query(profileTexts(table, name, { words: NONE_WORDS, exact }))) as unknown as Figure[];
  const figure = (what: string) => rows.find((row) => row.what === what)?.n ?? null;
  const { forms, runs, others, otherExample } = await countForms(column, reach);
  const numeric = await numericOf(column, { forms, runs, others }, reach);
  const dated = forms.filter(({ example }) => isDated(example));
  const marks = marksIn([...rows, numeric, { what: "dated", v: dated[0]?.example ?? null, n: dated.reduce((sum, { n }) => sum + n, 0) }]);
  return {
    distinct: figure("distinct") ?? Math.min(distinct, filled),
    exact,
    once: figure("once"),
    top: rows.filter(({ what }) => what === "top").map(({ v, n }) => ({ value: v!, n: n! })),
    text: {
      shortest: figure("shortest")!,
      longest: figure("longest")!,
      length: figure("characters")! / filled,
      marks,
      forms,
      otherForms: others,
      otherExample,
      runs,
      variants: null,
    },
  };
}

/** How many texts are numbers: by their forms where these are all, else counted where most may be. */
async function numericOf({ table, name }: Counted, { forms, runs, others }: Pick<Forms, "forms" | "runs" | "others">, reach: Reach): Promise<Figure> {
  const known = forms.filter(({ example }) => isNumeric(example));
  const n = known.reduce((sum, form) => sum + form.n, 0);
  if (!known.length || (runs && !others)) return { what: "numeric", v: known[0]?.example ?? null, n };
  return (rowsOf(await reach.query(profileNumeric(table, name))) as unknown as Figure[])[0];
}

interface Figure {
  what: string;
  v: string | null;
  n: number | null;
}

function marksIn(rows: readonly Figure[]): TextReport["marks"] {
  const names = ["blank", "padded", "wide", "garbled", "words", "numeric", "zeros", "dated"] as const;
  const having = rows.filter(({ what, v, n }) => (names as readonly string[]).includes(what) && n && v !== null);
  return Object.fromEntries(having.map(({ what, v, n }) => [what, { n: n!, example: v! }]));
}

/** Forms found in some texts, counted in all. */
async function countForms({ table, name }: Counted, reach: Reach): Promise<Forms> {
  const sample = await reach.query(profileSample(table, name, SAMPLE));
  const found = formsOf(Array.from(numbers(sample, "n"), (n, i) => ({ value: value(sample.columns.v, i) as string, n })));
  const patterns = found.forms.map(({ example }) => formPattern(example, found.runs));
  const rows = rowsOf(await reach.query(profileForms(table, name, patterns))) as unknown as { form: number; n: number; v: string }[];
  const rest = rows.find(({ form }) => form < 0);
  const forms = rows.filter(({ form }) => form >= 0).map(({ form, n, v }) => ({ form: found.forms[form].form, n, example: v }));
  return { runs: found.runs, forms: forms.sort((a, b) => b.n - a.n || (a.form < b.form ? -1 : 1)), others: rest?.n ?? 0, otherExample: rest?.v ?? null };
}
