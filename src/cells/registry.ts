import type { GenericSchema } from "valibot";
import association from "./association/index.ts";
import campaignTypes from "./campaign-types/index.ts";
import type { CellKind } from "./cell.ts";
import clusters from "./clusters/index.ts";
import funnel from "./funnel/index.ts";
import history from "./history/index.ts";
import ids from "./ids/index.ts";
import matrix from "./matrix/index.ts";
import model from "./model/index.ts";
import newPersonas from "./new-personas/index.ts";
import personas from "./personas/index.ts";
import plan from "./plan/index.ts";
import profile from "./profile/index.ts";
import propensity from "./propensity/index.ts";
import prose from "./prose/index.ts";
import regression from "./regression/index.ts";
import recommend from "./recommend/index.ts";
import source from "./source/index.ts";
import sql from "./sql/index.ts";
import table from "./table/index.ts";
import tags from "./tags/index.ts";
import trend from "./trend/index.ts";
import uplift from "./uplift/index.ts";

/** Every kind of cell, in the order of the menu. */
export const kinds = [
  source,
  profile,
  ids,
  sql,
  prose,
  table,
  history,
  tags,
  campaignTypes,
  personas,
  newPersonas,
  matrix,
  clusters,
  association,
  propensity,
  regression,
  uplift,
  trend,
  recommend,
  model,
  funnel,
  plan,
] as unknown as readonly CellKind[];

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));

/** A kind by its word in the file; undefined for a kind this page does not know. */
export function kindOf(kind: string): CellKind | undefined {
  return byName.get(kind);
}

/** The schema of a kind's spec. */
export function schemaOf(kind: string): GenericSchema | undefined {
  return byName.get(kind)?.schema;
}
