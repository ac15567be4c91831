import { chooseK, type Choice } from "../cluster/choose-k.ts";
import type { Crew } from "../crew.ts";
import type { Rows } from "../cluster/rows.ts";
import { fault } from "../fault.ts";
import { applyPlan32 } from "../prepare/apply.ts";
import { within as part, type Progress } from "../progress.ts";
import { randomFrom } from "../random.ts";
import { numbers, type Table } from "../table.ts";
import type { Tag } from "../tag.ts";
import { liftsOf, type Rates } from "./affinity.ts";
import { balance, blockColumns, neutralPart, type Block, type BlockPart, type Space } from "./blocks.ts";
import { coverage, type Coverage } from "./coverage.ts";
import { frozen, ofContacted, suiting, type FrozenSpace } from "./frozen.ts";
import { gates, within } from "./gate.ts";
import { seeds, type Standing } from "./seeds.ts";
import { settle } from "./settle.ts";
import { standingBy, type OldPersonas } from "./stand.ts";

declare module "../fault.ts" {
  interface Faults {
    /** No block has a weight and columns that differ between customers. */
    "new-personas/no-space": Record<never, never>;
  }
}

/** All customers, the old personas, and how much each part of the space weighs. */
export interface ReconstructInput {
  /** Every customer's tags, one row each: the columns of the old plan and those of the other blocks. */
  tags: Table;
  /** 1 where a campaign ever reached the customer. */
  contacted: Float64Array;
  described: readonly Tag[];
  old: OldPersonas;
  /** Rates of types in old personas; the names of the types, in order. */
  rates: Rates;
  types: readonly string[];
  weights: Readonly<Record<Block, number>>;
  /** Number of new personas; null chooses. */
  k: number | null;
  /** Whether to try all numbers even when k is given, for the table. */
  survey: boolean;
  seed: string;
}

/** New personas over all customers, and where each came from. */
export interface Reconstructed {
  /** New persona of each row, 0…k−1; the first K continue the seeds of the old ones. */
  labels: Int32Array;
  /** Old persona of each row, 0…K−1; K outside. */
  historical: Int32Array;
  /** 1 where the row lies within the 99 % of its new persona that are nearest to the centre. */
  inside: Uint8Array;
  /** Squared distance to the centre. */
  distances: Float64Array;
  k: number;
  /** How k was chosen; null when no survey was asked for. */
  choice: Pick<Choice, "table" | "banners" | "silhouette" | "stability" | "jaccard"> | null;
  seeded: boolean;
  blocks: Space["blocks"];
  /** What is needed to place other customers among them. */
  frozen: FrozenSpace;
  /** Customers by old persona (the outside last) and new one: all, those ever contacted, and those never. */
  counts: { all: number[][]; contacted: number[][]; never: number[][] };
  coverage: Coverage[];
}

/** How many more new personas than old ones are tried. */
const MORE = 6;

/**
 * Find new personas among all customers, starting from the old ones: in a space of who they are, where they are heading, how their
 * preferences move, which campaign types suit them, and how they took part.
 *
 * Deterministic in the seed and the order of the rows, whatever the crew. Memory: two row-major matrices of all rows in single precision; the
 * tags are not held any longer than until these are made.
 *
 * @throws Fault `new-personas/no-space` when nothing is left to compare customers by
 * @throws RangeError when there are fewer rows than personas, or k is below the number of old personas
 *
 * Source: METHODS 5.2–5.4.
 */
export function reconstruct(input: ReconstructInput, progress: Progress, crew: Crew): Promise<Reconstructed> {
  const { tags, ...settings } = input;
  const n = tags.rows;
  const K = input.old.centres.length;
  if (n < K || (input.k !== null && (input.k < K || input.k > n)))
    return Promise.reject(new RangeError(`reconstruct: ${n} rows, ${K} old personas, k ${input.k}`));
  return prepared(input, crew, part(progress, 0, 0.2)).then((ready) => found(settings, ready, crew, progress));
}

/** The rest, for which the tags are needed no more: what holds them may be let go. */
async function found(input: Omit<ReconstructInput, "tags">, { from, space, compared }: Ready, crew: Crew, progress: Progress): Promise<Reconstructed> {
  const { n, d } = space;
  const { K } = from;
  if (!d) throw fault("new-personas/no-space", {});
  const searched = input.k === null || input.survey;
  const most = Math.max(K, input.k ?? 0, searched ? Math.min(K + MORE, Math.floor(Math.sqrt(n / 2))) : 0);
  const centres = seeds(space, from, { extra: most - K, random: randomFrom(input.seed).child("extra") }, part(progress, 0.2, 0.25));
  const able = centres.length / d;
  const asked = input.k === null ? null : Math.min(input.k, able);
  const survey = searched ? await surveyed(space, centres, { K, k: asked, seed: input.seed, crew }, part(progress, 0.25, 0.65)) : null;
  const k = survey?.k ?? asked!;
  const {
    labels,
    distances,
    seeded,
    centres: settled,
  } = await settle(space, { start: centres.slice(0, k * d), variance: varianceOf(space), seed: input.seed }, crew, part(progress, 0.65, 0.97));
  const historical = from.nearest.map((h, i) => (from.inside[i] ? h : K));
  const limits = gates(labels, distances, k);
  const made = {
    labels,
    historical,
    inside: within(labels, distances, limits),
    distances,
    k,
    choice: survey?.choice ?? null,
    seeded,
    blocks: space.blocks,
    frozen: frozen(space, input.described, { centres: settled, gates: limits }),
    counts: traced(historical, labels, { K, k, contacted: input.contacted }),
    coverage: coverage(compared, labels, { k, contacted: input.contacted, columns: input.old.plan.names.length }),
  };
  progress(1);
  return made;
}

/** Where all rows stand among the old personas, and the new space; and, by the columns of the base, the rows to hold those contacted against the rest. */
interface Ready {
  from: Standing;
  space: Space;
  compared: Rows;
}

async function prepared({ tags, contacted, described, old, rates, types, weights }: ReconstructInput, crew: Crew, progress: Progress): Promise<Ready> {
  const base = applyPlan32(old.plan, tags, part(progress, 0, 0.3));
  const from = await standingBy(crew, base, old);
  const columns = blockColumns(
    described.filter(({ column }) => tags.columns[column] instanceof Float64Array),
    old.plan.columns.map(({ column }) => column),
  );
  const pick = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, numbers(tags, name)]));
  const counts = described.filter(({ measure }) => measure === "contacts").map(({ column }) => column);
  const taking = columns.participation.map((name) => [name, ofContacted(numbers(tags, name), contacted, counts.includes(name))]);
  const parts: BlockPart[] = [
    { block: "base", weight: weights.base, names: base.names, x: base.x },
    neutralPart("trend", weights.trend, pick(columns.trend), part(progress, 0.5, 0.7)),
    neutralPart("preference", weights.preference, pick(columns.preference)),
    { block: "affinity", weight: weights.affinity, names: types, x: suiting(base, old.centres, liftsOf(rates, old.centres.length), part(progress, 0.7, 0.8)) },
    neutralPart("participation", weights.participation, Object.fromEntries(taking)),
  ];
  progress(0.9);
  const space = balance(parts, base.n);
  return { from, space, compared: space.blocks[0]?.block === "base" ? space : base };
}

/** Mean variance of the columns: each block has its weight in all, but for what single precision rounds. */
function varianceOf({ blocks, d }: Space): number {
  return blocks.reduce((sum, { weight }) => sum + weight, 0) / d;
}

interface Search {
  K: number;
  k: number | null;
  seed: string;
  crew: Crew;
}

/** Try every number of new personas from the number of old ones on. */
async function surveyed(space: Space, centres: Float64Array, { K, k, seed, crew }: Search, progress: Progress) {
  const { d } = space;
  const options = { seed, min: K, max: centres.length / d, asked: k, init: (tried: number) => centres.slice(0, tried * d) };
  const found = await chooseK(space, options, crew, progress);
  const { table, banners, silhouette, stability, jaccard } = found;
  return { k: found.k, choice: { table, banners, silhouette, stability, jaccard } };
}

function traced(historical: Int32Array, labels: Int32Array, { K, k, contacted }: { K: number; k: number; contacted: Float64Array }): Reconstructed["counts"] {
  const empty = () => Array.from({ length: K + 1 }, () => new Array<number>(k).fill(0));
  const counts = { all: empty(), contacted: empty(), never: empty() };
  for (let i = 0; i < labels.length; ++i) {
    ++counts.all[historical[i]][labels[i]];
    ++counts[contacted[i] > 0 ? "contacted" : "never"][historical[i]][labels[i]];
  }
  return counts;
}
