import type { Association } from "../../workers/works/association.ts";
import type { Campaigns } from "../../workers/works/campaigns.ts";
import type { Clusters } from "../../workers/works/clusters.ts";
import type { Files } from "../../workers/works/files.ts";
import type { Ids } from "../../workers/works/ids.ts";
import type { Matrix } from "../../workers/works/matrix.ts";
import type { Models } from "../../workers/works/models.ts";
import type { Personas } from "../../workers/works/personas.ts";
import type { Scoring } from "../../workers/works/scoring.ts";
import type { Trend } from "../../workers/works/trend.ts";
import type { Uplift } from "../../workers/works/uplift.ts";
import type { Crew } from "../core/crew.ts";
import type { Progress } from "../core/progress.ts";

export type InputOf<W> = W extends (input: infer I, progress: Progress, crew: Crew) => unknown ? I : never;
export type OutputOf<W> = W extends (input: never, progress: Progress, crew: Crew) => infer O ? Awaited<O> : never;

/** The functions that run in workers, by family: one worker file each. */
export interface Families {
  association: Association;
  campaigns: Campaigns;
  clusters: Clusters;
  files: Files;
  ids: Ids;
  matrix: Matrix;
  models: Models;
  personas: Personas;
  scoring: Scoring;
  trend: Trend;
  uplift: Uplift;
}
