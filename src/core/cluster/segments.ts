import type { Crew } from "../crew.ts";
import { fault } from "../fault.ts";
import type { Group } from "../model/fitted.ts";
import { gates, within } from "../persona/gate.ts";
import { veiled } from "../persona/veil.ts";
import { applyPlan32 } from "../prepare/apply.ts";
import { chunks } from "../prepare/chunks.ts";
import { fitPlan, type FeaturePlan, type PlanOptions, type PlanReport } from "../prepare/plan.ts";
import { within as part, type Progress } from "../progress.ts";
import type { Table } from "../table.ts";
import type { Tag } from "../tag.ts";
import { chooseK, type Banner, type KRow } from "./choose-k.ts";
import { canonicalOrder, kmeans } from "./kmeans.ts";
import { nearest } from "./nearest.ts";
import { profiles, type Profile } from "./profile.ts";
import { takeRows } from "./rows.ts";

/** Groups of a whole base, as they travel: where each is in the prepared space, and how far it reaches. */
export interface ClustersModel {
  kind: "clusters";
  plan: FeaturePlan;
  /** k rows of d numbers, in the prepared space. */
  centres: number[][];
  /** Squared distance from each centre beyond which a row looks like none of its members. */
  gates: number[];
  groups: Group[];
  /** What the columns of the plan mean, where they were tags. */
  tags: Tag[];
}

/** What is to be cut into groups, and how. */
export interface SegmentsInput extends Pick<PlanOptions, "types" | "weights" | "blocks" | "scale"> {
  /** One row a customer. */
  table: Table;
  /** Columns in which a missing value means 0. */
  zero?: readonly string[];
  /** Number of groups; null chooses. */
  k: number | null;
  /** Fewest customers in a group when k is chosen, and fewest that a model tells of. */
  least: number;
  seed: string;
  tags: Tag[];
}

/** The groups found. */
export interface Segments extends Assigned {
  model: ClustersModel;
  table: KRow[];
  sizes: number[];
  silhouette: number;
  stability: number;
  /** How much of each group comes back when rows are drawn again. */
  jaccard: number[];
  banners: Banner[];
  profiles: Profile[];
  report: PlanReport;
}

/** Where rows belong among groups. */
export interface Assigned {
  /** Group of each row, 0…k−1. */
  labels: Int32Array;
  /** Squared distance to its centre. */
  distances: Float64Array;
  /** 1 for a row within the reach of its group. */
  inside: Uint8Array;
}

/** Fewest rows that are cut into groups. METHODS 1. */
export const LEAST_ROWS = 50;

/**
 * Cut all rows of a table into groups of alike rows, whatever came of them, and say what sets each apart.
 *
 * Plan and k-means go over all rows. Groups are numbered by size. Labels are those of `assignClusters`, so that the same rows get the same
 * groups later.
 *
 * @throws Fault `prepare/no-columns` when no column is left, `kmeans/too-few-rows` when there are fewer rows than groups
 * @throws RangeError with fewer than 50 rows
 *
 * Source: METHODS 1, 2.
 */
export async function segments(input: SegmentsInput, progress: Progress, crew: Crew): Promise<Segments> {
  const { table, types, weights, blocks, scale, zero = [], k: asked, least, seed, tags } = input;
  if (table.rows < LEAST_ROWS) throw new RangeError(`segments: ${table.rows} rows`);
  if (asked !== null && asked > table.rows) throw fault("kmeans/too-few-rows", { n: table.rows, k: asked });
  const { plan, report } = fitPlan(table, { purpose: "clustering", types, weights, blocks, scale, zeroIfMissing: zero }, part(progress, 0, 0.15));
  const rows = applyPlan32(plan, table, part(progress, 0.15, 0.2));
  const choice = await chooseK(rows, { seed, asked, least }, crew, part(progress, 0.2, 0.6));
  const fitted = await kmeans(rows, { k: choice.k, seed, init: choice.centres, canonical: false }, crew, part(progress, 0.6, 0.8));
  const order = canonicalOrder(fitted.sizes, fitted.centres, rows.d);
  const flat = takeRows(fitted.centres, rows.d, order);
  const centres = order.map((_, c) => Array.from(flat.subarray(c * rows.d, (c + 1) * rows.d)));
  const ids = order.map((_, c) => `C${c + 1}`);
  const open: ClustersModel = { kind: "clusters", plan, centres, gates: ids.map(() => Infinity), groups: [], tags };
  const { labels, distances } = assignClusters(open, table);
  const limits = gates(labels, distances, choice.k);
  const twins = new Set(report.duplicates.map(({ column }) => column));
  const told = Object.keys(table.columns).filter((column) => !twins.has(column));
  const found = profiles(table, labels, { ids, columns: told, types, zeroIfMissing: zero }, part(progress, 0.85, 1));
  const sizes = found.map(({ n }) => n);
  const hidden = veiled(sizes, least);
  const groups = found.map(({ id, n, share, traits }, c) => ({
    id,
    n: hidden[c] ? null : n,
    share: hidden[c] ? null : share,
    traits: hidden[c] ? [] : traits,
  }));
  progress(1);
  return {
    model: { ...open, gates: limits, groups },
    ...{ labels, distances, inside: within(labels, distances, limits) },
    ...{ table: choice.table, sizes, silhouette: choice.silhouette, stability: choice.stability, banners: choice.banners, profiles: found, report },
    jaccard: order.map((c) => choice.jaccard[c]),
  };
}

/**
 * The group of each row of a table, by a model fitted before: the same bits wherever and in whatever pieces it is called.
 *
 * @throws RangeError when the table lacks a column of the plan
 */
export function assignClusters({ plan, centres, gates: limits }: ClustersModel, table: Table): Assigned {
  const flat = Float64Array.from(centres.flat());
  const found = { labels: new Int32Array(table.rows), distances: new Float64Array(table.rows) };
  for (const { from, part: some } of chunks(table)) {
    const own = nearest(applyPlan32(plan, some), flat);
    found.labels.set(own.labels, from);
    found.distances.set(own.distances, from);
  }
  return { ...found, inside: within(found.labels, found.distances, limits) };
}
