import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { nearestTypes, type CampaignLibrary, type Nearest } from "../../core/plan/nearest.ts";
import { plannedValues } from "../../core/plan/planned.ts";
import { personaRates, pilotRates, type Library, type Scored } from "../../core/plan/score.ts";
import type { Reach } from "../cell.ts";
import type { Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

/** What the plan needs of the result of campaign types. */
export type TypesFound = CampaignLibrary;

/** What it needs of the result of the matrix. */
export interface MatrixFound {
  types: readonly { id: string; base: number | null }[];
  personas: readonly { id: string; size: number }[];
  /** Types × personas, row by row. */
  cells: readonly { n: number; ebRate: number | null; ebLow: number | null; ebHigh: number | null; hidden: unknown }[];
  overall: { rate: number | null };
  assignment: Readonly<Record<string, { personas: readonly string[] }>>;
}

/** What the campaign is like, what each persona is expected to answer, and whom to ask. */
export interface Aim extends Nearest {
  scored: Scored;
  /** Personas to ask. */
  chosen: string[];
  /** Past campaigns of the nearest type; none for a new kind. */
  sameType: string[];
  warnings: Warning[];
}

/** Place the planned campaign among the known types, rate the personas, and choose whom to ask. */
export function aim(spec: Spec, reach: Reach): Aim {
  const types = reach.result<TypesFound>(spec.types);
  const matrix = reach.result<MatrixFound>(spec.matrix);
  const library = libraryOf(matrix, spec.matrix);
  const planned = plannedValues(types.frozen, spec.planned);
  const found = nearestTypes(planned, types);
  const rated = found.nearest.filter(({ type }) => library.types.some(({ id }) => id === type));
  const isNew = found.isNew || !rated.length;
  const scored = isNew ? pilotRates(library) : personaRates(library, weights(rated));
  const sameType = isNew ? [] : (types.types.find(({ id }) => id === found.nearest[0].type)?.members ?? []);
  const empty = isNew && planned.every((value) => value === null);
  return {
    ...found,
    isNew,
    scored,
    chosen: choose(spec, matrix, { isNew, types: rated.map(({ type }) => type) }),
    sameType: [...sameType],
    warnings: isNew ? [{ code: empty ? "no-values" : "new-kind" }] : [],
  };
}

/** Weights of the types that the matrix knows, adding up to 1. */
function weights(nearest: Nearest["nearest"]): { type: string; weight: number }[] {
  const total = nearest.reduce((sum, { weight }) => sum + weight, 0);
  return nearest.map(({ type, weight }) => ({ type, weight: weight / total }));
}

function libraryOf({ types, personas, cells, overall }: MatrixFound, name: string): Library {
  if (!types.length || !personas.length || overall.rate === null) throw fault("plan/no-rates", { matrix: name });
  const base = (i: number) => types[Math.floor(i / personas.length)].base ?? overall.rate!;
  return {
    types,
    personas,
    cells: cells.map(({ n, ebRate, ebLow, ebHigh, hidden }, i) => ({
      n,
      rate: ebRate ?? base(i),
      low: ebLow ?? 0,
      high: ebHigh ?? 1,
      hidden: hidden !== null,
    })),
    overall: overall.rate,
  };
}

/** The personas the reader chose; else those the matrix assigns to the types; all of them for a new kind, or where it assigns none. */
function choose({ personasChosen }: Spec, { personas, assignment }: MatrixFound, { isNew, types }: { isNew: boolean; types: readonly string[] }): string[] {
  const known = personas.map(({ id }) => id);
  if (personasChosen) {
    const strange = personasChosen.filter((id) => !known.includes(id));
    if (strange.length) throw fault("plan/no-persona", { personas: strange, known });
    return [...personasChosen];
  }
  const assigned = isNew ? [] : types.flatMap((type) => assignment[type]?.personas ?? []);
  return known.filter((id) => !assigned.length || assigned.includes(id));
}
