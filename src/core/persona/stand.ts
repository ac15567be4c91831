import { nearest } from "../cluster/nearest.ts";
import { kmeans } from "../cluster/kmeans.ts";
import { applyPlan, type Prepared } from "../prepare/apply.ts";
import { fitPlan, type FeaturePlan } from "../prepare/plan.ts";
import type { Progress } from "../progress.ts";
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

/** Where prepared rows stand among old personas. */
export function standing({ x, n, d }: Prepared, { centres, gates: limits }: OldPersonas): Standing {
  const { labels, distances } = nearest(x, n, d, Float64Array.from(centres.flat()));
  return { nearest: labels, distances, inside: within(labels, distances, limits), K: centres.length };
}

/** Where the customers of a table of tags stand among old personas: the old model, applied as it was. */
export function stand({ tags, old }: { tags: Table; old: OldPersonas }, progress: Progress): Pick<Standing, "nearest" | "inside"> {
  const { nearest: of, inside } = standing(applyPlan(old.plan, tags), old);
  progress(1);
  return { nearest: of, inside };
}

/**
 * The same personas made anew from other rows: same columns, kinds and weights, same number, everything else fitted again.
 *
 * @throws Fault `prepare/no-columns` when no column differs in these rows
 */
export function refit({ tags, old, seed }: { tags: Table; old: OldPersonas; seed: string }, progress: Progress): OldPersonas {
  const plan = refitPlan(old.plan, tags);
  const { x, n, d } = applyPlan(plan, tags);
  const K = old.centres.length;
  const found = kmeans(x, n, d, { k: K, seed });
  progress(0.8);
  const { labels, distances } = nearest(x, n, d, found.centres);
  const centres = Array.from({ length: K }, (_, h) => Array.from(found.centres.subarray(h * d, h * d + d)));
  progress(1);
  return { plan, centres, gates: gates(labels, distances, K) };
}

/** A plan of the same columns fitted on other rows; what a column counts for stays as it was. */
function refitPlan({ columns, sources, factor }: FeaturePlan, tags: Table): FeaturePlan {
  const { plan } = fitPlan(tags, {
    purpose: "clustering",
    types: Object.fromEntries(columns.map(({ column, type }) => [column, type])),
    zeroIfMissing: columns.filter(({ zero }) => zero).map(({ column }) => column),
  });
  return { ...plan, factor: plan.sources.map((column) => factor[sources.indexOf(column)]) };
}
