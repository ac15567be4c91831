import { chooseK, type Banner, type KRow } from "../cluster/choose-k.ts";
import { canonicalOrder, kmeans, renumbered } from "../cluster/kmeans.ts";
import { nearest } from "../cluster/nearest.ts";
import { profiles, type Profile } from "../cluster/profile.ts";
import type { Rows } from "../cluster/rows.ts";
import type { Crew } from "../crew.ts";
import { fault } from "../fault.ts";
import { applyPlan32 } from "../prepare/apply.ts";
import { fitPlan, type FeaturePlan, type PlanReport } from "../prepare/plan.ts";
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

/** Customers by outcome, and how to look for personas among them. */
export interface LibrariesInput {
  /** One row a customer, columns of tags only, the same in each table. Null where there are too few customers. */
  success: Table;
  intent: Table | null;
  failure: Table | null;
  types?: Readonly<Record<string, ColumnType>>;
  weights?: Readonly<Record<string, number>>;
  blocks?: Readonly<Record<string, string>>;
  /** Number of success personas; null chooses. */
  k: number | null;
  /** Fewest customers in a persona when k is chosen. */
  least: number;
  seed: string;
}

/** The libraries found, in one space. */
export interface Libraries {
  success: { library: Library; standing: Standing };
  intent: { library: Library; standing: Standing } | null;
  failure: { library: Library; standing: Standing } | null;
  report: PlanReport;
}

/** Fewest rows that are clustered. */
export const LEAST_ROWS = 50;

/**
 * Find the personas of those who said yes; and, in the same prepared space, of those with an intent and of those who said no.
 *
 * The plan is fitted on the successes. Everybody also gets the nearest success persona, and whether they are within its gate: the 99 % of its
 * members that are nearest to it.
 *
 * @throws Fault `prepare/no-columns` when no column is left, `kmeans/too-few-rows` when more personas are asked for than there are customers
 * @throws RangeError when a table has fewer than 50 rows
 *
 * Source: METHODS 1, 2, 4.
 */
export async function libraries(input: LibrariesInput, progress: Progress, crew: Crew): Promise<Libraries> {
  const { success, k, seed, types, weights, blocks } = input;
  for (const table of [success, input.intent, input.failure]) if (table && table.rows < LEAST_ROWS) throw new RangeError(`libraries: ${table.rows} rows`);
  if (k !== null && k > success.rows) throw fault("kmeans/too-few-rows", { n: success.rows, k });
  const { plan, report } = fitPlan(success, { purpose: "clustering", types, weights, blocks }, part(progress, 0, 0.05));
  const twins = new Set(report.duplicates.map(({ column }) => column));
  const told = Object.keys(success.columns).filter((column) => !twins.has(column));
  const yes = await library("success", success, { ...input, plan, told, crew }, part(progress, 0.05, 0.5));
  const own = async (name: "intent" | "failure", table: Table | null, span: readonly [number, number]) => {
    if (!table) return null;
    const found = await library(name, table, { ...input, plan, told, crew, k: null, seed: `${seed}/${name}` }, part(progress, ...span));
    return { library: found.library, standing: { ...place(yes.library, found.rows), persona: found.labels } };
  };
  return {
    success: { library: yes.library, standing: { ...place(yes.library, yes.rows), persona: yes.labels } },
    intent: await own("intent", input.intent, [0.5, 0.75]),
    failure: await own("failure", input.failure, [0.75, 1]),
    report,
  };
}

interface Settings extends Pick<LibrariesInput, "k" | "least" | "seed" | "types"> {
  crew: Crew;
  plan: FeaturePlan;
  /** Columns that profiles tell of: those that say the same as an earlier one left out. */
  told: readonly string[];
}

async function library(name: LibraryName, table: Table, { plan, told, k: asked, least, seed, types, crew }: Settings, progress: Progress) {
  const rows = applyPlan32(plan, table, part(progress, 0, 0.05));
  const choice = await chooseK(rows, { seed, asked, least }, crew, part(progress, 0.05, 0.8));
  const { k } = choice;
  const fitted = await kmeans(rows, { k, seed, init: choice.centres, canonical: false }, crew, part(progress, 0.8, 0.9));
  const order = canonicalOrder(fitted.sizes, fitted.centres, rows.d);
  const { labels, centres, sizes, distances } = renumbered(fitted);
  const found: Library = {
    plan,
    columns: plan.columns.map(({ column }) => column),
    k,
    table: choice.table,
    centres: order.map((_, c) => Array.from(centres.subarray(c * rows.d, c * rows.d + rows.d))),
    gates: gates(labels, distances, k),
    sizes: Array.from(sizes),
    silhouette: choice.silhouette,
    stability: choice.stability,
    jaccard: order.map((c) => choice.jaccard[c]),
    banners: choice.banners,
    profiles: profiles(table, labels, { ids: order.map((_, c) => `${letters[name]}${c + 1}`), columns: told, types }),
  };
  progress(1);
  return { library: found, rows, labels };
}

function place({ centres, gates: limits }: Library, rows: Rows): Omit<Standing, "persona"> {
  const found = nearest(rows, Float64Array.from(centres.flat()));
  return { nearest: found.labels, distances: found.distances, inside: within(found.labels, found.distances, limits) };
}
