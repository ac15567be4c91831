import { squaredDistances } from "../cluster/nearest.ts";
import { pieces, type Rows } from "../cluster/rows.ts";
import type { Group } from "../model/fitted.ts";
import { applyPlan32 } from "../prepare/apply.ts";
import type { FeaturePlan } from "../prepare/plan.ts";
import { silent, type Progress } from "../progress.ts";
import { numbers, type Table } from "../table.ts";
import type { Tag } from "../tag.ts";
import { suits } from "./affinity.ts";
import { neutralRows, sideBySide, type Block, type Neutral, type Space } from "./blocks.ts";
import { memberships } from "./membership.ts";
import { standing } from "./stand.ts";

/** A column of a block as it was found. */
export interface FrozenColumn extends Neutral {
  column: string;
  /** A count, taken by its logarithm. */
  log: boolean;
}

/** A block of the space as it was found. */
export interface FrozenBlock {
  block: Block;
  /** Subtracted from its columns, which are then multiplied by the factor. */
  means: number[];
  factor: number;
  /** Its columns; none in the base, which is the plan's, and in affinity, which has a column for each type. */
  columns: FrozenColumn[];
}

/** New personas, so that they tell the customers of a later table of tags apart as they told those they were found among. */
export interface NewPersonasModel {
  kind: "new-personas";
  /** How the old personas compare customers; not looked at where neither the base nor affinity takes part. */
  plan: FeaturePlan;
  /** K centres of the old personas in the space of the plan. */
  old: number[][];
  types: string[];
  /** How the rate of each type in each old persona stands to the type's own: types × K. */
  lifts: number[][];
  /** The parts of the space that take part, in order. */
  blocks: FrozenBlock[];
  /** The column above 0 for those ever contacted; null where what the tags say of contacts takes no part. */
  contacted: string | null;
  /** Centres of the new personas in that space. */
  centres: number[][];
  /** Squared distance from each centre beyond which a customer is unlike it. */
  gates: number[];
  groups: Group[];
  /** What the columns mean. */
  tags: Tag[];
}

/** What a search for new personas leaves to place others by. */
export type FrozenSpace = Pick<NewPersonasModel, "blocks" | "centres" | "gates">;

/** A space as it was found, with k centres, row-major. */
export function frozen({ balanced, d }: Space, described: readonly Tag[], { centres, gates }: { centres: Float64Array; gates: number[] }): FrozenSpace {
  const counts = new Set(described.filter(({ measure }) => measure === "contacts").map(({ column }) => column));
  return {
    blocks: balanced.map(({ block, names, means, factor, scaled = [] }) => ({
      block,
      means: Array.from(means),
      factor,
      columns: scaled.map((how, j) => ({ column: names[j], log: block === "participation" && counts.has(names[j]), ...how })),
    })),
    centres: gates.map((_, c) => Array.from(centres.subarray(c * d, c * d + d))),
    gates,
  };
}

/** The column of tags that tells who was ever contacted; null where none does. */
export function contactColumn(described: readonly Tag[]): string | null {
  const contact = described.filter(({ category }) => category === "contact");
  const told = contact.find(({ of, measure }) => of === "contacted" && measure === "value") ?? contact.find(({ measure }) => measure === "contacts");
  return told?.column ?? null;
}

/** A column of contact, neutral for those never contacted; counts by their logarithm. */
export function ofContacted(column: Float64Array, contacted: Float64Array, log: boolean): Float64Array {
  return column.map((value, i) => (contacted[i] > 0 ? (log ? Math.log1p(value) : value) : NaN));
}

/** Columns of how well each type suits each customer, row-major; in pieces, since memberships are wide. */
export function suiting(base: Rows, old: readonly (readonly number[])[], lifts: readonly (readonly number[])[], progress: Progress = silent): Float32Array {
  const flat = Float64Array.from(old.flat());
  const types = lifts.length;
  const found = new Float32Array(base.n * types);
  for (const { from, part } of pieces(base)) {
    found.set(suits(memberships(squaredDistances(part, flat), old.length), old.length, lifts), from * types);
    progress((from + part.n) / base.n);
  }
  return found;
}

/** Where customers stand among new personas found before: the nearest, its squared distance, and whether they are within its gate. */
export function placeAmongNew(model: NewPersonasModel, tags: Table): { persona: Int32Array; inside: Uint8Array; distances: Float64Array } {
  const prepared = usesPlan(model) ? applyPlan32(model.plan, tags) : null;
  const parts = model.blocks.map((block) => ({ ...block, names: block.means.map(String), x: columnsOf(model, block, { tags, prepared }) }));
  const { nearest, inside, distances } = standing({ ...sideBySide(parts, tags.rows), n: tags.rows }, model);
  return { persona: nearest, inside, distances };
}

/** Whether the columns of the plan are looked at. */
export function usesPlan({ blocks }: Pick<NewPersonasModel, "blocks">): boolean {
  return blocks.some(({ block }) => block === "base" || block === "affinity");
}

function columnsOf(model: NewPersonasModel, { block, columns }: FrozenBlock, { tags, prepared }: { tags: Table; prepared: Rows | null }) {
  if (block === "base") return prepared!.x;
  if (block === "affinity") return suiting(prepared!, model.old, model.lifts);
  const contacted = block === "participation" && model.contacted !== null ? numbers(tags, model.contacted) : null;
  const values = columns.map(({ column, log }) => {
    const found = numbers(tags, column);
    return contacted ? ofContacted(found, contacted, log) : found;
  });
  return neutralRows(values, columns);
}
