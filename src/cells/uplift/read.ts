import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { numbers, rowsOf, texts, type Coded, type Table } from "../../core/table.ts";
import type { Raw } from "../../sql/key.ts";
import { rowsToScore, type FeatureColumn } from "../../sql/propensity-rows.ts";
import { name } from "../../sql/sql.ts";
import { trialCounts, trialRows, type TrialQuery } from "../../sql/uplift-rows.ts";
import type { Field, Reach } from "../cell.ts";
import type { Choice } from "./faults.ts";
import type { Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

/** An experiment, ready to be judged. */
export interface Experiment {
  ids: Coded;
  table: Table;
  y: Uint8Array;
  treated: Uint8Array;
  features: FeatureColumn[];
  values: { treated: string[]; control: string[] };
  warnings: Warning[];
}

/** Combinations of arm and answer that are looked at: an experiment has few, an id in place of an arm as many as there are rows. */
const MOST = 1000;

/** Values named in a message. */
const NAMED = 8;

/** Read an experiment. @throws Fault `uplift/…` */
export async function readExperiment(spec: Spec, reach: Reach): Promise<Experiment> {
  const chosen = (what: Choice, more = {}) => fault("uplift/choose", { what, table: spec.table, column: "", values: [], ...more });
  for (const what of ["table", "arm", "outcome"] as const) if (!spec[what]) throw chosen(what);
  if (spec.arm === spec.outcome) throw fault("uplift/same-column", { column: spec.arm });
  const fields = await reach.columns(spec.table);
  const features = featuresOf(spec, fields);
  const raw = (column: string) => rawOf(spec.table, fields, column);
  const query = { table: spec.table, key: spec.key ? raw(spec.key) : null, outcome: raw(spec.outcome), arm: raw(spec.arm) };
  const counts = await countsOf(query, reach);
  if (!spec.treated.length) throw chosen("treated", { column: spec.arm, values: counts.arms.slice(0, NAMED) });
  const control = controlOf(spec, counts.arms);
  if (!spec.yes.length) throw chosen("yes", { column: spec.outcome, values: counts.answers.slice(0, NAMED) });
  checkAnswers(spec, counts.answers);
  const values = { treated: spec.treated, control };
  const found = await reach.query(trialRows(query, { ...values, yes: spec.yes }, features));
  const ids = texts(found, "id");
  return {
    ids,
    table: named(found, features),
    y: Uint8Array.from(numbers(found, "y")),
    treated: Uint8Array.from(numbers(found, "treated")),
    features,
    values,
    warnings: warningsOf(counts, [...spec.treated, ...control], ids),
  };
}

/** Read whom to score. @throws Fault `uplift/apply-lacks` */
export async function readToScore(
  spec: Spec,
  columns: readonly string[],
  features: readonly FeatureColumn[],
  reach: Reach,
): Promise<{ ids: Coded; table: Table }> {
  const fields = await reach.columns(spec.apply);
  const lacks = columns.filter((column) => !fields.some((field) => field.name === column));
  if (lacks.length) throw fault("uplift/apply-lacks", { table: spec.apply, columns: lacks });
  const used = features.filter((feature) => columns.includes(feature.name));
  const key = spec.key && fields.some((field) => field.name === spec.key) ? rawOf(spec.apply, fields, spec.key) : null;
  const found = await reach.query(rowsToScore(spec.apply, key, used));
  return { ids: texts(found, "id"), table: named(found, used) };
}

/** The columns the score may use: those chosen, or all numbers, texts and flags; never key, arm, outcome or what is left out. */
function featuresOf(spec: Spec, fields: readonly Field[]): FeatureColumn[] {
  const taken = new Set([spec.key, spec.arm, spec.outcome, ...spec.leave]);
  for (const column of spec.columns) rawOf(spec.table, fields, column);
  const free = fields.filter((field) => !taken.has(field.name) && (!spec.columns.length || spec.columns.includes(field.name)));
  const usable = free.filter(({ type }) => type === "number" || type === "text" || type === "boolean");
  if (!usable.length) throw fault("uplift/no-columns", { table: spec.table });
  return usable.map((field) => ({ name: field.name, number: field.type !== "text" }));
}

function rawOf(table: string, fields: readonly Field[], column: string): Raw {
  const field = fields.find((field) => field.name === column);
  if (!field) throw fault("uplift/no-column", { table, column });
  return { column: name(column), type: field.type };
}

interface Counts {
  rows: { arm: string | null; answer: string | null; n: number }[];
  /** Values with an answer, most rows first. */
  arms: string[];
  answers: string[];
}

async function countsOf(query: TrialQuery, reach: Reach): Promise<Counts> {
  const rows = rowsOf(await reach.query(trialCounts(query, MOST))) as unknown as Counts["rows"];
  const distinct = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  const answered = rows.filter(({ answer }) => answer !== null);
  return { rows, arms: distinct(answered.map(({ arm }) => arm)), answers: distinct(rows.filter(({ arm }) => arm !== null).map(({ answer }) => answer)) };
}

/** Values of the arm that are the control: those chosen, else the only one left. */
function controlOf({ table, arm: column, treated, control }: Spec, arms: readonly string[]): string[] {
  if (!treated.some((value) => arms.includes(value))) throw fault("uplift/no-treated", { table, column, treated, values: arms.slice(0, NAMED) });
  const left = arms.filter((value) => !treated.includes(value));
  const chosen = control.filter((value) => left.includes(value));
  if (!left.length || (control.length && !chosen.length)) throw fault("uplift/no-control", { table, column, treated });
  if (!control.length && left.length > 1) throw fault("uplift/several-arms", { table, column, values: left.slice(0, NAMED) });
  return control.length ? chosen : left;
}

function checkAnswers({ table, outcome: column, yes }: Spec, answers: readonly string[]): void {
  const said = answers.filter((answer) => yes.includes(answer));
  if (!said.length || said.length === answers.length) throw fault("uplift/one-answer", { table, column, answers: answers.slice(0, NAMED), yes });
}

function warningsOf({ rows }: Counts, used: readonly string[], ids: Coded): Warning[] {
  const total = (of: (row: Counts["rows"][number]) => boolean) => rows.filter(of).reduce((sum, { n }) => sum + n, 0);
  const other = total(({ arm }) => arm === null || !used.includes(arm));
  const others = [...new Set(rows.flatMap(({ arm }) => (arm !== null && !used.includes(arm) ? [arm] : [])))];
  const silent = total(({ arm, answer }) => arm !== null && used.includes(arm) && answer === null);
  const repeated = ids.codes.length - new Set(ids.codes).size;
  return [
    ...(silent ? [{ code: "no-answer" as const, rows: silent }] : []),
    ...(other ? [{ code: "other-arms" as const, rows: other, values: others.slice(0, NAMED) }] : []),
    ...(repeated ? [{ code: "repeated" as const, customers: repeated }] : []),
  ];
}

/** The columns of a query under their own names. */
function named(found: Table, features: readonly FeatureColumn[]): Table {
  return { rows: found.rows, columns: Object.fromEntries(features.map((feature, i) => [feature.name, columnOf(found, i, feature)])) };
}

function columnOf(found: Table, i: number, { number }: FeatureColumn) {
  return number ? numbers(found, `c${i}`) : texts(found, `c${i}`);
}
