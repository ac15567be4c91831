import type { Crew } from "../crew.ts";
import type { Design } from "../prepare/design.ts";
import { silent, within, type Progress } from "../progress.ts";
import { chosen, eachFold, spaced, type FoldRow } from "./folds.ts";
import { descendPath, type LassoAt } from "./lasso-fit.ts";
import { keepLoss } from "./logistic-rows.ts";
import { startOf } from "./logistic.ts";

/** A fit of the path. */
export interface LassoStep {
  lambda: number;
  /** Coefficients that are not 0. */
  df: number;
  /** Source columns with a coefficient that is not 0, in the design's order. */
  sources: string[];
  /** Share of the deviance explained, 0…1. */
  devRatio: number;
  /** Those that are not 0, on the design's scale: index of the column and value. */
  coefficients: { at: number; value: number }[];
  /** On the design's scale. */
  intercept: number;
}

export interface LassoPath {
  /** The least λ at which every coefficient is 0. */
  lambdaMax: number;
  path: LassoStep[];
}

export interface LassoOptions {
  /** λ to fit, from strong to weak. Default: 20 from λ_max to 1e-3 λ_max. */
  lambdas?: readonly number[];
}

/** A path with the log loss on rows held out. */
export interface LassoCv extends LassoPath {
  rows: FoldRow[];
  min: number;
  oneSe: number;
  /** Source columns kept at `oneSe`. */
  kept: string[];
}

/** λ of a path where none are given, and the weakest as a share of the strongest. */
const COUNT = 20;
const LEAST = 1e-3;

/** A path ends when more coefficients than this are not 0: it then no longer chooses. */
const MOST = 200;

/**
 * Fit logistic regressions with an L1 penalty, from strong to weak: mean loss + λ Σ |coefficient| of columns scaled to standard deviation 1.
 * The intercept is free. The path ends early once more than 200 coefficients are not 0.
 *
 * Source: Friedman, Hastie & Tibshirani 2010, doi:10.18637/jss.v033.i01.
 * Checked: tests/golden/lasso_bank.json (glmnet).
 */
export async function lassoPath(design: Design, y: Uint8Array, options: LassoOptions, crew: Crew, progress: Progress = silent): Promise<LassoPath> {
  const loss = await keepLoss(design, y, null, crew);
  try {
    const sd = deviations(design);
    const start = startOf(design.d, y);
    const none = await loss.at(start, { hessian: false });
    const lambdaMax = sd.reduce((most, width, j) => (width > 0 ? Math.max(most, Math.abs(none.gradient[j]) / width) : most), 0);
    const lambdas = options.lambdas ?? spaced(lambdaMax || 1, LEAST, COUNT);
    const path: LassoStep[] = [];
    await descendPath({ design, y, sd, loss, crew }, start, lambdas, (found, l) => {
      path.push(stepOf(design, lambdas[l], found, none.loss));
      progress((l + 1) / lambdas.length);
      if (path[l].df > MOST) return false;
    });
    return { lambdaMax, path };
  } finally {
    loss.close();
  }
}

/**
 * The path, and λ chosen on it by cross-validation: prediction takes `min`, and `oneSe` names the columns that are needed.
 *
 * @param options `fold` of each row, 0…4: by a hash of its customer, so that all rows of one stay together
 */
export async function lassoCv(
  design: Design,
  y: Uint8Array,
  options: LassoOptions & { fold: Uint8Array },
  crew: Crew,
  progress: Progress = silent,
): Promise<LassoCv> {
  const whole = await lassoPath(design, y, options, crew, within(progress, 0, 1 / 6));
  const lambdas = whole.path.map(({ lambda }) => lambda);
  const sd = deviations(design);
  const folds = 1 + options.fold.reduce((most, f) => Math.max(most, f), 0);
  const losses = await eachFold(design, y, options.fold, crew, async (fold, f) => {
    const losses: number[] = [];
    await descendPath({ ...fold, sd, crew }, startOf(design.d, fold.y), lambdas, ({ at }, l) => {
      losses.push(fold.heldOut(at));
      progress(1 / 6 + ((f + (l + 1) / lambdas.length) / folds) * (5 / 6));
    });
    return { n: fold.n, losses };
  });
  const { rows, min, oneSe } = chosen(lambdas, losses);
  return { ...whole, rows, min, oneSe, kept: whole.path.find(({ lambda }) => lambda === oneSe)!.sources };
}

function stepOf(design: Design, lambda: number, { at, loss }: LassoAt, none: number): LassoStep {
  const coefficients = Array.from(at.subarray(0, design.d), (value, j) => ({ at: j, value })).filter(({ value }) => value !== 0);
  const sources = [...new Set(coefficients.map(({ at }) => design.sources[at]))];
  return { lambda, df: coefficients.length, sources, devRatio: 1 - loss / none, coefficients, intercept: at[design.d] };
}

/** Population standard deviation of each column of a design. */
export function deviations({ n, d, numbers, codes }: Design): Float64Array {
  const sd = new Float64Array(d);
  for (const { values, at } of numbers) {
    let [sum, squares] = [0, 0];
    for (let i = 0; i < n; ++i) sum += values[i];
    for (let i = 0; i < n; ++i) squares += (values[i] - sum / n) ** 2;
    sd[at] = Math.sqrt(squares / n);
  }
  for (const { codes: levels, at } of codes) {
    const counts = new Int32Array(at.length);
    for (let i = 0; i < n; ++i) ++counts[levels[i]];
    at.forEach((j, level) => {
      if (j >= 0) sd[j] = Math.sqrt((counts[level] / n) * (1 - counts[level] / n));
    });
  }
  return sd;
}
