import type { LossOf } from "./logistic-rows.ts";
import type { Minimum, Search } from "./logistic.ts";
import { largest } from "./newton.ts";
import { ridged, type Ridged } from "./penalty.ts";

/** Steps remembered, steps at most, and halvings of one step. */
const MEMORY = 10;
const STEPS = 1000;
const HALVINGS = 30;

interface Remembered {
  s: Float64Array;
  y: Float64Array;
  /** 1 / (s · y). */
  rho: number;
}

/**
 * Limited-memory BFGS with step halving: needs no second derivatives.
 *
 * Source: Nocedal 1980, doi:10.1090/S0025-5718-1980-0572855-7.
 */
export async function lbfgs(
  loss: LossOf,
  start: Float64Array,
  lambda: number,
  { limit, progress, enough = 1e-9 * Math.max(lambda, 1e-3) }: Search,
): Promise<Minimum> {
  const look = async (at: Float64Array): Promise<Ridged> => ridged(await loss.at(at, { hessian: false }), at, lambda);
  const memory: Remembered[] = [];
  let now = await look(start);
  let passes = 1;
  const minimum = (converged: boolean, stopped = false): Minimum => ({ at: now.at, passes, converged, stopped });
  const first = largest(now.gradient);
  for (let count = 0; count < STEPS; ++count) {
    if (largest(now.gradient) <= enough) return minimum(true);
    const step = direction(now.gradient, memory);
    const slope = dot(step, now.gradient);
    let next: Ridged | null = null;
    for (let half = 0; half <= HALVINGS; ++half) {
      const by = 0.5 ** half;
      const tried = await look(now.at.map((value, j) => value - by * step[j]));
      ++passes;
      if (tried.loss <= now.loss - 1e-4 * by * slope + 1e-14 * Math.abs(now.loss)) {
        next = tried;
        break;
      }
    }
    if (!next) {
      if (!memory.length) return minimum(largest(now.gradient) <= 1e3 * enough);
      memory.length = 0;
      continue;
    }
    remember(memory, now, next);
    now = next;
    if (largest(now.at.subarray(0, loss.d)) > limit) return minimum(false, true);
    progress(Math.min(0.99, Math.log(largest(now.gradient) / first) / Math.log(enough / first)));
  }
  return minimum(false);
}

function remember(memory: Remembered[], now: Ridged, next: Ridged): void {
  const s = next.at.map((value, j) => value - now.at[j]);
  const y = next.gradient.map((value, j) => value - now.gradient[j]);
  const sy = dot(s, y);
  if (!(sy > 1e-14 * dot(y, y) * 1e-2)) return;
  memory.push({ s, y, rho: 1 / sy });
  if (memory.length > MEMORY) memory.shift();
}

/** The step to take against the gradient, by the two loops. */
function direction(gradient: Float64Array, memory: readonly Remembered[]): Float64Array {
  const q = Float64Array.from(gradient);
  const alphas = memory.map(() => 0);
  for (let m = memory.length - 1; m >= 0; --m) {
    const { s, y, rho } = memory[m];
    alphas[m] = rho * dot(s, q);
    for (let j = 0; j < q.length; ++j) q[j] -= alphas[m] * y[j];
  }
  const last = memory.at(-1);
  const scale = last ? 1 / (last.rho * dot(last.y, last.y)) : 1;
  for (let j = 0; j < q.length; ++j) q[j] *= scale;
  memory.forEach(({ s, y, rho }, m) => {
    const beta = rho * dot(y, q);
    for (let j = 0; j < q.length; ++j) q[j] += (alphas[m] - beta) * s[j];
  });
  return q;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; ++j) sum += a[j] * b[j];
  return sum;
}
