import type { Loss } from "./logistic-rows.ts";

/** A place and the loss there with the ridge. */
export interface Ridged extends Loss {
  at: Float64Array;
}

/** Add a ridge to a loss: λ/2 · Σ coefficient², but for the intercept. */
export function ridged({ loss, gradient, hessian }: Loss, at: Float64Array, lambda: number): Ridged {
  const d = at.length - 1;
  let squares = 0;
  for (let j = 0; j < d; ++j) {
    squares += at[j] * at[j];
    gradient[j] += lambda * at[j];
    if (hessian.length) hessian[((j + 1) * (j + 2)) / 2 - 1] += lambda;
  }
  return { at, loss: loss + (lambda / 2) * squares, gradient, hessian };
}
