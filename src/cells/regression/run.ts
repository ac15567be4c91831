import "./faults.ts";
import { fault } from "../../core/fault.ts";
import type { Regression } from "../../core/model/regression-fit.ts";
import { texts, type Coded, type Table } from "../../core/table.ts";
import { rowsToScore, type FeatureColumn } from "../../sql/propensity-rows.ts";
import { name } from "../../sql/sql.ts";
import type { Field, Reach } from "../cell.ts";
import type { Result, Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

/** Coefficients that the result holds: the largest by effect. */
const SHOWN = 500;

/** A mean residual of this many standard errors says that the model bends where the data do not. */
const BENT = 4;

/**
 * Explain a number by other columns, and foretell it.
 *
 * @throws Fault `regression/…`, `model/constant-target`, `model/too-few-rows`, `prepare/no-columns`
 */
export async function run(spec: Spec, reach: Reach): Promise<Result> {
  const { ids, y, features, table } = await readKnown(spec, reach);
  const other = spec.apply && spec.apply !== spec.table ? await readOthers(spec, features, reach) : null;
  const doubles = ids.codes.length - ids.levels.length;
  const shown = other ?? { ids, y };
  const known = y.reduce((sum, value) => sum + (Number.isFinite(value) ? 1 : 0), 0);
  const rows = { all: table.rows, known };
  const labels = { ids: shown.ids, y: shown.y.slice() };
  const found = await reach.compute(
    "models",
    "regression",
    {
      table,
      ids: { codes: ids.codes.slice(), levels: ids.levels },
      y: y.slice(),
      target: spec.target,
      types: spec.types,
      zeroIfMissing: spec.zero,
      lambda: spec.lambda,
      least: reach.settings.k,
      seed: spec.seed,
      apply: other?.table ?? null,
    },
    [0.1, 0.95],
  );
  await reach.make("", scored(labels, found.predicted));
  const used = found.model.plan.columns.map(({ column }) => column);
  const { n, r2, sigma, lambda } = found.fit;
  return {
    table: spec.table,
    rows,
    terms: largest(found.terms),
    intercept: found.intercept,
    origin: found.origin,
    fit: found.fit,
    answers: found.answers,
    path: found.path,
    leftOut: found.report.dropped.map(({ column, reason }) => ({
      column,
      reason,
      of: found.report.duplicates.find((twin) => twin.column === column)?.of ?? null,
    })),
    picture: found.picture,
    used,
    model: found.model,
    trained: { table: spec.table, target: spec.target, rows: n, r2, sigma, lambda, seed: spec.seed },
    warnings: warningsOf(found, rows, doubles),
  };
}

async function readKnown(spec: Spec, reach: Reach) {
  if (!spec.table) throw fault("regression/not-chosen", {});
  if (!spec.target) throw fault("regression/no-target", { table: spec.table });
  const fields = await reach.columns(spec.table);
  const target = fieldOf(spec.table, spec.target, fields);
  if (!isNumber(target)) throw fault("regression/not-number", { table: spec.table, column: spec.target });
  if (spec.key) fieldOf(spec.table, spec.key, fields);
  for (const column of spec.columns) fieldOf(spec.table, column, fields);
  const wanted = (field: Field) => (spec.columns.length ? spec.columns.includes(field.name) : field.type !== "date" && field.type !== "other");
  const features = fields
    .filter((field) => field.name !== spec.target && field.name !== spec.key && wanted(field))
    .map((field) => ({ name: field.name, number: isNumber(field) }));
  if (!features.length) throw fault("regression/no-columns", { table: spec.table });
  const read = await readRows(spec.table, spec, [...features, { name: spec.target, number: true }], reach);
  if (!read.table.rows) throw fault("regression/no-rows", { table: spec.table });
  const { [spec.target]: y, ...columns } = read.table.columns;
  return { ids: read.ids, y: y as Float64Array, features, table: { rows: read.table.rows, columns } };
}

/** Rows to foretell, with the target where they have it. */
async function readOthers(spec: Spec, features: readonly FeatureColumn[], reach: Reach) {
  const fields = await reach.columns(spec.apply);
  const lacking = features.filter((feature) => !fields.some((field) => field.name === feature.name));
  if (lacking.length) throw fault("regression/apply-lacks", { table: spec.apply, columns: lacking.map((feature) => feature.name) });
  const told = fields.some((field) => field.name === spec.target && isNumber(field));
  const read = await readRows(spec.apply, spec, [...features, ...(told ? [{ name: spec.target, number: true }] : [])], reach);
  const { [spec.target]: y, ...columns } = read.table.columns;
  return { ids: read.ids, y: (y as Float64Array | undefined) ?? new Float64Array(read.table.rows).fill(NaN), table: { rows: read.table.rows, columns } };
}

async function readRows(table: string, { key }: Spec, columns: readonly FeatureColumn[], reach: Reach): Promise<{ ids: Coded; table: Table }> {
  const field = (await reach.columns(table)).find((each) => each.name === key);
  const found = await reach.query(rowsToScore(table, field ? { column: name(field.name), type: field.type } : null, columns));
  return {
    ids: texts(found, "id"),
    table: { rows: found.rows, columns: Object.fromEntries(columns.map((column, i) => [column.name, found.columns[`c${i}`]])) },
  };
}

function fieldOf(table: string, column: string, fields: readonly Field[]): Field {
  const field = fields.find((each) => each.name === column);
  if (!field) throw fault("regression/no-column", { table, column });
  return field;
}

function isNumber({ type }: Field): boolean {
  return type === "number" || type === "boolean";
}

/** The cell's table: what is expected of each row, and how far off it was. */
function scored({ ids, y }: { ids: Coded; y: Float64Array }, predicted: Float64Array): Table {
  const actual = y.map((value) => (Number.isFinite(value) ? value : NaN));
  return { rows: predicted.length, columns: { customer_id: ids, predicted, actual, residual: actual.map((value, i) => value - predicted[i]) } };
}

/** The coefficients that move the target most, in the order of the columns. */
function largest(terms: Regression["terms"]): Regression["terms"] {
  if (terms.length <= SHOWN) return terms;
  const size = (at: number) => Math.abs(terms[at].beta.estimate);
  const kept = new Set([...terms.keys()].sort((a, b) => size(b) - size(a) || a - b).slice(0, SHOWN));
  return terms.filter((_, at) => kept.has(at));
}

function warningsOf({ fit, terms, picture }: Regression, rows: Result["rows"], doubles: number): Warning[] {
  const columns = terms.length;
  const bent = picture.bands.length > 2 && picture.bands.some(({ mean, n }) => Math.abs(mean) > (BENT * fit.sigma) / Math.sqrt(n));
  const found: [boolean, Warning][] = [
    [rows.known < rows.all, { code: "unknown", rows: rows.all - rows.known }],
    [doubles > 0, { code: "repeated", rows: doubles }],
    [fit.collinear.length > 0, { code: "collinear", names: fit.collinear.slice(0, 20) }],
    [fit.n < 10 * columns, { code: "few", rows: fit.n, columns }],
    [bent, { code: "bent" }],
    [columns > SHOWN, { code: "cut", terms: columns, shown: SHOWN }],
  ];
  return found.filter(([holds]) => holds).map(([, warning]) => warning);
}
