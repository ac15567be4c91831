import { histogram } from "../../core/profile/bins.ts";
import type { ColumnReport, DateReport, Level, NumberReport, TextReport } from "../../core/profile/column.ts";
import { dateReport, dayName } from "../../core/profile/days.ts";
import { formPattern, formsOf, variantsOf, type Forms } from "../../core/profile/forms.ts";
import { isWhole } from "../../core/profile/id.ts";
import { ASKED, binningFor, numberReport } from "../../core/profile/numbers.ts";
import { NONE_WORDS } from "../../core/profile/words.ts";
import { numbers, rowsOf, value } from "../../core/table.ts";
import { profileDays, profileDistinct, profileLevels } from "../../sql/profile-counts.ts";
import { profileMoments, profileValues } from "../../sql/profile-numbers.ts";
import { profileForms, profileSample, profileTexts } from "../../sql/profile-texts.ts";
import type { Reach } from "../cell.ts";

/** Up to about so many different values they are counted one by one; beyond, their number is estimated. */
const COUNTED = 2_000_000;
/** Up to so many different values all of them are looked at. */
const LEVELS = 20_000;
/** Texts that forms are found in, where there are more; the rows of each form are counted all the same. */
const SAMPLE = 20_000;
const TOP = 12;

/** A column before it is looked at. */
export interface Counted {
  table: string;
  name: string;
  type: ColumnReport["type"];
  stored: string;
  filled: number;
  missing: number;
  /** About. */
  distinct: number;
}

/** Look at one column. */
export async function readColumn(column: Counted, reach: Reach): Promise<ColumnReport> {
  const { name, type, stored, filled, missing, distinct } = column;
  const known = { name, type, stored, filled, missing };
  const empty = { ...known, distinct: Math.min(distinct, filled), exact: false, once: null, top: [] };
  if (!known.filled) return { ...empty, distinct: 0, exact: true, once: 0 };
  if (known.type === "number") return { ...empty, ...(await readNumbers(column, reach)) };
  if (known.type === "date") return { ...empty, ...(await readDays(column, reach)) };
  if (known.type === "text") return { ...empty, ...(await readTexts(column, reach)) };
  const levels = distinct <= LEVELS ? await readLevels(column, reach, false) : null;
  return levels ? { ...empty, ...counted(levels) } : empty;
}

type Counts = Pick<ColumnReport, "distinct" | "exact" | "once" | "top">;

function counted(levels: readonly Level[]): Counts {
  return { distinct: levels.length, exact: true, once: levels.filter(({ n }) => n === 1).length, top: levels.slice(0, TOP) };
}

/** All values of a column with their rows, most frequent first; null where there are more than LEVELS. */
async function readLevels<V extends string | number>({ table, name }: Counted, reach: Reach, numeric: boolean): Promise<Level<V>[] | null> {
  const found = await reach.query(profileLevels(table, name, { numeric, most: LEVELS + 1 }));
  if (found.rows > LEVELS) return null;
  const n = numbers(found, "n");
  return Array.from(n, (n, i) => ({ value: value(found.columns.v, i) as V, n }));
}

async function readNumbers(column: Counted, reach: Reach): Promise<Counts & { number?: NumberReport }> {
  const whole = isWhole(column.stored);
  const levels = column.distinct <= LEVELS ? await readLevels<number>(column, reach, true) : null;
  if (!levels) return readManyNumbers(column, whole, reach);
  const report = numberReport(levels, whole);
  return { ...counted(levels), ...(report && { number: { ...report, notFinite: column.filled - report.n } }) };
}

async function readManyNumbers({ table, name, distinct, filled }: Counted, whole: boolean, reach: Reach): Promise<Counts & { number: NumberReport }> {
  const [moments] = rowsOf(await reach.query(profileMoments(table, name, { whole, shares: ASKED }))) as Record<string, number>[];
  const asked = ASKED.map((_, i) => moments[`q_${i}`]);
  const exact = distinct <= COUNTED;
  const binning = binningFor(moments.low, moments.high, asked, whole);
  const rows = rowsOf(await reach.query(profileValues(table, name, { exact, binning }))) as unknown as { what: string; x: number; n: number }[];
  const of = (what: string): Level<number>[] => rows.filter((row) => row.what === what).map(({ x, n }) => ({ value: x, n }));
  const [count] = of("distinct");
  const { n, low, high, mean, sd, zeros, negatives } = moments;
  return {
    distinct: exact ? count.value : Math.min(distinct, filled),
    exact,
    once: exact ? count.n : null,
    top: of("top"),
    number: {
      n,
      min: low,
      max: high,
      mean,
      sd,
      quantiles: asked.slice(1, -1),
      zeros,
      negatives,
      notFinite: filled - n,
      low: of("low"),
      high: of("high"),
      histogram: histogram(
        binning,
        of("bin").map(({ value, n }) => [value, n] as const),
      ),
    },
  };
}

async function readDays({ table, name, stored, filled, distinct }: Counted, reach: Reach): Promise<Counts & { date?: DateReport }> {
  const found = await reach.query(profileDays(table, name));
  const [days, n] = [numbers(found, "day"), numbers(found, "n")];
  const report = dateReport(days, n);
  const levels = Array.from(days, (day, i) => ({ value: dayName(day), n: n[i] })).sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
  const date = report ? { date: { ...report, notFinite: filled - report.n } } : {};
  if (stored === "DATE") return { ...counted(levels), ...date };
  const exact = distinct <= COUNTED;
  const times = exact ? numbers(await reach.query(profileDistinct(table, name)), "n")[0] : Math.min(distinct, filled);
  return { distinct: times, exact, once: null, top: levels.slice(0, TOP), ...date };
}

async function readTexts(column: Counted, reach: Reach): Promise<Counts & { text: TextReport }> {
  const { table, name, filled, distinct } = column;
  const exact = distinct <= COUNTED;
  const rows = rowsOf(await reach.query(profileTexts(table, name, { words: NONE_WORDS, exact }))) as unknown as {
    what: string;
    v: string | null;
    n: number | null;
  }[];
  const figure = (what: string) => rows.find((row) => row.what === what)?.n ?? null;
  const mark = (what: string) => ({ n: figure(what) ?? 0, example: rows.find((row) => row.what === what)?.v ?? null });
  const values = figure("distinct");
  const levels = values !== null && values <= LEVELS ? await readLevels<string>(column, reach, false) : null;
  const { forms, runs, others, otherExample } = levels ? formsOf(levels) : await countForms(column, reach);
  return {
    distinct: values ?? Math.min(distinct, filled),
    exact,
    once: figure("once"),
    top: rows.filter(({ what }) => what === "top").map(({ v, n }) => ({ value: v!, n: n! })),
    text: {
      shortest: figure("shortest")!,
      longest: figure("longest")!,
      length: figure("characters")! / filled,
      marks: {
        blank: mark("blank"),
        padded: mark("padded"),
        wide: mark("wide"),
        garbled: mark("garbled"),
        numeric: mark("numeric"),
        zeros: mark("zeros"),
        dated: mark("dated"),
        words: mark("words"),
      },
      forms,
      otherForms: others,
      otherExample,
      runs,
      variants: levels && variantsIn(levels),
    },
  };
}

function variantsIn(levels: readonly Level<string>[]): TextReport["variants"] {
  const groups = variantsOf(levels);
  const rows = groups.reduce((sum, group) => sum + group.slice(1).reduce((rest, { n }) => rest + n, 0), 0);
  return { groups: groups.length, rows, examples: groups.slice(0, 5).map((group) => group.slice(0, 4)) };
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
