import type { Crew } from "../crew.ts";
import { fault } from "../fault.ts";
import { rowsTaken } from "../model/importance.ts";
import { cutsOf } from "../model/deciles.ts";
import { designOf } from "../prepare/design.ts";
import { fitPlan, type PlanReport } from "../prepare/plan.ts";
import { silent, within, type Progress } from "../progress.ts";
import { randomFrom } from "../random.ts";
import type { Table } from "../table.ts";
import { balanceOf, type Balance } from "./balance.ts";
import {
  add,
  ordered,
  perfectQini,
  perfectUplift,
  qiniOf,
  upliftAt,
  upliftOf,
  upliftScore,
  weightedAverageUplift,
  type RowCurve,
  type Trial,
} from "./curves.ts";
import { upliftBins, type UpliftBin } from "./deciles.ts";
import { averageEffect, type Arm, type Effect } from "./effect.ts";
import { learn } from "./learners.ts";
import { scoreUplift, type Learner, type UpliftModel, type UpliftScores } from "./model.ts";
import { trustOf } from "./permutation.ts";

declare module "../fault.ts" {
  interface Faults {
    /** An arm has too few of the rarer answer to learn from. */
    "uplift/few-events": { arm: "treated" | "control"; events: number; least: number; columns: number };
  }
}

/** Least rows of the rarer answer in an arm, among those learned from; and least for each column. METHODS 10. */
const EVENTS = 50;
const EVENTS_PER_COLUMN = 5;

/** A finding is one that chance brings in one case of twenty. */
const ALPHA = 0.05;

/** Most points of a curve. */
const POINTS = 200;

export interface TrialInput {
  /** What is known of each row. */
  table: Table;
  y: Uint8Array;
  /** 1 for the treated, 0 for the control. */
  treated: Uint8Array;
  learner: Learner;
  lambda: number | null;
  /** Share of rows to judge on, 0…1. */
  testShare: number;
  seed: string;
  /** Least rows of an arm that are shown by themselves. */
  least: number;
  target: UpliftModel["target"];
  arm: UpliftModel["arm"];
}

/** What the score is good for. */
export type Verdict = "usable" | "none" | "not-randomised";

/** One point of the curves, on the rows judged on. */
export interface UpliftPoint {
  share: number;
  n: number;
  /** The lowest score taken; null at n = 0. */
  score: number | null;
  qini: number;
  low: number;
  high: number;
  random: number;
  perfect: number;
  uplift: number;
  perfectUplift: number;
}

export interface Judged {
  arms: { treated: Arm; control: Arm };
  effect: Effect;
  balance: Balance;
  report: PlanReport;
  /** Rows judged on, by arm. */
  test: { treated: Arm; control: Arm };
  qini: number;
  qiniLow: number;
  qiniHigh: number;
  p: number;
  upliftArea: number;
  uplift30: number;
  uplift30ByGroup: number;
  weightedAverage: number;
  points: UpliftPoint[];
  bins: UpliftBin[];
  /** Share that gains most. */
  best: number;
  verdict: Verdict;
  /** Without regions: these hang on the cut, see `cutAt`. */
  model: UpliftModel;
  /** Of all rows, those learned from included. */
  scores: UpliftScores;
}

/**
 * Whether the effect of a treatment differs between rows, and in whom: the average effect, whether arms are alike, a score learned from some
 * rows and judged on the others.
 *
 * @throws Fault `uplift/few-events`, `prepare/no-columns`
 *
 * Source: METHODS 11.
 */
export async function judge(input: TrialInput, progress: Progress = silent, crew: Crew): Promise<Judged> {
  const { table, y, treated } = input;
  const { train, test } = halves(input);
  const { plan, report, learned } = await taught(input, train, crew, within(progress, 0, 0.5));
  const scores = scoreUplift({ plan, ...learned }, table);
  const trial: Trial = { y: picked(y, test), treated: picked(treated, test), score: Float64Array.from(test, (i) => scores.uplift[i]) };
  const arms = armsOf(y, treated);
  const balance = balanceOf(table, treated);
  const found = judged(trial, { ...input, balanced: balance.balanced }, within(progress, 0.5, 1));
  const { learner, target, arm } = input;
  const model: UpliftModel = { kind: "uplift", learner, plan, ...learned, regions: null, target, arm };
  return {
    arms,
    effect: averageEffect(arms.treated, arms.control),
    balance,
    report,
    test: armsOf(trial.y, trial.treated),
    ...found,
    model,
    scores,
  };
}

/** The plan of the columns and what was learned, from some of the rows. */
async function taught({ table, y, treated, ...input }: TrialInput, train: Uint32Array, crew: Crew, progress: Progress) {
  const known = rowsTaken(table, train);
  const { plan, report } = fitPlan(known, { purpose: "model" });
  const lesson = { y: picked(y, train), treated: picked(treated, train) };
  checkEvents(lesson.y, lesson.treated, plan.columns.length);
  progress(0.1);
  const options = { learner: input.learner, lambda: input.lambda, seed: `${input.seed}/learn` };
  const learned = await learn({ design: designOf(plan, known), ...lesson }, options, crew, within(progress, 0.1, 1));
  return { plan, report, learned };
}

/** What the score did on rows it was not fitted on. */
function judged(trial: Trial, { least, seed, balanced }: TrialInput & { balanced: boolean }, progress: Progress) {
  const n = trial.y.length;
  const cuts = [...new Set(cutsOf(n, Math.max(1, Math.min(POINTS - 1, Math.floor(n / Math.max(1, least))))))];
  const { qini, p, low: qiniLow, high: qiniHigh, band } = trustOf(trial, { seed: `${seed}/trust`, at: cuts }, progress);
  const points = pointsOf(trial, cuts, band);
  const verdict: Verdict = !balanced ? "not-randomised" : p < ALPHA && qini > 0 ? "usable" : "none";
  const best = points.reduce((most, point) => (point.qini > most.qini ? point : most)).share;
  return {
    qini,
    qiniLow,
    qiniHigh,
    p,
    upliftArea: upliftScore(trial),
    uplift30: upliftAt(trial, 0.3),
    uplift30ByGroup: upliftAt(trial, 0.3, "by-group"),
    weightedAverage: weightedAverageUplift(trial),
    points,
    bins: upliftBins(trial, { least }),
    best,
    verdict,
  };
}

/** Rows to learn from and rows to judge on: each arm and answer parted alike, by chance. */
export function halves({ y, treated, testShare, seed }: Pick<TrialInput, "y" | "treated" | "testShare" | "seed">): { train: Uint32Array; test: Uint32Array } {
  const random = randomFrom(seed);
  const tested = new Uint8Array(y.length);
  for (let cell = 0; cell < 4; ++cell) {
    const rows = Uint32Array.from(y.keys()).filter((i) => 2 * treated[i] + y[i] === cell);
    random.child(`half/${cell}`).shuffle(rows);
    for (const i of rows.subarray(0, Math.round(rows.length * testShare))) tested[i] = 1;
  }
  const side = (which: number) => Uint32Array.from(y.keys()).filter((i) => tested[i] === which);
  return { train: side(0), test: side(1) };
}

function checkEvents(y: Uint8Array, treated: Uint8Array, columns: number): void {
  const least = Math.max(EVENTS, EVENTS_PER_COLUMN * columns);
  const arms = armsOf(y, treated);
  for (const arm of ["treated", "control"] as const) {
    const events = Math.min(arms[arm].events, arms[arm].n - arms[arm].events);
    if (events < least) throw fault("uplift/few-events", { arm, events, least, columns });
  }
}

function pointsOf(trial: Trial, cuts: readonly number[], band: readonly { low: number; high: number }[]): UpliftPoint[] {
  const { cells, order } = ordered(trial);
  const n = cells.length;
  const [perfect, best] = [perfectQini(trial), perfectUplift(trial)];
  const taken = { treated: 0, control: 0, treatedYes: 0, controlYes: 0 };
  let place = 0;
  const points = cuts.map((cut, i) => {
    for (; place < cut; ++place) add(taken, cells[place]);
    const point = { share: cut / n, n: cut, score: cut ? trial.score[order[cut - 1]] : null, qini: qiniOf(taken), uplift: upliftOf(taken) };
    return { ...point, ...band[i], random: 0, perfect: heightAt(perfect, cut), perfectUplift: heightAt(best, cut) };
  });
  const end = points[points.length - 1].qini;
  return points.map((point) => ({ ...point, random: point.share * end }));
}

/** A curve's height at any number of rows, straight between its points. */
function heightAt({ x, y }: RowCurve, at: number): number {
  let i = 1;
  while (i < x.length - 1 && x[i] < at) ++i;
  return y[i - 1] + ((at - x[i - 1]) / (x[i] - x[i - 1])) * (y[i] - y[i - 1]);
}

function armsOf(y: Uint8Array, treated: Uint8Array): { treated: Arm; control: Arm } {
  const arms = { treated: { n: 0, events: 0 }, control: { n: 0, events: 0 } };
  for (let i = 0; i < y.length; ++i) {
    const arm = treated[i] ? arms.treated : arms.control;
    ++arm.n;
    arm.events += y[i];
  }
  return arms;
}

function picked(from: Uint8Array, rows: Uint32Array): Uint8Array {
  return Uint8Array.from(rows, (i) => from[i]);
}
