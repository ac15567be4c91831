import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { LEAST_ROWS, type Segments } from "../../core/cluster/segments.ts";
import { veiled } from "../../core/persona/veil.ts";
import { coded, row, table as tableOf, texts, value, type Table } from "../../core/table.ts";
import type { Tag } from "../../core/tag.ts";
import { clustersBase, clustersHeat, clustersKey, clustersMembers, clustersParts, clustersRows } from "../../sql/clusters-rows.ts";
import type { Reach } from "../cell.ts";
import { heatOf, heatTable } from "./heat.ts";
import type { ClustersResult, HeatRow, LeftOut } from "./result.ts";
import type { Spec } from "./schema.ts";
import { chosen, type Chosen } from "./source.ts";

/** Most levels of a partition that stand side by side. */
const PARTS = 12;

/** Cut a whole base into named groups, and say what each has and uses. @throws Fault `clusters/…`, `prepare/no-columns`, `kmeans/too-few-rows` */
export async function run(spec: Spec, reach: Reach): Promise<ClustersResult> {
  const tags = spec.table ? tagsOf(spec.table, reach) : [];
  const choice = await chosen(spec, tags, reach);
  const { blank } = await whoOf(spec, choice, reach);
  const base = await reach.scratch(clustersBase(choice.source));
  const parts = await partsOf(base, spec, reach);
  const rows = choice.columns.length ? await reach.query(clustersRows(base, choice.columns)) : await nothing(choice);
  const customers = rows.rows;
  if (customers < LEAST_ROWS) throw fault("clusters/too-few", { table: spec.table, customers, least: LEAST_ROWS });
  reach.progress(0.1);
  const used = tags.filter(({ column }) => choice.columns.includes(column));
  const found = await reach.compute(
    "clusters",
    "segments",
    {
      table: rows,
      ...{ types: choice.types, weights: spec.weights, zero: spec.zero, blocks: tags.length ? choice.blocks : undefined, scale: spec.scale },
      ...{ k: spec.k, least: reach.settings.k, seed: spec.seed, tags: used },
    },
    [0.1, 0.9],
  );
  const heat = await made(found, { base, parts, spec }, reach);
  const { model, table, sizes, silhouette, stability, jaccard, banners, profiles } = found;
  return {
    model,
    trained: { rows: customers, table: spec.table, columns: choice.columns.length, groups: sizes.length, seed: spec.seed, silhouette, stability },
    ...{ customers, blank, table, sizes, silhouette, stability, jaccard, banners, profiles, heat, parts },
    leftOut: leftOut(found, choice.ids),
    tags: used,
  };
}

/** What columns mean, where a cell of tags made the table. */
function tagsOf(table: string, reach: Reach): Tag[] {
  const result = resultOf(table, reach) as { tags?: unknown } | null;
  const tags = result?.tags;
  return Array.isArray(tags) && tags.every((tag) => typeof tag?.column === "string" && typeof tag?.category === "string") ? (tags as Tag[]) : [];
}

function resultOf(table: string, reach: Reach): unknown {
  try {
    return reach.result<unknown>(table);
  } catch {
    return null;
  }
}

/** Whether each customer stands on one row. */
async function whoOf(spec: Spec, { source }: Chosen, reach: Reach): Promise<{ blank: number }> {
  if (!source.key) return { blank: 0 };
  const found = row(await reach.query(clustersKey(source.from, source.key)), 0) as { blank: number; repeated: number; example: string };
  if (found.repeated) throw fault("clusters/repeated", { table: spec.table, column: spec.key, ids: found.repeated, example: found.example });
  return { blank: found.blank };
}

async function partsOf(base: string, { table, partition }: Spec, reach: Reach): Promise<string[]> {
  if (!partition) return [];
  const found = texts(await reach.query(clustersParts(base)), "part");
  const parts = Array.from(found.codes, (_, i) => value(found, i) as string);
  if (parts.length > PARTS) throw fault("clusters/too-many-parts", { table, column: partition, parts: parts.length, most: PARTS });
  return parts;
}

/** No column but ids: refuse as preparing would. */
async function nothing({ ids }: Chosen): Promise<Table> {
  throw fault("prepare/no-columns", { dropped: ids, reasons: ids.map(() => "id") });
}

function leftOut({ report }: Segments, ids: readonly string[]): LeftOut[] {
  const dropped = report.dropped.map(({ column, reason }) => ({ column, reason, of: report.duplicates.find((twin) => twin.column === column)?.of ?? null }));
  return [...ids.map((column): LeftOut => ({ column, reason: "id", of: null })), ...dropped];
}

/** The cell's tables: sizes, masked where small; where each customer belongs; what groups have and use. */
async function made(
  { model, labels, distances, inside, sizes }: Segments,
  { base, parts, spec }: { base: string; parts: string[]; spec: Spec },
  reach: Reach,
): Promise<HeatRow[]> {
  const ids = model.groups.map(({ id }) => id);
  const { k } = reach.settings;
  const hidden = veiled(sizes, k);
  const shown = <T>(of: (c: number) => T) => ids.map((_, c) => (hidden[c] ? null : of(c)));
  await reach.make("", tableOf({ cluster: ids, customers: shown((c) => sizes[c]), share: shown((c) => sizes[c] / labels.length) }));
  const found = await reach.scratch({
    rows: labels.length,
    columns: {
      "#": Float64Array.from(labels, (_, i) => i),
      cluster: labels.length ? { codes: labels, levels: ids } : coded([]),
      distance2: distances,
      inside: Float64Array.from(inside),
    },
  });
  await reach.make("members", clustersMembers(base, found));
  reach.progress(0.95);
  const counted = await reach.query(clustersHeat(base, found, { services: spec.services.length, usage: spec.usage.length, partition: parts.length > 0 }));
  const heat = heatOf(counted, { ids, parts, services: spec.services, usage: spec.usage, k });
  await reach.make("heat", heatTable(heat, ids));
  return heat;
}
