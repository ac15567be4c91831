import "./faults.ts";
import { rowsOf, table as tableOf, type Coded } from "../../core/table.ts";
import { cutAt } from "../../core/uplift/cut.ts";
import type { Judged } from "../../core/uplift/judge.ts";
import { regions as allRegions, type Region, type UpliftScores } from "../../core/uplift/model.ts";
import { rankedUplift, regionedUplift, unregionedUplift, upliftRegions, upliftTarget } from "../../sql/uplift-table.ts";
import type { Reach } from "../cell.ts";
import { readExperiment, readToScore, type Experiment } from "./read.ts";
import type { Result, Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

/** Columns of the balance check that the result holds. */
const SHOWN = 200;

/**
 * Work out what a treatment did, learn in whom it does most, judge that on rows held out, and score customers.
 *
 * Where only the cut changed, regions and target group alone are made anew.
 *
 * @throws Fault `uplift/…`, `prepare/no-columns`
 */
export async function run(spec: Spec, reach: Reach): Promise<Result> {
  const before = reach.before as Result | undefined;
  const ranked = before ? await reach.scratch(unregionedUplift(reach.name)) : null;
  const found = before ? { result: before, ranked: ranked! } : await judged(spec, reach);
  const { share, regions } = cutAt(found.result, spec.cut);
  const { customers } = found.result.scored;
  await reach.make("", regionedUplift(found.ranked, regions));
  const taken = Math.min(customers, Math.round(share * customers));
  await reach.make("target", upliftTarget(reach.name, taken));
  return {
    ...found.result,
    model: { ...found.result.model, regions },
    target: { share, by: spec.cut !== null ? "reader" : regions ? "best" : "all", customers: taken },
    regions: await regionSizes(reach),
  };
}

async function judged(spec: Spec, reach: Reach): Promise<{ result: Result; ranked: string }> {
  const trial = await readExperiment(spec, reach);
  reach.progress(0.1);
  const { ids, features, values } = trial;
  const own = trial.warnings;
  const input = { table: trial.table, y: trial.y, treated: trial.treated };
  const { learner, lambda, testShare, seed } = spec;
  const asked = { learner, lambda, testShare, seed, least: reach.settings.k };
  const roles = { target: { column: spec.outcome, yes: spec.yes }, arm: { column: spec.arm, treated: spec.treated } };
  const { scores, report, ...found } = await reach.compute("uplift", "judge", { ...input, ...asked, ...roles }, [0.1, 0.8]);
  const used = found.model.plan.columns.map(({ column }) => column);
  const scored = spec.apply ? await applied(spec, { features, used, model: found.model }, reach) : { ids, scores };
  const ranked = await rankedTable(scored, reach);
  await reach.make("curve", curveTable(found));
  await reach.make("deciles", decilesTable(found));
  reach.progress(0.95);
  const result: Result = {
    ...found,
    balance: { ...found.balance, rows: found.balance.rows.slice(0, SHOWN) },
    values,
    used,
    dropped: report.dropped,
    scored: { table: spec.apply || spec.table, customers: scored.ids.codes.length },
    target: { share: 1, by: "all", customers: 0 },
    regions: [],
    trained: trainedOf(spec, found),
    warnings: [...own, ...warningsOf(spec, found)],
  };
  return { result, ranked };
}

interface Scored {
  ids: Coded;
  scores: UpliftScores;
}

async function applied(
  spec: Spec,
  { features, used, model }: Pick<Experiment, "features"> & { used: string[]; model: Judged["model"] },
  reach: Reach,
): Promise<Scored> {
  const { ids, table } = await readToScore(spec, used, features, reach);
  return { ids, scores: await reach.compute("uplift", "score", { model, table }, [0.8, 0.9]) };
}

async function rankedTable({ ids, scores: { uplift, treated, control } }: Scored, reach: Reach): Promise<string> {
  const place = Float64Array.from({ length: uplift.length }, (_, i) => i);
  const scored = await reach.scratch({ rows: uplift.length, columns: { place, customer_id: ids, uplift, p_treated: treated, p_control: control } });
  return reach.scratch(rankedUplift(scored));
}

/** Customers in each region; none where one is so small that it would be told. */
async function regionSizes(reach: Reach): Promise<Result["regions"]> {
  const found = rowsOf(await reach.query(upliftRegions(reach.name))) as { region: string; n: number }[];
  if (found.some(({ n }) => n < reach.settings.k)) return [];
  return allRegions.flatMap((region: Region) => found.filter((row) => row.region === region).map(({ n }) => ({ region, customers: n })));
}

function warningsOf({ learner }: Spec, { balance, arms, effect }: Pick<Judged, "balance" | "arms" | "effect">): Warning[] {
  const share = arms.treated.n / (arms.treated.n + arms.control.n);
  const [worst] = balance.rows;
  return [
    ...(balance.balanced ? [] : [{ code: "not-randomised" as const, column: worst.column, smd: worst.smd }]),
    ...(learner === "class" && Math.abs(share - 0.5) > 0.02 ? [{ code: "uneven" as const, share, learner }] : []),
    ...(effect.padded ? [{ code: "padded" as const }] : []),
  ];
}

function trainedOf(spec: Spec, { arms, test, qini, p, verdict }: Judged | Omit<Judged, "scores" | "report">): Result["trained"] {
  return {
    table: spec.table,
    rows: arms.treated.n + arms.control.n - test.treated.n - test.control.n,
    testRows: test.treated.n + test.control.n,
    treated: arms.treated.n,
    treatedEvents: arms.treated.events,
    control: arms.control.n,
    controlEvents: arms.control.events,
    qini: Number.isFinite(qini) ? qini : null,
    p,
    verdict,
    seed: spec.seed,
  };
}

function curveTable({ points }: Pick<Judged, "points">) {
  return tableOf({
    share: points.map(({ share }) => share),
    customers: points.map(({ n }) => n),
    score: points.map(({ score }) => score),
    qini: points.map(({ qini }) => qini),
    low: points.map(({ low }) => low),
    high: points.map(({ high }) => high),
    random: points.map(({ random }) => random),
    perfect: points.map(({ perfect }) => perfect),
    uplift: points.map(({ uplift }) => uplift),
    perfect_uplift: points.map(({ perfectUplift }) => perfectUplift),
  });
}

function decilesTable({ bins }: Pick<Judged, "bins">) {
  return tableOf({
    decile: bins.map(({ bin }) => bin),
    treated: bins.map(({ treated }) => treated),
    control: bins.map(({ control }) => control),
    treated_yes: bins.map(({ treatedYes }) => treatedYes),
    control_yes: bins.map(({ controlYes }) => controlYes),
    foretold: bins.map(({ foretold }) => foretold),
    effect: bins.map(({ effect }) => effect),
    low: bins.map(({ low }) => low),
    high: bins.map(({ high }) => high),
  });
}
