import { within, type Progress } from "../progress.ts";
import { quantiles } from "../quantile.ts";
import { gowerMatrix, gowerPlan, type GowerFeature, type GowerPlan, type GowerValues } from "./gower.ts";
import { pam, smallestOf, widestPam, type Width } from "./pam.ts";
import { planeOf } from "./scaling.ts";
import { silhouetteOf } from "./silhouette.ts";

/** A library of campaigns and how to sort it. */
export interface CampaignTypesInput {
  features: readonly GowerFeature[];
  /** Values of each campaign, in the order of the features. */
  rows: readonly GowerValues[];
  /** Group of each campaign where types are given by equal features; null finds similar ones. */
  exact: readonly string[] | null;
  /** Number of types; null takes the widest. */
  k: number | null;
}

/** A library sorted into types. */
export interface CampaignTypes {
  plan: GowerPlan;
  /** Type of each campaign, 0…k−1, the largest first. */
  labels: Int32Array;
  /** Index of each type's medoid. */
  medoids: Int32Array;
  /** Distance of each campaign to its medoid, 0…1. */
  distances: Float64Array;
  /** Distance to the medoid within which 95 % of a type's campaigns lie. */
  radii: number[];
  /** Average silhouette width of each k tried, and of the types. */
  table: Width[];
  width: number;
  /** x and y of each campaign in turn: their nearness in the plane. */
  places: Float64Array;
  /** Pairs that could not be compared. */
  blind: number;
}

/** Most types that are tried. */
const MOST = 12;

/** Fewer campaigns than this say little of their type: a k with such a type is taken only when every k has one. */
const LEAST = 3;

/**
 * Sort campaigns into types: those alike by Gower's distance around a typical one (PAM), or those with equal features.
 *
 * k is the one of largest average silhouette width from 2 to min(12, ⌊n/3⌋), without a type of fewer than three campaigns where that can be; all
 * campaigns are one type where n < 3 or none differ.
 *
 * @throws RangeError when k is not in 1…n
 *
 * Source: METHODS 3; Kaufman & Rousseeuw 1990.
 * Checked: tests/golden/gower_pam.json (R cluster::daisy, pam).
 */
export function campaignTypes({ features, rows, exact, k }: CampaignTypesInput, progress: Progress): CampaignTypes {
  const n = rows.length;
  const plan = gowerPlan(features, rows);
  const { distances, blind } = gowerMatrix(plan, rows);
  progress(0.2);
  const found = exact ? grouped(distances, n, exact) : partitioned(distances, n, k, within(progress, 0.2, 0.8));
  progress(0.8);
  const own = Float64Array.from(found.labels, (c, i) => distances[found.medoids[c] * n + i]);
  const radii = Array.from(
    found.medoids,
    (_, c) =>
      quantiles(
        own.filter((_, i) => found.labels[i] === c),
        [0.95],
      )[0],
  );
  return { plan, ...found, distances: own, radii, places: planeOf(distances, n), blind };
}

type Sorted = Pick<CampaignTypes, "labels" | "medoids" | "table" | "width">;

function partitioned(distances: Float64Array, n: number, k: number | null, progress: Progress): Sorted {
  const top = Math.min(MOST, Math.max(2, Math.floor(n / 3)), n - 1);
  const ks = Array.from({ length: Math.max(0, top - 1) }, (_, i) => i + 2);
  const differ = distances.some((gap) => gap > 0);
  const tried = differ && ks.length ? widestPam(distances, n, { ks, least: LEAST }, progress) : null;
  const table = tried?.table ?? [];
  const chosen = k ?? tried?.k ?? 1;
  const { medoids, labels } = tried?.k === chosen ? tried.best : pam(distances, n, chosen);
  const width = chosen > 1 ? silhouetteOf(distances, labels, chosen).mean : 0;
  return {
    labels,
    medoids,
    width,
    table: table.some((row) => row.k === chosen) || chosen < 2 ? table : [...table, { k: chosen, width, smallest: smallestOf(labels, chosen) }],
  };
}

function grouped(distances: Float64Array, n: number, keys: readonly string[]): Sorted {
  const members = new Map<string, number[]>();
  keys.forEach((key, i) => members.set(key, [...(members.get(key) ?? []), i]));
  const groups = [...members.values()].sort((a, b) => b.length - a.length || a[0] - b[0]);
  const labels = new Int32Array(n);
  const medoids = groups.map((own, c) => {
    for (const i of own) labels[i] = c;
    const totals = own.map((i) => own.reduce((sum, j) => sum + distances[i * n + j], 0));
    return own[totals.indexOf(Math.min(...totals))];
  });
  return { labels, medoids: Int32Array.from(medoids), table: [], width: groups.length > 1 ? silhouetteOf(distances, labels, groups.length).mean : 0 };
}
