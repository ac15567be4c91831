import type { Crew } from "../crew.ts";
import { rowsOfDesign, type Design } from "../prepare/design.ts";
import { linearPredictor } from "./logistic.ts";
import { keepLoss, type LossOf } from "./logistic-rows.ts";

/** Log loss on rows held out, at one strength of a penalty. */
export interface FoldRow {
  lambda: number;
  /** Mean over held-out rows. */
  logLoss: number;
  /** Its standard error, over the folds. */
  se: number;
}

/** A part of the rows held out: the loss over the others, and their answers and means to begin with. */
export interface Fold {
  design: Design;
  loss: LossOf;
  y: Uint8Array;
  /** Mean log loss of held-out rows under some coefficients, with the intercept last. */
  heldOut(at: Float64Array): number;
  /** Rows held out. */
  n: number;
}

/** Fit on all folds but one, in turn; folds without rows are passed over. */
export async function eachFold<T>(design: Design, y: Uint8Array, fold: Uint8Array, crew: Crew, fit: (fold: Fold, index: number) => Promise<T>): Promise<T[]> {
  if (fold.length !== design.n) throw new RangeError(`eachFold: ${fold.length} folds for ${design.n} rows`);
  const folds = 1 + fold.reduce((most, f) => Math.max(most, f), 0);
  const found: T[] = [];
  for (let f = 0; f < folds; ++f) {
    const rows = (out: boolean) => Int32Array.from({ length: design.n }, (_, i) => i).filter((i) => (fold[i] === f) === out);
    const [inside, outside] = [rows(false), rows(true)];
    if (!inside.length || !outside.length) continue;
    const [ownY, heldY] = [Uint8Array.from(inside, (i) => y[i]), Uint8Array.from(outside, (i) => y[i])];
    const held = rowsOfDesign(design, outside);
    const own = rowsOfDesign(design, inside);
    const loss = await keepLoss(own, ownY, null, crew);
    found.push(await fit({ design: own, loss, y: ownY, n: outside.length, heldOut: (at) => logLossOf(held, heldY, at) }, f));
    loss.close();
  }
  return found;
}

function logLossOf(design: Design, y: Uint8Array, at: Float64Array): number {
  const f = linearPredictor(design, { coefficients: Array.from(at.subarray(0, design.d)), intercept: at[design.d] });
  let sum = 0;
  for (let i = 0; i < f.length; ++i) sum += Math.log1p(Math.exp(-Math.abs(f[i]))) + Math.max(f[i], 0) - y[i] * f[i];
  return sum / f.length;
}

/**
 * Losses of the folds at each λ, as one mean and its standard error; the λ of least loss and the strongest within one standard error of it.
 *
 * Source: as glmnet's cv.glmnet: folds weigh by their rows.
 */
export function chosen(
  lambdas: readonly number[],
  folds: readonly { n: number; losses: readonly number[] }[],
): { rows: FoldRow[]; min: number; oneSe: number } {
  const all = folds.reduce((sum, { n }) => sum + n, 0);
  const rows = lambdas.map((lambda, l): FoldRow => {
    const logLoss = folds.reduce((sum, { n, losses }) => sum + n * losses[l], 0) / all;
    const variance = folds.reduce((sum, { n, losses }) => sum + n * (losses[l] - logLoss) ** 2, 0) / all;
    return { lambda, logLoss, se: Math.sqrt(variance / Math.max(1, folds.length - 1)) };
  });
  const best = rows.reduce((least, row) => (row.logLoss < least.logLoss ? row : least));
  const oneSe = rows.filter(({ logLoss }) => logLoss <= best.logLoss + best.se).reduce((most, row) => (row.lambda > most.lambda ? row : most));
  return { rows, min: best.lambda, oneSe: oneSe.lambda };
}

/** λ at even steps of its logarithm, from `most` down to `share` of it. */
export function spaced(most: number, share: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => most * share ** (i / (count - 1)));
}
