import type { Crew } from "../crew.ts";
import type { Design } from "../prepare/design.ts";
import { silent, type Progress } from "../progress.ts";
import { chosen, eachFold, spaced, type FoldRow } from "./folds.ts";
import { keepLoss } from "./logistic-rows.ts";
import { minimise, startOf } from "./logistic.ts";
import { largest } from "./newton.ts";

/** Log loss on rows held out, by strength of the ridge. */
export interface RidgePath {
  /** From strong to weak. `logLoss` is the mean over held-out rows, `se` its standard error over the folds. */
  rows: FoldRow[];
  /** λ of least log loss. */
  min: number;
  /** The strongest λ within one standard error of it. */
  oneSe: number;
}

/** λ tried, and the weakest as a share of the strongest. */
const COUNT = 10;
const LEAST = 1e-4;

/**
 * Choose λ by cross-validation over 10 values from λ_max = max |X'(y − ȳ)| / n to 1e-4 λ_max, on log loss.
 *
 * Each fold goes from strong to weak, every fit starting where the last one ended.
 *
 * @param fold of each row, 0…4: by a hash of its customer, so that all rows of one stay together
 *
 * Source: METHODS 10; the one-standard-error rule of Breiman et al. 1984.
 */
export async function ridgePath(design: Design, y: Uint8Array, fold: Uint8Array, crew: Crew, progress: Progress = silent): Promise<RidgePath> {
  const lambdas = spaced(await lambdaMax(design, y, crew), LEAST, COUNT);
  const folds = 1 + fold.reduce((most, f) => Math.max(most, f), 0);
  const losses = await eachFold(design, y, fold, crew, async ({ loss, y: own, n, heldOut }, f) => {
    let at = startOf(design.d, own);
    const losses: number[] = [];
    for (const [l, lambda] of lambdas.entries()) {
      at = (await minimise(loss, at, lambda, { progress: silent, limit: Infinity, enough: 1e-7 })).at;
      losses.push(heldOut(at));
      progress((f + (l + 1) / COUNT) / folds);
    }
    return { n, losses };
  });
  return chosen(lambdas, losses);
}

/** The largest first derivative where every coefficient is 0. */
async function lambdaMax(design: Design, y: Uint8Array, crew: Crew): Promise<number> {
  const loss = await keepLoss(design, y, null, crew);
  const { gradient } = await loss.at(startOf(design.d, y), { hessian: false });
  loss.close();
  return largest(gradient.subarray(0, design.d)) || 1;
}
