import type { Crew } from "../crew.ts";
import { field } from "../cluster/field.ts";
import { nearest } from "../cluster/nearest.ts";
import { kmeans } from "../cluster/kmeans.ts";
import { pieces, type Rows } from "../cluster/rows.ts";
import { applyPlan32 } from "../prepare/apply.ts";
import { fitPlan, type FeaturePlan } from "../prepare/plan.ts";
import { silent, within as part, type Progress } from "../progress.ts";
import type { Table } from "../table.ts";
import { gates, within } from "./gate.ts";
import type { Standing } from "./seeds.ts";

/** The old personas, as fitted on those who said yes. */
export interface OldPersonas {
  plan: FeaturePlan;
  /** K centres in the prepared space, and the squared distance beyond which a customer is outside. */
  centres: number[][];
  gates: number[];
}

/** Where rows stand among old personas, prepared by their plan in single precision, as they were themselves. */
export function standing(rows: Rows, { centres, gates: limits }: Pick<OldPersonas, "centres" | "gates">, progress: Progress = silent): Standing {
  const found = { nearest: new Int32Array(rows.n), distances: new Float64Array(rows.n) };
  const flat = Float64Array.from(centres.flat());
  for (const { from, part } of pieces(rows)) {
    const { labels, distances } = nearest(part, flat);
    found.nearest.set(labels, from);
    found.distances.set(distances, from);
    progress((from + part.n) / rows.n);
  }
  return { ...found, inside: within(found.nearest, found.distances, limits), K: centres.length };
}

/** The same to the bit, worked out by a crew: what many rows want. */
export async function standingBy(crew: Crew, rows: Rows, { centres, gates: limits }: Pick<OldPersonas, "centres" | "gates">): Promise<Standing> {
  const flat = Float64Array.from(centres.flat());
  const kept = await field(rows, crew);
  try {
    await kept.pass("fresh", flat);
    const { labels, distances } = await kept.labelled(flat);
    return { nearest: labels, distances, inside: within(labels, distances, limits), K: centres.length };
  } finally {
    kept.close();
  }
}

/** Where the customers of a table of tags stand among old personas: the old model, applied as it was. */
export async function stand({ tags, old }: { tags: Table; old: OldPersonas }, progress: Progress, crew: Crew): Promise<Pick<Standing, "nearest" | "inside">> {
  const { nearest: of, inside } = await standingBy(crew, applyPlan32(old.plan, tags, part(progress, 0, 0.8)), old);
  progress(1);
  return { nearest: of, inside };
}

/**
 * The same personas made anew from other rows: same columns, kinds and weights, same number, everything else fitted again.
 *
 * @throws Fault `prepare/no-columns` when no column differs in these rows
 */
export async function refit({ tags, old, seed }: { tags: Table; old: OldPersonas; seed: string }, progress: Progress, crew: Crew): Promise<OldPersonas> {
  const plan = refitPlan(old.plan, tags, part(progress, 0, 0.3));
  const rows = applyPlan32(plan, tags, part(progress, 0.3, 0.4));
  const K = old.centres.length;
  const { centres: flat, labels, distances } = await kmeans(rows, { k: K, seed }, crew, part(progress, 0.4, 1));
  const centres = Array.from({ length: K }, (_, h) => Array.from(flat.subarray(h * rows.d, h * rows.d + rows.d)));
  progress(1);
  return { plan, centres, gates: gates(labels, distances, K) };
}

/** A plan of the same columns fitted on other rows; what a column counts for stays as it was. */
function refitPlan({ columns, sources, factor }: FeaturePlan, tags: Table, progress: Progress): FeaturePlan {
  const { plan } = fitPlan(
    tags,
    {
      purpose: "clustering",
      types: Object.fromEntries(columns.map(({ column, type }) => [column, type])),
      zeroIfMissing: columns.filter(({ zero }) => zero).map(({ column }) => column),
    },
    progress,
  );
  return { ...plan, factor: plan.sources.map((column) => factor[sources.indexOf(column)]) };
}
