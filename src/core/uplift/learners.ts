import type { Crew } from "../crew.ts";
import { fitLogistic } from "../model/logistic.ts";
import { ridgePath } from "../model/ridge.ts";
import { rowsOfDesign, type Design } from "../prepare/design.ts";
import { silent, within, type Progress } from "../progress.ts";
import { randomFrom } from "../random.ts";
import type { Coefficients, Learner, UpliftModel } from "./model.ts";

/** Rows to learn from. */
export interface Lesson {
  design: Design;
  y: Uint8Array;
  /** 1 for the treated. */
  treated: Uint8Array;
}

export interface LearnOptions {
  learner: Learner;
  /** Ridge penalty in the mean-loss form; null has it chosen by cross-validation. */
  lambda: number | null;
  seed: string;
}

/** What was fitted. */
export type Learned = Pick<UpliftModel, "treated" | "control" | "transformed">;

/** From this distance of the treated share from a half on, the transformed class needs weights. */
const EVEN = 0.02;

/**
 * Learn how the treatment moves the chance of a yes.
 *
 * `t`: a logistic regression for each arm. `s`: one of both arms, with the treatment beside every column and by itself. `class`: one of whether
 * arm and answer agree, the uplift being twice its chance less 1; arms of unequal size are weighted to equal halves.
 *
 * Source: METHODS 11; Künzel et al. 2019, doi:10.1073/pnas.1804597116; Jaskowski & Jaroszewicz 2012.
 */
export async function learn(lesson: Lesson, options: LearnOptions, crew: Crew, progress: Progress = silent): Promise<Learned> {
  if (options.learner === "t") return armByArm(lesson, options, crew, progress);
  return options.learner === "s" ? together(lesson, options, crew, progress) : agreeing(lesson, options, crew, progress);
}

async function armByArm({ design, y, treated }: Lesson, options: LearnOptions, crew: Crew, progress: Progress): Promise<Learned> {
  const of = (arm: number, part: Progress) => {
    const rows = Uint32Array.from(treated.keys()).filter((i) => treated[i] === arm);
    const own = { design: rowsOfDesign(design, rows), y: Uint8Array.from(rows, (i) => y[i]) };
    return fitted(own, { ...options, seed: `${options.seed}/${arm}` }, crew, part);
  };
  return { treated: await of(1, within(progress, 0, 0.5)), control: await of(0, within(progress, 0.5, 1)), transformed: null };
}

async function together({ design, y, treated }: Lesson, options: LearnOptions, crew: Crew, progress: Progress): Promise<Learned> {
  const { coefficients, intercept, lambda } = await fitted({ design: interacting(design, treated), y }, options, crew, progress);
  const { d } = design;
  const control = { coefficients: coefficients.slice(0, d), intercept, lambda };
  const more = coefficients.slice(d + 1);
  return {
    treated: { coefficients: control.coefficients.map((c, j) => c + more[j]), intercept: intercept + coefficients[d], lambda },
    control,
    transformed: null,
  };
}

async function agreeing({ design, y, treated }: Lesson, options: LearnOptions, crew: Crew, progress: Progress): Promise<Learned> {
  const agrees = y.map((yes, i) => (yes === treated[i] ? 1 : 0));
  return { treated: null, control: null, transformed: await fitted({ design, y: agrees, weights: armWeights(treated) }, options, crew, progress) };
}

/** Weights that give both arms half of the whole, of mean 1; none where the arms are even. */
export function armWeights(treated: Uint8Array): Float64Array | undefined {
  const share = treated.reduce((sum, t) => sum + t, 0) / treated.length;
  if (Math.abs(share - 0.5) <= EVEN) return undefined;
  return Float64Array.from(treated, (t) => 0.5 / (t ? share : 1 - share));
}

/** The columns, then the treatment by itself, then the columns of the treated. */
export function interacting(design: Design, treated: Uint8Array): Design {
  const { n, d, names, sources, numbers, codes } = design;
  const treatment = "treatment";
  return {
    n,
    d: 2 * d + 1,
    names: [...names, treatment, ...names.map((name) => `${treatment}:${name}`)],
    sources: [...sources, treatment, ...sources],
    numbers: [...numbers, ...numbers.map(({ values, at }) => ({ values: values.map((value, i) => value * treated[i]), at: at + d + 1 }))],
    codes: [...codes, { codes: treated, at: Int32Array.of(-1, d) }, ...codes.map((part) => shifted(part, treated, d + 1))],
  };
}

/** Codes of the treated, each with a coefficient of its own; the others have the level without one, made where there is none. */
function shifted({ codes, at }: Design["codes"][number], treated: Uint8Array, by: number): Design["codes"][number] {
  const none = at.indexOf(-1);
  const moved = [...at].map((j) => (j < 0 ? -1 : j + by));
  const without = none < 0 ? moved.push(-1) - 1 : none;
  return { codes: codes.map((code, i) => (treated[i] ? code : without)), at: Int32Array.from(moved) };
}

interface Fit {
  design: Design;
  y: Uint8Array;
  weights?: Float64Array;
}

async function fitted({ design, y, weights }: Fit, { lambda, seed }: LearnOptions, crew: Crew, progress: Progress): Promise<Coefficients> {
  const chosen = lambda ?? (await ridgePath(design, y, foldsOf(y.length, seed), crew, within(progress, 0, 0.85))).min;
  const { coefficients, intercept, lambda: used } = await fitLogistic(design, y, { lambda: chosen, weights }, crew, within(progress, 0.85, 1));
  return { coefficients: [...coefficients], intercept, lambda: used };
}

function foldsOf(n: number, seed: string): Uint8Array {
  const random = randomFrom(`${seed}/folds`);
  return random.shuffle(Uint8Array.from({ length: n }, (_, i) => i % 5));
}
