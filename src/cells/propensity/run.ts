import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { gains } from "../../core/model/gains.ts";
import type { Propensity } from "../../core/model/propensity-fit.ts";
import type { Tested } from "../../core/model/propensity-test.ts";
import { numbers, rowsOf } from "../../core/table.ts";
import { labelledPeriod } from "../../sql/propensity-rows.ts";
import { commonlyTested } from "../../sql/propensity-table.ts";
import { tableName, type Reach } from "../cell.ts";
import { readLabelled, readToScore, type Labelled } from "./read.ts";
import type { Comparison, Result, Trained, Warning } from "./result.ts";
import type { Spec } from "./schema.ts";
import { lastRows, makeBeside, makeScored, makeTarget, tiersOf } from "./tables.ts";
import { warningsOf } from "./warnings.ts";

/** Effects that the result holds; the table of coefficients has all. */
const SHOWN = 200;

/**
 * Fit how likely customers are to say yes, test it on rows held out, and score customers.
 *
 * Where only cut, value or cost changed, the target group alone is made anew.
 *
 * @throws Fault `propensity/…`, `model/…`, `prepare/no-columns`
 */
export async function run(spec: Spec, reach: Reach): Promise<Result> {
  const fitted = (reach.before as Result | undefined) ?? (await fit(spec, reach));
  return { ...fitted, target: await makeTarget(reach, spec, fitted) };
}

async function fit(spec: Spec, reach: Reach): Promise<Omit<Result, "target">> {
  const labelled = await readLabelled(spec, reach);
  const other = spec.apply && spec.apply !== spec.yes ? await readToScore(spec, labelled.features, reach) : null;
  reach.progress(0.15);
  const how = splitOf(spec);
  const { ids, y, draw, types } = labelled;
  const at = labelled.at.slice();
  const unknown = y.reduce((sum, value) => sum + (value === 2 ? 1 : 0), 0);
  const rows = labelled.table.rows;
  const found = await reach.compute(
    "models",
    "propensity",
    {
      table: labelled.table,
      y,
      split: { by: how.by === "random" ? "random" : "time", at: labelled.at, customer: ids.codes.slice(), draw, share: spec.testShare },
      target: { column: spec.no ? "" : spec.target, yes: spec.success },
      called: spec.no ? `${spec.yes} / ${spec.no}` : spec.target,
      purpose: spec.purpose,
      types,
      zero: spec.zero,
      penalty: spec.penalty,
      lambda: spec.lambda,
      apply: other?.table ?? null,
      seed: spec.seed,
    },
    [0.15, 0.85],
  );
  if (!found.rows.test) throw fault("propensity/one-side", { train: found.rows.train, test: found.rows.test });
  const scoredIds = other?.ids ?? ids;
  const kept = lastRows(scoredIds, other ? null : at);
  const scored = await makeScored(reach, spec, { ids: scoredIds, scored: found.scored, kept: kept?.rows ?? null });
  await makeBeside(reach, found, ids);
  reach.progress(0.95);
  const { comparison, warnings } = await compare(spec, reach);
  const split = { by: how.by, ...(await periodOf(labelled, found, reach)) };
  const repeated = other ? lastRows(ids, null) : kept;
  const facts = { spec, found, how, unknown, rows, repeated: repeated?.customers ?? 0, scoredTwice: kept?.customers ?? 0 };
  return {
    rows: { all: rows, ...picked(found.rows) },
    split,
    screening: found.screening,
    used: found.model.plan.columns.map(({ column }) => column),
    path: found.path,
    lasso: found.lasso,
    effects: found.effects.slice(0, SHOWN),
    importance: found.importance.slice(0, SHOWN),
    within: found.within,
    test: found.test,
    scored,
    tiers: await tiersOf(reach, spec, found.test),
    comparison,
    trained: trainedOf(spec, found, split),
    model: found.model,
    warnings: [...warningsOf(facts), ...warnings],
  };
}

/** How rows are parted, and why where it is not as asked. */
export function splitOf({ split, time, no }: Spec): { by: Spec["split"]; why: "chosen" | "no-time" | "no-order" | null } {
  if (split === "random") return { by: "random", why: "chosen" };
  if (split === "time") return time ? { by: "time", why: null } : { by: "random", why: "no-time" };
  return no ? { by: "random", why: "no-order" } : { by: "order", why: null };
}

function picked({ train, trainEvents, test, testEvents, leftOut }: Propensity["rows"]) {
  return { train, trainEvents, test, testEvents, leftOut };
}

async function periodOf({ query }: Labelled, { rows }: Propensity, reach: Reach): Promise<Omit<Result["split"], "by">> {
  if (!query.time) return { first: null, last: null, boundary: null };
  const [row] = rowsOf(await reach.query(labelledPeriod({ yes: query.yes, no: query.no, time: query.time }, rows.boundary ?? 1)));
  const day = (text: unknown) => (text === null ? null : String(text).replace(/ 00:00:00$/, ""));
  return { first: day(row.first), last: day(row.last), boundary: rows.boundary === null ? null : day(row.boundary) };
}

function trainedOf(spec: Spec, { rows, test }: Propensity, { by, first, last, boundary }: Result["split"]): Trained {
  return {
    rows: rows.train,
    events: rows.trainEvents,
    testRows: rows.test,
    testEvents: rows.testEvents,
    table: spec.yes,
    split: by,
    from: first ?? "",
    to: last ?? "",
    boundary: boundary ?? "",
    auc: test?.auc.auc ?? null,
    aucLow: test?.auc.low ?? null,
    aucHigh: test?.auc.high ?? null,
    seed: spec.seed,
  };
}

/** How another model does on the same rows. */
async function compare({ against }: Spec, reach: Reach): Promise<{ comparison: Comparison | null; warnings: Warning[] }> {
  if (!against) return { comparison: null, warnings: [] };
  if (!reach.result<{ test?: Tested | null } | null>(against) || !(await tested(against, reach)))
    throw fault("propensity/not-a-propensity", { table: against });
  const found = await reach.query(commonlyTested(tableName(reach.name, "tested"), tableName(against, "tested")));
  const y = Uint8Array.from(numbers(found, "actual"));
  const events = y.reduce((sum, value) => sum + value, 0);
  if (!events || events === y.length) return { comparison: null, warnings: [{ code: "no-common", table: against }] };
  const [a, b] = [numbers(found, "a"), numbers(found, "b")];
  const curves = [gains(y, a, { points: 100 }), gains(y, b, { points: 100 })];
  const difference = await reach.compute("models", "compare", { y, a, b }, [0.95, 0.97]);
  const comparison = {
    table: against,
    rows: found.rows,
    events,
    own: { auc: difference.first, gains: curves[0] },
    other: { auc: difference.second, gains: curves[1] },
    difference: difference.test,
  };
  return { comparison, warnings: [] };
}

async function tested(against: string, reach: Reach): Promise<boolean> {
  const fields = await reach.columns(tableName(against, "tested"));
  return ["customer_id", "actual", "probability"].every((column) => fields.some(({ name }) => name === column));
}
