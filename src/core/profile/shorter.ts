import { coarser } from "./bins.ts";
import type { ColumnReport, Level } from "./column.ts";
import type { TableReport } from "./table-findings.ts";

/** Characters of a value that are kept. */
const CHARACTERS = 80;

/**
 * The same tables in at most so many characters of JSON: with fewer details of each column where they are many.
 *
 * 0: values cut after 80 characters. 1: values after 20, two top values of texts, one form, eight bins, numbers of six digits. 2: counts only.
 */
export function shorter(tables: readonly TableReport[], largest: number): { tables: TableReport[]; shortened: 0 | 1 | 2 } {
  const cuts = [whole, brief, bare];
  for (const shortened of [0, 1] as const) {
    const cut = tables.map((table) => ({ ...table, columns: table.columns.map(cuts[shortened]) }));
    if (JSON.stringify(cut).length <= largest) return { tables: cut, shortened };
  }
  return { tables: tables.map((table) => ({ ...table, columns: table.columns.map(bare) })), shortened: 2 };
}

function whole(column: ColumnReport): ColumnReport {
  return cut(column, { characters: CHARACTERS, top: 12, forms: 6, ends: 5, bins: Infinity });
}

function brief(column: ColumnReport): ColumnReport {
  return cut(column.text ? column : { ...column, top: [] }, { characters: 20, top: 2, forms: 1, ends: 0, bins: 8 });
}

function bare(column: ColumnReport): ColumnReport {
  const { name, type, stored, filled, missing, distinct, exact, once } = column;
  return { name: name.slice(0, 200), type, stored, filled, missing, distinct, exact, once, top: [] };
}

interface Room {
  characters: number;
  top: number;
  forms: number;
  ends: number;
  bins: number;
}

function cut(column: ColumnReport, { characters, top, forms, ends, bins }: Room): ColumnReport {
  const { number, date, text } = column;
  const said = (one: string | null) => (one !== null && one.length > characters ? `${one.slice(0, characters - 1)}…` : one);
  const level = <V extends string | number>({ value, n }: Level<V>): Level<V> => ({ value: (typeof value === "string" ? said(value) : value) as V, n });
  const short: ColumnReport = { ...column, top: column.top.slice(0, top).map(level) };
  if (number) {
    const { mean, sd, quantiles, low, high, histogram } = number;
    const digits = (x: number) => (bins > 24 ? x : Number(x.toPrecision(6)));
    const kept = { mean: digits(mean), sd: sd === null ? null : digits(sd), quantiles: quantiles.map(digits) };
    short.number = { ...number, ...kept, low: low.slice(0, ends), high: high.slice(0, ends), histogram: coarser(histogram, bins) };
  }
  if (date && bins < 24) short.date = { ...date, missingMonths: date.missingMonths.slice(0, 6), odd: date.odd.slice(0, 2), ...fewer(date, bins) };
  if (text) {
    const kept = text.forms.slice(0, forms).map((form) => ({ ...form, form: said(form.form)!, example: said(form.example)! }));
    const marks = Object.fromEntries(Object.entries(text.marks).map(([mark, { n, example }]) => [mark, { n, example: said(example)! }])) as typeof text.marks;
    const left = text.forms.slice(forms).reduce((sum, { n }) => sum + n, text.otherForms);
    const variants = text.variants && { ...text.variants, examples: text.variants.examples.slice(0, top < 12 ? 1 : 5).map((group) => group.map(level)) };
    short.text = { ...text, marks, forms: kept, otherForms: left, otherExample: said(text.otherExample), variants };
  }
  return short;
}

/** Days, months or years taken together would need a unit of their own; their picture is left out instead. */
function fewer(date: NonNullable<ColumnReport["date"]>, bins: number): { counts: number[] } {
  return { counts: date.counts.length > bins ? [] : date.counts };
}
