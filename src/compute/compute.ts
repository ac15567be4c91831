import type { Progress } from "../core/progress.ts";
import { association } from "./association.ts";
import { campaigns } from "./campaigns.ts";
import { clusters } from "./clusters.ts";
import type { Families, InputOf, OutputOf } from "./families.ts";
import { files } from "./files.ts";
import { ids } from "./ids.ts";
import { matrix } from "./matrix.ts";
import { models } from "./models.ts";
import { personas } from "./personas.ts";
import type { Pool } from "./pool.ts";
import { scoring } from "./scoring.ts";
import { trend } from "./trend.ts";
import { uplift } from "./uplift.ts";

const families: Record<keyof Families, Pool> = { association, campaigns, clusters, files, ids, matrix, models, personas, scoring, trend, uplift };

/** Threads that one work may keep rows in. More than four gain little: they read the same memory. */
const THREADS = Math.min(4, navigator.hardwareConcurrency || 1);

/**
 * Have a worker of a family do one of its works. Buffers in `input` are moved, not copied.
 *
 * @param threads that the work may share its rows with, its own included; the answer does not depend on it
 *
 * @throws Fault as the work does, or `compute/died`; the signal's reason when called off
 */
export async function compute<F extends keyof Families, K extends keyof Families[F]>(
  family: F,
  work: K,
  input: InputOf<Families[F][K]>,
  { signal, progress, threads = THREADS }: { signal: AbortSignal; progress: Progress; threads?: number },
): Promise<OutputOf<Families[F][K]>> {
  return (await families[family].ask(work as string, input, { signal, progress, threads })) as OutputOf<Families[F][K]>;
}
