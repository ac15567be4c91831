import type { Crew } from "../crew.ts";
import type { Design } from "../prepare/design.ts";
import type { Progress } from "../progress.ts";

/** Log loss on rows held out, by strength of the ridge. */
export interface RidgePath {
  /** From strong to weak. `logLoss` is the mean over held-out rows, `se` its standard error over the folds. */
  rows: { lambda: number; logLoss: number; se: number }[];
  /** λ of least log loss. */
  min: number;
  /** The strongest λ within one standard error of it. */
  oneSe: number;
}

/** Choose λ by 5-fold cross-validation over 10 values from λ_max to 1e-4 λ_max. */
export declare function ridgePath(design: Design, y: Uint8Array, fold: Uint8Array, crew: Crew, progress?: Progress): Promise<RidgePath>;
