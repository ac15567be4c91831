import { chooseK, type Banner, type KRow } from "../cluster/choose-k.ts";
import { canonicalOrder, kmeans, renumbered } from "../cluster/kmeans.ts";
import { nearest } from "../cluster/nearest.ts";
import { profiles, type Profile } from "../cluster/profile.ts";
import type { Rows } from "../cluster/rows.ts";
import type { Crew } from "../crew.ts";
import { applyPlan32 } from "../prepare/apply.ts";
import { fitPlan, type FeaturePlan, type PlanOptions, type PlanReport } from "../prepare/plan.ts";
import type { ColumnType } from "../prepare/typing.ts";
import { within as part, type Progress } from "../progress.ts";
import type { Table } from "../table.ts";
import { gates, within } from "./gate.ts";

/** The personas of those with one outcome: what was fitted, and what sets each apart. */
export interface Library {
  plan: FeaturePlan;
  /** Source columns of the plan. */
  columns: string[];
  k: number;
  table: KRow[];
  /** k rows of d numbers, in the prepared space. */
  centres: number[][];
  /** Squared distance from each centre beyond which nobody is a member. */
  gates: number[];
  sizes: number[];
  silhouette: number;
  stability: number;
  jaccard: number[];
  banners: Banner[];
  profiles: Profile[];
}

/** Where each row of a table belongs. */
export interface Standing {
  /** Persona in the row's own library, 0…k−1. */
  persona: Int32Array;
  /** Nearest success persona, and whether the row is within its gate. */
  nearest: Int32Array;
  inside: Uint8Array;
  /** Squared distance to the nearest success centre. */
  distances: Float64Array;
}

/** The outcome of those a library is made of. */
export type LibraryName = "success" | "intent" | "failure";

/** First letter of a persona's id in each library. */
export const letters: Record<LibraryName, string> = { success: "P", intent: "I", failure: "F" };

/** Fewest rows that are clustered. */
export const LEAST_ROWS = 50;

/** Customers of one outcome, and how to look for personas among them. */
export interface LibraryInput {
  name: LibraryName;
  /** One row a customer. */
  table: Table;
  plan: FeaturePlan;
  /** Columns that profiles tell of. */
  told: readonly string[];
  types?: Readonly<Record<string, ColumnType>>;
  /** Number of personas; null chooses. */
  k: number | null;
  /** Fewest customers in a persona when k is chosen. */
  least: number;
  seed: string;
}

/** The plan of a table's columns, and the table, so that it comes back from the thread it was moved to. */
export function planned(
  { table, ...options }: { table: Table } & Pick<PlanOptions, "types" | "weights" | "blocks">,
  progress: Progress,
): { table: Table; plan: FeaturePlan; report: PlanReport } {
  return { table, ...fitPlan(table, { purpose: "clustering", ...options }, progress) };
}

/** The personas of those with one outcome; and the persona of each customer, and the customers in the prepared space. */
export async function library(
  { name, table, plan, told, types, k: asked, least, seed }: LibraryInput,
  progress: Progress,
  crew: Crew,
): Promise<{ library: Library; persona: Int32Array; rows: Rows }> {
  const { x, n, d } = applyPlan32(plan, table, part(progress, 0, 0.05));
  const rows = { x, n, d };
  const choice = await chooseK(rows, { seed, asked, least }, crew, part(progress, 0.05, 0.8));
  const { k } = choice;
  const fitted = await kmeans(rows, { k, seed, init: choice.centres, canonical: false }, crew, part(progress, 0.8, 0.9));
  const order = canonicalOrder(fitted.sizes, fitted.centres, d);
  const { labels, centres, sizes, distances } = renumbered(fitted);
  const ids = order.map((_, c) => `${letters[name]}${c + 1}`);
  const found: Library = {
    plan,
    columns: plan.columns.map(({ column }) => column),
    k,
    table: choice.table,
    centres: order.map((_, c) => Array.from(centres.subarray(c * d, c * d + d))),
    gates: gates(labels, distances, k),
    sizes: Array.from(sizes),
    silhouette: choice.silhouette,
    stability: choice.stability,
    jaccard: order.map((c) => choice.jaccard[c]),
    banners: choice.banners,
    profiles: profiles(table, labels, { ids, columns: told, types }, part(progress, 0.9, 1)),
  };
  progress(1);
  return { library: found, persona: labels, rows };
}

/** Where rows of the prepared space stand among the personas of a library. */
export function place({ rows, centres, gates: limits }: { rows: Rows } & Pick<Library, "centres" | "gates">): Omit<Standing, "persona"> {
  const found = nearest(rows, Float64Array.from(centres.flat()));
  return { nearest: found.labels, distances: found.distances, inside: within(found.labels, found.distances, limits) };
}
