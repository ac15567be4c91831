import "./faults.ts";
import { fault } from "../../core/fault.ts";
import type { OldPersonas } from "../../core/persona/stand.ts";
import type { Cells, Rates } from "../../core/persona/affinity.ts";
import { blockColumns } from "../../core/persona/blocks.ts";
import { gathered, rowsOf, type Column, type Table } from "../../core/table.ts";
import type { Tag, Trait } from "../../core/tag.ts";
import { newPersonasCells } from "../../sql/new-personas-cells.ts";
import { newPersonasTags } from "../../sql/new-personas-customers.ts";
import type { Reach } from "../cell.ts";
import type { Spec } from "./schema.ts";

/** What this cell reads of a result of personas. */
export interface Historical {
  libraries: { success: (OldPersonas & { columns: string[]; profiles: { id: string; traits: Trait[] }[] }) | null };
}

/** What it reads of a result of tags. */
export interface Described {
  month: string | null;
  window: number;
  tags: Tag[];
}

/** All that a run works from. */
export interface Ground {
  spec: Spec;
  old: OldPersonas & { columns: string[]; profiles: { id: string; traits: Trait[] }[] };
  described: Described;
  /** Ids of the campaign types, of the historical personas and the outside, in order. */
  types: string[];
  from: string[];
}

/** What other cells found. @throws Fault `new-personas/…` when a table is not chosen or of another kind, or k does not fit */
export function groundOf(spec: Spec, reach: Reach): Ground {
  for (const needed of ["personas", "tags", "types", "history"] as const) if (!spec[needed]) throw fault("new-personas/not-chosen", { needed });
  const libraries = reach.result<Historical | null>(spec.personas)?.libraries;
  if (!libraries) throw fault("new-personas/wrong-table", { needed: "personas", table: spec.personas });
  const old = libraries.success;
  if (!old) throw fault("new-personas/no-personas", { table: spec.personas });
  const described = reach.result<Described | null>(spec.tags);
  if (!Array.isArray(described?.tags)) throw fault("new-personas/wrong-table", { needed: "tags", table: spec.tags });
  const types = reach.result<{ types: { id: string }[] } | null>(spec.types)?.types;
  if (!Array.isArray(types)) throw fault("new-personas/wrong-table", { needed: "types", table: spec.types });
  const K = old.centres.length;
  if (spec.k !== null && spec.k < K) throw fault("new-personas/k-below-personas", { k: spec.k, personas: K });
  const from = [...old.centres.map((_, h) => `P${h + 1}`), "P0"];
  return { spec, old, described, types: types.map(({ id }) => id), from };
}

/** Columns that tell new personas apart in words: those of the old ones, then trend and preference. */
export function tellingColumns({ old, described }: Ground): string[] {
  const { trend, preference } = blockColumns(described.tags, old.columns);
  return [...old.columns, ...trend, ...preference];
}

/** Columns that make the new space, each once. */
export function wantedColumns(ground: Ground): string[] {
  const base = ground.old.plan.columns.map(({ column }) => column);
  const { trend, preference, participation } = blockColumns(ground.described.tags, base);
  return [...new Set([...base, ...trend, ...preference, ...participation])];
}

/** What `reconstruct` needs beside the customers themselves. */
export function reconstructing({ spec, described, types }: Ground, { plan, centres, gates }: OldPersonas, { base, rates }: Rates) {
  const inside = rates.map((line) => line.slice(0, -1));
  return { described: described.tags, old: { plan, centres, gates }, rates: { base, rates: inside }, types, weights: spec.weights, seed: spec.seed };
}

/** Some columns of a table of tags, in the order of its rows. @throws Fault `new-personas/no-column` */
export async function tagsOf(table: string, columns: readonly string[], reach: Reach): Promise<Table> {
  const fields = new Map((await reach.columns(table)).map((field) => [field.name, field.type]));
  const lacks = columns.find((column) => !fields.has(column));
  if (lacks !== undefined) throw fault("new-personas/no-column", { table, column: lacks });
  return reach.query(
    newPersonasTags(
      table,
      columns.map((column) => ({ name: column, number: fields.get(column) !== "text" })),
    ),
  );
}

/** Columns read at a time: what the engine answers with is then never large. */
export const COLUMNS = 12;

/** Some columns of some rows of a table of tags, in the order given, read a few columns at a time. @throws Fault `new-personas/no-column` */
export async function tagsAt(table: string, columns: readonly string[], rows: Float64Array, reach: Reach): Promise<Table> {
  const found: [string, Column][] = [];
  for (let from = 0; from < columns.length; from += COLUMNS)
    found.push(...Object.entries(gathered(await tagsOf(table, columns.slice(from, from + COLUMNS), reach), rows).columns));
  return { rows: rows.length, columns: Object.fromEntries(found) };
}

/** A part of the cell's progress. */
export type Span = readonly [from: number, to: number];

/** A part of a span. */
export function part([from, to]: Span, begin: number, end: number): Span {
  return [from + begin * (to - from), from + end * (to - from)];
}

interface CellRow {
  type: string;
  persona: string;
  held_out: number;
  n: number;
  s: number;
}

/** Contacts and successes of types × personas, the earlier campaigns and those held out apart. */
export interface CellsByPart {
  earlier: Cells;
  heldOut: Cells;
}

/** Count contacts by type and persona; `members` holds customer_id, nearest and inside. */
export async function cellsOf(
  { spec, types }: Ground,
  members: { table: string; everyone: boolean },
  personas: readonly string[],
  reach: Reach,
): Promise<CellsByPart> {
  const query = newPersonasCells({
    history: spec.history,
    campaigns: `${spec.history}_campaigns`,
    types: spec.types,
    members: members.table,
    everyone: members.everyone,
  });
  const rows = rowsOf(await reach.query(query)) as unknown as CellRow[];
  const grid = () => types.map(() => personas.map(() => 0));
  const found = { earlier: { n: grid(), s: grid() }, heldOut: { n: grid(), s: grid() } };
  for (const { type, persona, held_out, n, s } of rows) {
    const [t, h] = [types.indexOf(type), personas.indexOf(persona)];
    if (t < 0 || h < 0) continue;
    const part = held_out ? found.heldOut : found.earlier;
    part.n[t][h] = n;
    part.s[t][h] = s;
  }
  return found;
}

/** Both parts together. */
export function together({ earlier, heldOut }: CellsByPart): Cells {
  const add = (a: number[][], b: number[][]) => a.map((line, t) => line.map((value, h) => value + b[t][h]));
  return { n: add(earlier.n, heldOut.n), s: add(earlier.s, heldOut.s) };
}
