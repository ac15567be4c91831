import type { Apart } from "../../core/profile/finding.ts";
import { amount, count } from "../../i18n/number.ts";
import { part, visible, type Sayings, type Show } from "./saying.ts";

const rows = (n: number, show: Show) => (n === 1 ? "1 row" : `${show.count(n)} rows`);
const ids = (n: number, show: Show) => (n === 1 ? "1 id" : `${show.count(n)} ids`);
const eg = (example: string | null | undefined, show: Show) => (example && show.examples ? `, for example “${visible(example)}”` : "");
const list = (values: readonly string[]) => (values.length > 1 ? `${values.slice(0, -1).join(", ")} and ${values.at(-1)}` : (values[0] ?? ""));
const few = (values: readonly string[], show: Show) => (show.examples && values.length ? `: ${values.slice(0, 3).join(", ")}` : "");

const apart: Record<Apart, string> = {
  zeros: "leading zeros were dropped",
  case: "capital and small letters were taken as one",
  width: "full-width digits and letters were made half-width",
  spaces: "spaces inside were taken out",
};

/** Findings in English: what, where, how many, and what to do. */
export const sayingsEn: Sayings = {
  "empty-table": ({ table }) => `${table} has no rows. Check its file, or the cell that makes it.`,
  "all-missing": ({ table, column }) => `${table}.${column} is empty in every row. Leave it out, or ask for it to be filled.`,
  "mostly-missing": ({ table, column, n, share }, show) =>
    `${table}.${column} is empty in ${rows(n, show)} (${part(share)}). Results that use it rest on the others.`,
  constant: ({ table, column, facts }, show) =>
    `${table}.${column} holds one value only${show.examples ? `, “${visible(facts.value)}”` : ""}. It tells customers apart in nothing; leave it out.`,
  garbled: ({ table, column, n, share, facts }, show) =>
    `${table}.${column}: ${rows(n, show)} (${part(share)}) hold text read in the wrong encoding${eg(facts.example, show)}. Choose another encoding in the source and run it again.`,
  padded: ({ table, column, n, share, facts }, show) =>
    `${table}.${column}: ${rows(n, show)} (${part(share)}) begin or end with a space${eg(facts.example, show)}. Trim them, or equal values count as different.`,
  wide: ({ table, column, n, share, facts }, show) =>
    `${table}.${column}: ${rows(n, show)} (${part(share)}) hold full-width digits or letters${eg(facts.example, show)}. Make them half-width, or they will not join or read as numbers.`,
  blank: ({ table, column, n, share }, show) =>
    `${table}.${column}: ${rows(n, show)} (${part(share)}) are blank text, not missing. Make them missing, or they count as a value.`,
  words: ({ table, column, n, share, facts }, show) =>
    `${table}.${column}: ${rows(n, show)} (${part(share)}) hold a word for “no value”${eg(facts.example, show)}. Name it as a null word in the source.`,
  variants: ({ table, column, facts }, show) =>
    `${table}.${column}: ${facts.groups === 1 ? "one value is" : `${count(facts.groups)} values are`} written in several ways that differ in case, spaces or width${show.examples ? `: ${list(facts.values.map(({ value, n }) => `“${visible(value)}” (${show.count(n)})`))}` : ""}. Write each in one way.`,
  mixed: ({ table, column, n, share, facts }, show) =>
    `${table}.${column} mixes formats: most look like ${facts.usual}, ${rows(n, show)} (${part(share)}) do not, such as ${facts.other}${eg(facts.otherExample, show)}. Bring them into one format.`,
  "number-as-text": ({ table, column, n, facts }, show) =>
    facts.others
      ? `${table}.${column} holds numbers as text; ${rows(n, show)} are no number. Name what stands there as a null word in the source, so that the column is read as numbers.`
      : `${table}.${column} holds numbers as text. Read it as a number if you want to reckon with it.`,
  "date-as-text": ({ table, column, facts }, show) =>
    `${table}.${column} holds dates as text${eg(facts.example, show)}. Read it as a date to see its span and gaps.`,
  "not-finite": ({ table, column, n }, show) =>
    `${table}.${column}: ${rows(n, show)} are infinite or no number at all. They are left out of its figures; make them missing.`,
  sentinel: ({ table, column, n, share, facts }, show) =>
    `${table}.${column}: ${list(facts.values.map(({ value }) => amount(value)))} ${facts.values.length > 1 ? "stand" : "stands"} far from all other values in ${rows(n, show)} (${part(share)}). If ${facts.values.length > 1 ? "they mean" : "it means"} “unknown”, make ${facts.values.length > 1 ? "them" : "it"} missing.`,
  "odd-days": ({ table, column, n, share, facts }, show) =>
    `${table}.${column}: ${rows(n, show)} (${part(share)}) hold ${list(facts.days.slice(0, 3).map(({ day }) => day))}${facts.days.length > 3 ? ` and ${count(facts.days.length - 3)} more days` : ""}, far from all other days or a system's word for “none”. Make them missing unless they are meant.`,
  future: ({ table, column, n, facts }, show) =>
    `${table}.${column} goes on to ${facts.last}, ${rows(n, show)} later than the last day of the data (${facts.own}, ${facts.of}). Check whether these days can be.`,
  "id-as-number": ({ table, column, facts }) =>
    `${table}.${column} looks like an id of ${count(facts.digits)} digits kept as a number: leading zeros, if it had any, are lost. Read it as text where ids must join.`,
  "id-like": ({ table, column }) => `${table}.${column} looks like an id: nearly every row has a value of its own. It groups nothing; use it only to join.`,
  "long-tail": ({ table, column, facts }) =>
    `${table}.${column} has a long tail: the median is ${amount(facts.median)}, 99% are below ${amount(facts.p99)}, the greatest is ${amount(facts.max)}. Averages follow a few rows; use the median.`,
  "rare-levels": ({ table, column, facts }, show) =>
    `${table}.${column}: ${show.count(facts.rare)} of ${count(facts.levels)} values stand on one row each. Take rare ones together.`,
  copy: ({ table, column, facts }) => `${table}.${column} holds the same as ${facts.of} in every row. Leave one of them out.`,
  "same-name": ({ table, column, facts }) =>
    `${table} seems to have had two columns called ${facts.of}; the second is now ${column}, and they differ. Find out which one holds.`,
  "missing-months": ({ table, column, n, facts }) =>
    `${table}.${column} has no row in ${n === 1 ? "one month" : `${count(n)} months`} between ${facts.from} and ${facts.to}: ${facts.months.slice(0, 4).join(", ")}${n > 4 ? " …" : ""}. Look for the missing extract.`,
  "repeated-rows": ({ table, n, share }, show) => `${table}: ${rows(n, show)} (${part(share)}) repeat another row in every column. Take each once.`,
  "repeated-keys": ({ table, n, facts }, show) =>
    `${table}: ${show.count(facts.keys)} values of its key ${facts.key.join(" + ")} stand on several rows, ${rows(n, show)} too many${
      show.examples
        ? few(
            facts.examples.map(({ key, n }) => `${key.join(" + ")} (${n}×)`),
            show,
          )
        : ""
    }. Keep one row each, or choose another key.`,
  "blank-keys": ({ table, n, share, facts }, show) =>
    `${table}: ${rows(n, show)} (${part(share)}) have no value in the key ${facts.key.join(" + ")}. They belong to nobody.`,
  "no-overlap": ({ table, column, facts }, show) =>
    `${table}.${column}: no id is in ${facts.home}.${facts.homeColumn}${few(facts.examples, show)}. Check that both hold the same kind of id.`,
  orphans: ({ table, column, n, share, facts }, show) =>
    `${table}.${column}: ${ids(n, show)} (${part(share)}; ${rows(facts.rows, show)}) are not in ${facts.home}.${facts.homeColumn}${few(facts.examples, show)}. They join nothing there.`,
  "near-miss": ({ table, column, n, facts }, show) =>
    `${table}.${column}: ${show.count(n)} more ids would join ${facts.home}.${facts.homeColumn} if ${apart[facts.reason]}${show.examples ? ` (${visible(facts.example)} ↔ ${visible(facts.twin)})` : ""}. Read both as they are in the source system, or bring them into one form.`,
};
