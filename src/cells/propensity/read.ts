import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { drawsOf } from "../../core/model/split.ts";
import { numbers, rowsOf, texts, type Coded, type Table } from "../../core/table.ts";
import type { ColumnType } from "../../core/prepare/typing.ts";
import { name } from "../../sql/sql.ts";
import { labelledRows, rowsToScore, valuesOf, type FeatureColumn, type LabelledQuery } from "../../sql/propensity-rows.ts";
import type { Raw } from "../../sql/key.ts";
import type { Field, Reach } from "../cell.ts";
import type { Spec } from "./schema.ts";

/** Rows that a model is made from. */
export interface Labelled {
  query: LabelledQuery;
  features: FeatureColumn[];
  ids: Coded;
  /** 1 yes, 0 no, 2 unknown. */
  y: Uint8Array;
  at: Float64Array;
  draw: Float64Array;
  table: Table;
  types: Record<string, ColumnType>;
}

/** Rows to score. */
export interface ToScore {
  ids: Coded;
  table: Table;
}

/** Read the rows with their answers. @throws Fault `propensity/…` */
export async function readLabelled(spec: Spec, reach: Reach): Promise<Labelled> {
  if (!spec.yes) throw fault("propensity/not-chosen", {});
  if (!spec.no && !spec.target) throw fault("propensity/no-target", { table: spec.yes });
  const fields = await fieldsOf(spec, reach);
  const features = featuresOf(spec, fields);
  const raw = (column: string) => (column ? rawOf(spec.yes, fields.own, column) : null);
  const query: LabelledQuery = {
    yes: spec.yes,
    no: spec.no,
    target: spec.no ? null : raw(spec.target),
    success: spec.success,
    key: raw(spec.key),
    time: raw(spec.time),
    columns: features,
  };
  if (query.target) await checkSuccess(spec, query.target, reach);
  const found = await reach.query(labelledRows(query));
  if (!found.rows) throw fault("propensity/no-rows", { table: spec.yes });
  const ids = texts(found, "id");
  return {
    query,
    features,
    ids,
    y: Uint8Array.from(numbers(found, "y")),
    at: numbers(found, "at"),
    draw: drawsOf(ids, spec.seed),
    table: named(found, features),
    types: { ...spec.types },
  };
}

/** Read whom to score. @throws Fault `propensity/apply-lacks`, `propensity/no-rows` */
export async function readToScore(spec: Spec, features: readonly FeatureColumn[], reach: Reach): Promise<ToScore> {
  const fields = await reach.columns(spec.apply);
  const key = spec.key && fields.some((field) => field.name === spec.key) ? rawOf(spec.apply, fields, spec.key) : null;
  const found = await reach.query(rowsToScore(spec.apply, key, features));
  if (!found.rows) throw fault("propensity/no-rows", { table: spec.apply });
  return { ids: texts(found, "id"), table: named(found, features) };
}

interface Fields {
  own: readonly Field[];
  /** Of the other tables that must have the columns too. */
  others: { table: string; fields: readonly Field[] }[];
}

async function fieldsOf({ yes, no, apply }: Spec, reach: Reach): Promise<Fields> {
  const others = [no, apply].filter((table) => table && table !== yes);
  return { own: await reach.columns(yes), others: await Promise.all(others.map(async (table) => ({ table, fields: await reach.columns(table) }))) };
}

/** The columns the model may use: those chosen, or all that every table has; never key, target, time, dates or what is left out. */
function featuresOf(spec: Spec, { own, others }: Fields): FeatureColumn[] {
  const taken = new Set([spec.key, spec.no ? "" : spec.target, spec.time, ...spec.leave]);
  const chosen = spec.columns.filter((column) => !taken.has(column));
  for (const column of chosen) if (!own.some((field) => field.name === column)) throw fault("propensity/no-column", { table: spec.yes, column });
  const lacking = others.map(({ table, fields }) => ({ table, columns: chosen.filter((column) => !fields.some((field) => field.name === column)) }));
  const short = lacking.find(({ columns }) => columns.length);
  if (short) throw fault("propensity/apply-lacks", short);
  const shared = (column: string) => others.every(({ fields }) => fields.some((field) => field.name === column));
  const usable = own.filter(
    ({ name, type }) => type !== "date" && type !== "other" && !taken.has(name) && (chosen.length ? chosen.includes(name) : shared(name)),
  );
  if (!usable.length) throw fault("propensity/no-columns", { table: spec.yes });
  return usable.map(({ name, type }) => ({
    name,
    number: type !== "text" && others.every(({ fields }) => fields.find((field) => field.name === name)?.type !== "text"),
  }));
}

function rawOf(table: string, fields: readonly Field[], column: string): Raw {
  const field = fields.find((field) => field.name === column);
  if (!field) throw fault("propensity/no-column", { table, column });
  return { column: name(column), type: field.type };
}

async function checkSuccess({ yes, target, success }: Spec, column: Raw, reach: Reach): Promise<void> {
  const values = rowsOf(await reach.query(valuesOf(yes, column, 50))).map(({ value }) => String(value));
  if (!success.length) throw fault("propensity/no-success", { table: yes, column: target, values: values.slice(0, 8) });
  if (values.length && values.length < 50 && !success.some((word) => values.includes(word)))
    throw fault("propensity/success-unknown", { table: yes, column: target, success: [...success], values: values.slice(0, 8) });
}

function named(found: Table, features: readonly FeatureColumn[]): Table {
  return { rows: found.rows, columns: Object.fromEntries(features.map(({ name }, i) => [name, found.columns[`c${i}`]])) };
}
