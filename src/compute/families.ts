import type { Campaigns } from "../../workers/works/campaigns.ts";
import type { Matrix } from "../../workers/works/matrix.ts";
import type { Personas } from "../../workers/works/personas.ts";
import type { Progress } from "../core/progress.ts";

export type InputOf<W> = W extends (input: infer I, progress: Progress) => unknown ? I : never;
export type OutputOf<W> = W extends (input: never, progress: Progress) => infer O ? O : never;

/** The functions that run in workers, by family: one worker file each. */
export interface Families {
  campaigns: Campaigns;
  matrix: Matrix;
  personas: Personas;
}
