import type { Judged } from "../../core/uplift/judge.ts";
import type { Region } from "../../core/uplift/model.ts";
import type { Trained as TrainedFacts } from "../../core/model/model-file.ts";

export type Warning =
  | { code: "not-randomised"; column: string; smd: number }
  | { code: "no-answer"; rows: number }
  | { code: "other-arms"; rows: number; values: string[] }
  | { code: "repeated"; customers: number }
  | { code: "uneven"; share: number; learner: string }
  | { code: "padded" };

/** The group that the cut makes. */
export interface Target {
  /** Share of customers, and whether the reader set it, the curve did, or nothing did. */
  share: number;
  by: "reader" | "best" | "all";
  customers: number;
}

export interface Result extends Omit<Judged, "scores" | "report"> {
  /** Values of the arm column that were read as each arm. */
  values: { treated: string[]; control: string[] };
  /** Columns in the model, and those left out with why. */
  used: string[];
  dropped: { column: string; reason: string }[];
  /** The table whose customers are scored. */
  scored: { table: string; customers: number };
  target: Target;
  /** Customers scored in each region of the score; none where the score is not usable, or one would be too small to show. */
  regions: { region: Region; customers: number }[];
  trained: TrainedFacts;
  warnings: Warning[];
}
