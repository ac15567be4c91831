import { chooseK, type Banner, type KRow } from "../cluster/choose-k.ts";
import { canonicalOrder, kmeans, takeRows } from "../cluster/kmeans.ts";
import { nearest } from "../cluster/nearest.ts";
import { profiles, type Profile } from "../cluster/profile.ts";
import { fault } from "../fault.ts";
import { applyPlan } from "../prepare/apply.ts";
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
export function libraries(input: LibrariesInput, progress: Progress): Libraries {
  const { success, k, seed, types, weights, blocks } = input;
  for (const table of [success, input.intent, input.failure]) if (table && table.rows < LEAST_ROWS) throw new RangeError(`libraries: ${table.rows} rows`);
  if (k !== null && k > success.rows) throw fault("kmeans/too-few-rows", { n: success.rows, k });
  const { plan, report } = fitPlan(success, { purpose: "clustering", types, weights, blocks });
  const twins = new Set(report.duplicates.map(({ column }) => column));
  const told = Object.keys(success.columns).filter((column) => !twins.has(column));
  const yes = library("success", success, { ...input, plan, told }, part(progress, 0.05, 0.5));
  const own = (name: "intent" | "failure", table: Table | null, span: readonly [number, number]) => {
    if (!table) return null;
    const found = library(name, table, { ...input, plan, told, k: null, seed: `${seed}/${name}` }, part(progress, ...span));
    return { library: found.library, standing: { ...place(yes.library, found.x, found.n), persona: found.labels } };
  };
  return {
    success: { library: yes.library, standing: { ...place(yes.library, yes.x, yes.n), persona: yes.labels } },
    intent: own("intent", input.intent, [0.5, 0.75]),
    failure: own("failure", input.failure, [0.75, 1]),
    report,
  };
}

interface Settings extends Pick<LibrariesInput, "k" | "least" | "seed" | "types"> {
  plan: FeaturePlan;
  /** Columns that profiles tell of: those that say the same as an earlier one left out. */
  told: readonly string[];
}

function library(name: LibraryName, table: Table, { plan, told, k: asked, least, seed, types }: Settings, progress: Progress) {
  const { x, n, d } = applyPlan(plan, table);
  const choice = chooseK(x, n, d, { seed, asked, least }, progress);
  const { k } = choice;
  const fitted = kmeans(x, n, d, { k, seed, init: choice.centres, canonical: false });
  const order = canonicalOrder(fitted.sizes, fitted.centres, d);
  const labels = fitted.labels.map((c) => order.indexOf(c));
  const centres = takeRows(fitted.centres, d, order);
  const { distances } = nearest(x, n, d, centres);
  const found: Library = {
    plan,
    columns: plan.columns.map(({ column }) => column),
    k,
    table: choice.table,
    centres: order.map((_, c) => Array.from(centres.subarray(c * d, c * d + d))),
    gates: gates(labels, distances, k),
    sizes: order.map((c) => fitted.sizes[c]),
    silhouette: choice.silhouette,
    stability: choice.stability,
    jaccard: order.map((c) => choice.jaccard[c]),
    banners: choice.banners,
    profiles: profiles(table, labels, { ids: order.map((_, c) => `${letters[name]}${c + 1}`), columns: told, types }),
  };
  return { library: found, x, n, labels };
}

function place({ centres, gates: limits }: Library, x: Float64Array, n: number): Omit<Standing, "persona"> {
  const found = nearest(x, n, centres[0].length, Float64Array.from(centres.flat()));
  return { nearest: found.labels, distances: found.distances, inside: within(found.labels, found.distances, limits) };
}
