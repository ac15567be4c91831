import "./faults.ts";
import { incomplete } from "../../core/condition.ts";
import { fault } from "../../core/fault.ts";
import { quotas } from "../../core/plan/holdout.ts";
import { threshold, type CurvePoint } from "../../core/plan/volume.ts";
import { row, rowsOf, table } from "../../core/table.ts";
import { arms, drawable, strata } from "../../sql/holdout.ts";
import { name, sql } from "../../sql/sql.ts";
import { scoredLeft, type ScoreTable } from "../../sql/plan-model.ts";
import { curve, groupTotals, ranked, worthAsking } from "../../sql/plan-ranked.ts";
import { leftByPersona } from "../../sql/plan-waterfall.ts";
import type { Reach } from "../cell.ts";
import { aim, type Aim } from "./aim.ts";
import { checkDates } from "./dates.ts";
import { exclude, type Left } from "./exclude.ts";
import type { PlanPersona, Result, StepName, WaterfallRow } from "./result.ts";
import { checkLists } from "./rules.ts";
import type { Spec } from "./schema.ts";

type Counts = Record<string, number>;

const POINTS = 198;

export async function run(spec: Spec, reach: Reach): Promise<Result> {
  check(spec);
  const target = aim(spec, reach);
  const left = await exclude(spec, reach, target);
  reach.progress(0.4);
  const salt = spec.planned.name.trim() || reach.name;
  const personas = await personasOf(reach, target, left);
  const { scores, model } = await scoresOf(spec, reach, left);
  const list = await reach.scratch(ranked({ everyone: left.everyone, rates: target.scored.personas, otherwise: lowest(target), salt, scores }));
  await reach.make("candidates", sql`SELECT customer_id, persona, probability, rank FROM ${name(list)} ORDER BY rank`);
  reach.progress(0.6);
  const { above, by } = threshold(spec.value, spec.cost, target.scored.base);
  const found = row(await reach.query(worthAsking(list, above, by === "base")), 0) as Counts;
  const [best, bestBy] = found.worth > 0 ? [found.worth, by] : [found.candidates, "all" as const];
  const size = Math.min(spec.size ?? best, found.candidates);
  const points = await curveOf(reach, list, found.candidates);
  reach.progress(0.75);
  const drawn = await draw(spec, reach, { list, size, salt });
  const steps = [...left.waterfall, ...lastSteps(found.candidates, size, drawn.control)];
  await reach.make("waterfall", waterfallTable(steps));
  await reach.make("curve", curveTable(points));
  return {
    nearest: target.nearest,
    isNew: target.isNew,
    similar: target.similar,
    base: target.scored.base,
    personas,
    model,
    waterfall: steps,
    start: left.start,
    candidates: found.candidates,
    size,
    best,
    bestBy,
    contact: drawn.contact,
    control: drawn.control,
    expected: drawn.expected,
    curve: points,
    holdout: { strata: drawn.strata, salt },
    warnings: [...target.warnings, ...left.warnings, ...unscored(model), ...warningsOf(spec, left, found)],
  };
}

function check(spec: Spec): void {
  for (const needed of ["history", "types", "matrix", "personas", "tags"] as const) if (!spec[needed]) throw fault("plan/not-chosen", { needed });
  checkDates(spec);
  checkLists(spec.lists);
  for (const condition of spec.eligibility) {
    const lacks = incomplete(condition);
    if (lacks) throw fault("plan/incomplete", { column: condition.column, lacks });
  }
}

/** The table of scores to rank by, and how many of those left have one. @throws Fault `plan/no-column`, `plan/no-scores` */
async function scoresOf({ model: table }: Spec, reach: Reach, { everyone }: Left): Promise<{ scores: ScoreTable | null; model: Result["model"] }> {
  if (!table) return { scores: null, model: null };
  const columns = await reach.columns(table);
  const typed = (column: string) => columns.find(({ name }) => name === column)?.type;
  if (typed("customer_id") === undefined) throw fault("plan/no-column", { table, column: "customer_id" });
  if (typed("probability") !== "number") throw fault("plan/no-column", { table, column: "probability" });
  const scores = { table, type: typed("customer_id")! };
  const found = row(await reach.query(scoredLeft(everyone, scores)), 0) as { scored: number; unscored: number };
  if (!found.scored && found.unscored) throw fault("plan/no-scores", { table });
  return { scores, model: { table, ...found } };
}

function unscored(model: Result["model"]): Result["warnings"] {
  return model?.unscored ? [{ code: "unscored", table: model.table, customers: model.unscored }] : [];
}

/** What customers without a rate are given: only those who are forced in. */
function lowest({ scored: { personas, base } }: Aim) {
  const last = personas.at(-1);
  return last ? { rate: last.rate, low: last.low, high: last.high } : { rate: base, low: 0, high: base };
}

async function personasOf(reach: Reach, { scored, chosen }: Aim, { everyone, personaStep }: Left): Promise<PlanPersona[]> {
  const counted = rowsOf(await reach.query(leftByPersona(everyone, personaStep)));
  const left = new Map(counted.map(({ persona, n }) => [persona, n as number]));
  return scored.personas.map((persona) => ({ ...persona, left: left.get(persona.id) ?? 0, chosen: chosen.includes(persona.id) }));
}

async function curveOf(reach: Reach, list: string, candidates: number): Promise<CurvePoint[]> {
  if (!candidates) return [];
  const points = rowsOf(await reach.query(curve(list, Math.ceil(candidates / POINTS))));
  return [{ v: 0, expected: 0, low: 0, high: 0 }, ...(points as unknown as CurvePoint[])];
}

/** Draw the control and make the target group. */
async function draw({ tags, tier, holdout }: Spec, reach: Reach, { list, size, salt }: { list: string; size: number; salt: string }) {
  const group = await reach.scratch(drawable({ ranked: list, tags, tier, size, salt }));
  const kinds = rowsOf(await reach.query(strata(group))) as { persona: string; tier: string; n: number }[];
  const named = kinds.map(({ persona, tier, n }) => ({ stratum: [persona || "–", ...(tier ? [tier] : [])].join("/"), persona, tier, n }));
  const held = quotas(named, holdout);
  const found = named.map((stratum, i) => ({ ...stratum, control: held[i] }));
  const parted = await reach.scratch(arms(group, found));
  const totals = row(await reach.query(groupTotals(parted)), 0) as Counts;
  await reach.make("", sql`SELECT customer_id, persona, probability, rank, arm FROM ${name(parted)} ORDER BY rank`);
  const { contact, control, accept, low, high } = totals;
  return { strata: found, contact, control, expected: { contact, accept, low, high } };
}

function lastSteps(candidates: number, size: number, control: number): WaterfallRow[] {
  return [
    { step: "size", removed: candidates - size, alone: null, remaining: size },
    { step: "control", removed: control, alone: null, remaining: size - control },
  ];
}

function warningsOf(spec: Spec, { waterfall: steps }: Left, { candidates, forced }: Counts): Result["warnings"] {
  const most = steps.reduce<WaterfallRow | null>((most, step) => (step.removed > (most?.removed ?? 0) ? step : most), null);
  return [
    ...(candidates ? [] : [{ code: "nobody" as const, step: (most?.step ?? null) as StepName | null, removed: most?.removed ?? 0 }]),
    ...(spec.size !== null && spec.size > candidates ? [{ code: "size-larger" as const, size: spec.size, candidates }] : []),
    ...(forced ? [{ code: "forced" as const, customers: forced }] : []),
    ...(spec.holdout === 0 && candidates ? [{ code: "no-control" as const }] : []),
  ];
}

function waterfallTable(steps: readonly WaterfallRow[]) {
  return table({
    step: steps.map((_, i) => i + 1),
    label: steps.map(({ step }) => step),
    removed: steps.map(({ removed }) => removed),
    alone: steps.map(({ alone }) => alone),
    remaining: steps.map(({ remaining }) => remaining),
  });
}

function curveTable(points: readonly CurvePoint[]) {
  return table({
    v: points.map(({ v }) => v),
    expected: points.map(({ expected }) => expected),
    low: points.map(({ low }) => low),
    high: points.map(({ high }) => high),
  });
}
