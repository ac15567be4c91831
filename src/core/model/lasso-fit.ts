import type { Crew } from "../crew.ts";
import { columnsOfDesign, type Design } from "../prepare/design.ts";
import { leastStep } from "./quadratic.ts";
import { keepLoss, type LossOf } from "./logistic-rows.ts";

/** Columns up to which all are worked on; above, those that the strong rule names. */
const WHOLE = 400;
/** Steps at one λ, halvings of a step, rounds of columns taken in. */
const STEPS = 100;
const HALVINGS = 30;
const ROUNDS = 20;
/** A step on standardised columns after which second derivatives stay good, and one that ends the search. */
const NEAR = 0.01;
const STILL = 1e-9;

/** Rows on which a path is fitted, and their population standard deviations. */
export interface LassoRows {
  design: Design;
  y: Uint8Array;
  sd: Float64Array;
  loss: LossOf;
  crew: Crew;
}

/** Where a path stands at one λ. */
export interface LassoAt {
  at: Float64Array;
  loss: number;
}

/**
 * Go down a path, each λ from where the last one ended. Steps are those of Newton's method with the penalty: coordinate descent on the second
 * order form of the loss. Ends early where `step` says so.
 *
 * With many columns only those are worked on whose derivative could matter at the next λ; the others are looked at when a λ is done.
 *
 * Source: Friedman, Hastie & Tibshirani 2010; strong rule of Tibshirani et al. 2012, doi:10.1111/j.1467-9868.2011.01004.x.
 */
export async function descendPath(
  rows: LassoRows,
  start: Float64Array,
  lambdas: readonly number[],
  step: (found: LassoAt, index: number) => false | void,
): Promise<void> {
  const { d } = rows.design;
  const work = await workOf(rows);
  try {
    let at = start;
    for (const [l, lambda] of lambdas.entries()) {
      let found = await work.fit(at, lambda, lambdas[Math.max(0, l - 1)]);
      for (let round = 0; round < ROUNDS && d > WHOLE; ++round) {
        if (!(await work.widen(found.at, lambda))) break;
        found = await work.fit(found.at, lambda, lambda);
      }
      if (step(found, l) === false) return;
      at = found.at;
    }
  } finally {
    work.close();
  }
}

/** The columns worked on and their rows. */
async function workOf(rows: LassoRows) {
  const { design, y, sd, loss, crew } = rows;
  const whole = design.d <= WHOLE;
  const keep = new Uint8Array(design.d).fill(whole ? 1 : 0);
  let columns = whole ? Int32Array.from(keep, (_, j) => j) : new Int32Array(0);
  let own: LossOf | null = whole ? loss : null;

  async function take(at: Float64Array, limit: number): Promise<boolean> {
    const { gradient } = await loss.at(at, { hessian: false });
    let news = false;
    for (let j = 0; j < design.d; ++j) {
      if (keep[j] || !(sd[j] > 0) || (at[j] === 0 && Math.abs(gradient[j]) <= sd[j] * limit)) continue;
      keep[j] = 1;
      news = true;
    }
    if (!news && own) return false;
    if (own !== loss) own?.close();
    columns = Int32Array.from(keep.keys()).filter((j) => keep[j]);
    own = await keepLoss(columnsOfDesign(design, keep), y, null, crew);
    return news;
  }

  return {
    /** Fit at a λ, having taken in the columns that could matter since the λ before. */
    async fit(at: Float64Array, lambda: number, before: number): Promise<LassoAt> {
      if (!whole && (before !== lambda || !own)) await take(at, Math.max(0, 2 * lambda - before));
      const part = Float64Array.from(columns, (j) => at[j]);
      const penalty = Float64Array.from(columns, (j) => lambda * sd[j]);
      const found = await settle(own!, Float64Array.of(...part, at[design.d]), Float64Array.of(...penalty, 0));
      const full = new Float64Array(design.d + 1);
      columns.forEach((j, k) => (full[j] = found.at[k]));
      full[design.d] = found.at[columns.length];
      return { at: full, loss: found.loss };
    },
    /** Take in the columns whose derivative is beyond the penalty after all. */
    widen: (at: Float64Array, lambda: number) => take(at, lambda * (1 + 1e-9)),
    close: () => own !== loss && own?.close(),
  };
}

/** Least loss with a penalty on each coefficient's absolute value. */
async function settle(loss: LossOf, start: Float64Array, penalty: Float64Array): Promise<LassoAt> {
  const whole = (at: Float64Array, value: number) => value + at.reduce((sum, b, j) => sum + penalty[j] * Math.abs(b), 0);
  let at = start;
  let now = await loss.at(at, { hessian: true });
  let hessian = square(now.hessian, at.length);
  for (let count = 0; count < STEPS; ++count) {
    const step = leastStep({ b: at, gradient: now.gradient, hessian, penalty });
    const length = step.reduce((most, by, j) => Math.max(most, Math.abs(by) * Math.sqrt(hessian[j * at.length + j])), 0);
    if (length <= STILL) break;
    const fresh = length > NEAR;
    let by = 1;
    let next = at.map((value, j) => value + step[j]);
    let found = await loss.at(next, { hessian: fresh });
    for (let half = 0; half < HALVINGS && !(whole(next, found.loss) <= whole(at, now.loss) + 1e-13); ++half) {
      by /= 2;
      next = at.map((value, j) => value + by * step[j]);
      found = await loss.at(next, { hessian: fresh });
    }
    [at, now] = [next, found];
    if (fresh) hessian = square(now.hessian, at.length);
  }
  return { at, loss: now.loss };
}

/** The whole of a symmetric matrix given by its lower triangle. */
function square(lower: Float64Array, n: number): Float64Array {
  const full = new Float64Array(n * n);
  for (let i = 0, at = 0; i < n; ++i) for (let j = 0; j <= i; ++j, ++at) full[i * n + j] = full[j * n + i] = lower[at];
  return full;
}
