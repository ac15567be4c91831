import { cholesky, solveCholesky } from "./cholesky.ts";
import { ridged, type Ridged } from "./penalty.ts";
import type { LossOf } from "./logistic-rows.ts";
import type { Minimum, Search } from "./logistic.ts";

/** Steps at most, and halvings of one step. */
const STEPS = 100;
const HALVINGS = 30;

/** A step shorter than this leaves the second derivatives as good as they were. */
const NEAR = 1e-3;

/** Rows from which a start is looked for on a sixteenth of them: one block of 512 in 16. */
const MANY = 200_000;
const EVERY = 16;

/**
 * Newton's method with step halving. Many rows are first fitted on a sixteenth of them. Close to the end the second derivatives are used
 * again: a step then errs by the square of the last one, and costs half a pass.
 */
export async function newton(loss: LossOf, start: Float64Array, lambda: number, search: Search): Promise<Minimum> {
  const from = loss.n < MANY ? start : (await descend(loss, start, lambda, { ...search, enough: 1e-6, every: EVERY })).at;
  const usable = from.every((value, j) => Number.isFinite(value) && (j === loss.d || Math.abs(value) <= search.limit));
  return descend(loss, usable ? from : start, lambda, { ...search, every: 1 });
}

async function descend(
  loss: LossOf,
  start: Float64Array,
  lambda: number,
  { every, limit, progress, enough = 1e-9 * Math.max(lambda, 1e-3) }: Search & { every: number },
): Promise<Minimum> {
  const look = async (at: Float64Array, hessian: boolean): Promise<Ridged> => ridged(await loss.at(at, { hessian, every }), at, lambda);
  let now = await look(start, true);
  let passes = 1;
  let factor = factorOf(now.hessian, loss.d + 1);
  const minimum = (converged: boolean, stopped = false): Minimum => ({ at: now.at, passes, converged, stopped });
  for (let count = 0; count < STEPS; ++count) {
    if (largest(now.gradient) <= enough) return minimum(true);
    const step = solveCholesky(factor, now.gradient);
    const length = largest(step);
    const fresh = length > NEAR;
    let next = await look(moved(now.at, step, 1), fresh);
    ++passes;
    for (let half = 1; half <= HALVINGS && !(next.loss <= now.loss + 1e-13 * Math.max(1, Math.abs(now.loss))); ++half, ++passes)
      next = await look(moved(now.at, step, 0.5 ** half), fresh);
    if (!(next.loss <= now.loss + 1e-13 * Math.max(1, Math.abs(now.loss)))) return minimum(false);
    const stalled = length < 1e-9 && largest(next.gradient) > 0.5 * largest(now.gradient);
    now = next;
    if (largest(now.at.subarray(0, loss.d)) > limit) return minimum(false, true);
    if (stalled) return minimum(true);
    if (fresh) factor = factorOf(now.hessian, loss.d + 1);
    if (every === 1) progress(count / (count + 3));
  }
  return minimum(false);
}

/** The factor of the second derivatives; where columns add up to one another, of the same with a grain more on the diagonal. */
function factorOf(hessian: Float64Array, n: number): Float64Array {
  for (let grain = 0; ; grain = Math.max(1e-10, grain * 100)) {
    const eased = Float64Array.from(hessian);
    for (let i = 0; i < n; ++i) eased[((i + 1) * (i + 2)) / 2 - 1] += grain;
    const factor = cholesky(eased, n);
    if (factor) return factor;
    if (grain > 1e10) throw new RangeError("newton: second derivatives are not finite");
  }
}

/** The largest absolute value. */
export function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) if (!(Math.abs(value) <= most)) most = Math.abs(value);
  return most;
}

function moved(from: Float64Array, step: Float64Array, by: number): Float64Array {
  return from.map((value, j) => value - by * step[j]);
}
