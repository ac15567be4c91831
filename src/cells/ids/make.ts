import { unifiedType } from "../../core/ids/id-type.ts";
import type { Resolved } from "../../core/ids/resolve.ts";
import type { Column } from "../../core/table.ts";
import { idsChanges, idsConflictLinks, idsConflicts, idsCustomers, idsDropped, idsRejected, idsReview } from "../../sql/ids-tables.ts";
import { idsRetired, idsTable, idsUnified } from "../../sql/ids-unified.ts";
import type { Reach } from "../cell.ts";
import type { Gathered } from "./gather.ts";
import type { Previous } from "./previous.ts";
import type { Spec } from "./schema.ts";

/** What the tables of the cell are made from. */
export interface Making {
  spec: Spec;
  reach: Reach;
  gathered: Gathered;
  previous: Previous;
  resolved: Resolved;
}

/** What was made: the name of the table of all ids with their numbers, and rows of side tables. */
export interface Made {
  unified: string;
  review: number;
}

/** The types that stand for customers: the exclusive ones in use, else the first of `priority` in use. */
export function standing({ exclusive, priority }: Spec, types: readonly string[]): string[] {
  const chosen = exclusive.filter((type) => types.includes(type));
  return chosen.length ? chosen : [priority.find((type) => types.includes(type)) ?? types[0]];
}

/** Make the mapping and its side tables. */
export async function make(making: Making): Promise<Made> {
  const { spec, reach, gathered, previous, resolved } = making;
  const { values, pairs, shared, nodes, edges, types } = gathered;
  const found = await put(reach, {
    n: resolved.canonical.map((_, i) => i),
    c: resolved.canonical,
    u: resolved.carried.unified,
    size: resolved.sizes,
    p: previous.had,
  });
  const unified = await reach.scratch(idsUnified({ nodes, found, olds: previous.olds, types, highest: previous.highest }));
  await makeMapping(making, unified);
  reach.progress(0.8);
  const refused = await put(reach, { e: resolved.rejected, left_id: resolved.held[0], right_id: resolved.held[1] });
  const customers = standing(spec, types);
  await reach.make("customers", idsCustomers(unified, customers));
  await reach.make("edges_rejected", idsRejected({ edges, unified, refused, pairs, values, shared, types }));
  await makeConflicts(making, { unified, refused });
  reach.progress(0.9);
  const review = await reach.make("review", idsReview(unified, spec.review, customers));
  await reach.make("dropped", idsDropped(values, shared, types));
  return { unified, review };
}

async function makeMapping({ spec, reach, previous, resolved }: Making, unified: string): Promise<void> {
  if (!spec.previous) {
    await reach.make("", idsTable(unified));
    return;
  }
  const { went, alive } = resolved.carried;
  const fates = await put(reach, { code: went.map((_, i) => i), went, alive });
  const retired = await reach.scratch(idsRetired({ mapping: previous.mapping, olds: previous.olds, fates, unified, retired: unifiedType }));
  await reach.make("", idsTable(unified, retired));
  await reach.make("changes", idsChanges({ unified, olds: previous.olds, fates }));
}

async function makeConflicts({ reach, gathered: { edges }, resolved }: Making, { unified, refused }: { unified: string; refused: string }): Promise<void> {
  const { members, links, sizes } = resolved.conflicts;
  const listed = await put(reach, {
    conflict: members.conflict.map((conflict) => conflict + 1),
    n: members.id,
    component: members.conflict.map((conflict) => sizes[conflict]),
  });
  await reach.make("conflicts", idsConflicts(listed, unified));
  const { bridge, separates, pictured } = links;
  const held = await put(reach, { conflict: links.conflict.map((conflict) => conflict + 1), e: links.link, bridge, separates, pictured });
  await reach.make("conflict_links", idsConflictLinks({ links: held, edges, unified, refused }));
}

/** Put numbers into a table that lives while the cell runs. */
async function put(reach: Reach, columns: Record<string, Int32Array | Uint8Array | Float64Array>): Promise<string> {
  const whole = Object.entries(columns).map(([name, values]): [string, Column] => [name, values instanceof Float64Array ? values : new Float64Array(values)]);
  return reach.scratch({ rows: whole[0][1] instanceof Float64Array ? whole[0][1].length : 0, columns: Object.fromEntries(whole) });
}
