import { gower } from "../cluster/gower.ts";
import { assignClusters, type ClustersModel } from "../cluster/segments.ts";
import { chances, offers } from "../lift/offer.ts";
import { placeAmongNew, type NewPersonasModel } from "../persona/frozen.ts";
import { standing } from "../persona/stand.ts";
import { applyPlan32 } from "../prepare/apply.ts";
import type { Progress } from "../progress.ts";
import { regionsOf, scoreUplift, type UpliftModel } from "../uplift/model.ts";
import { value, type Coded, type Column, type Table } from "../table.ts";
import type { Fitted, PersonasModel, TypesModel } from "./fitted.ts";
import { scorePropensity, type PropensityModel } from "./propensity.ts";
import { scoreRegression } from "./regression.ts";

/** Rows that are scored at once: their prepared columns are held beside the table. */
const CHUNK = 65_536;

/** Reasons a row that a propensity is told with. */
const REASONS = 3;

type Columns = Record<string, Column>;

/**
 * What a fitted thing says of each row of a table, in the order of its rows: by the very functions it was fitted with, so that the same rows
 * give the same bits.
 *
 * Columns by kind: personas `persona` (`P0` for who is like none), `nearest`, `inside` 0/1, `distance2`; clusters `cluster`, `distance2`, `inside`; campaign-types `type`, `distance`, `inside`;
 * new-personas `persona`, `inside`,
 * `distance2`; association `has`, `lacks`, `lift`, `confidence` and, of a pair, `probability`, `reason`; propensity `probability`, `reason_1`…`reason_3`; uplift `uplift`, `p_treated`, `p_control`, `region`.
 *
 * @throws RangeError when the table lacks a column that is needed
 */
export function scoreModel(fitted: Fitted, table: Table, progress: Progress): Columns {
  const parts: Columns[] = [];
  for (let from = 0; from === 0 || from < table.rows; from += CHUNK) {
    const to = Math.min(table.rows, from + CHUNK);
    parts.push(scored(fitted, slice(table, from, to)));
    progress(table.rows ? to / table.rows : 1);
  }
  const names = Object.keys(parts[0]);
  return Object.fromEntries(names.map((name) => [name, joined(parts.map((part) => part[name]))]));
}

function scored(fitted: Fitted, table: Table): Columns {
  if (fitted.kind === "personas") return personas(fitted, table);
  if (fitted.kind === "new-personas") return newPersonas(fitted, table);
  if (fitted.kind === "association") return { ...offers(fitted, table), ...chances(fitted, table) };
  if (fitted.kind === "clusters") return clusters(fitted, table);
  if (fitted.kind === "campaign-types") return types(fitted, table);
  if (fitted.kind === "regression") return { predicted: scoreRegression(fitted, table) };
  if (fitted.kind === "uplift") return uplift(fitted, table);
  return propensity(fitted, table);
}

function personas(model: PersonasModel, table: Table): Columns {
  const { nearest, inside, distances } = standing(applyPlan32(model.plan, table), model);
  const ids = model.groups.map(({ id }) => id);
  const persona = nearest.map((c, i) => (inside[i] ? c : ids.length));
  return {
    persona: { codes: persona, levels: [...ids, "P0"] },
    nearest: { codes: nearest, levels: ids },
    inside: Float64Array.from(inside),
    distance2: distances,
  };
}

function newPersonas(model: NewPersonasModel, table: Table): Columns {
  const { persona, inside, distances } = placeAmongNew(model, table);
  return { persona: { codes: persona, levels: model.groups.map(({ id }) => id) }, inside: Float64Array.from(inside), distance2: distances };
}

function clusters(model: ClustersModel, table: Table): Columns {
  const { labels, distances, inside } = assignClusters(model, table);
  return { cluster: { codes: labels, levels: model.groups.map(({ id }) => id) }, distance2: distances, inside: Float64Array.from(inside) };
}

function types({ frozen, types: known }: TypesModel, table: Table): Columns {
  const codes = new Int32Array(table.rows);
  const distance = new Float64Array(table.rows);
  const inside = new Float64Array(table.rows);
  for (let i = 0; i < table.rows; ++i) {
    const row = frozen.features.map(({ column }) => (table.columns[column] ? value(table.columns[column], i) : null));
    const gaps = known.map((type) => gower(frozen, row, type.values).distance);
    const least = Math.min(...gaps);
    codes[i] = gaps.indexOf(least);
    distance[i] = least;
    inside[i] = least <= known[codes[i]].radius ? 1 : 0;
  }
  return { type: { codes, levels: known.map(({ id }) => id) }, distance, inside };
}

function uplift(model: UpliftModel, table: Table): Columns {
  const scores = scoreUplift(model, table);
  return { uplift: scores.uplift, p_treated: scores.treated, p_control: scores.control, region: regionsOf(model, scores) };
}

function propensity(model: PropensityModel, table: Table): Columns {
  const { probability, reasons } = scorePropensity(model, table, { reasons: REASONS });
  return { probability, ...Object.fromEntries(reasons.map((reason, i) => [`reason_${i + 1}`, reason])) };
}

/** Rows of a table from one to before another; the columns share their memory. */
function slice({ rows, columns }: Table, from: number, to: number): Table {
  if (from === 0 && to === rows) return { rows, columns };
  const cut = (column: Column) =>
    column instanceof Float64Array ? column.subarray(from, to) : { codes: column.codes.subarray(from, to), levels: column.levels };
  return { rows: to - from, columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cut(column)])) };
}

/** Columns one after another; texts coded anew where their levels differ. */
function joined(parts: readonly Column[]): Column {
  if (parts.length === 1) return parts[0];
  if (parts[0] instanceof Float64Array) return together(Float64Array, parts as readonly Float64Array[]);
  const coded = parts as readonly Coded[];
  const index = new Map<string, number>();
  const codes = coded.map((part) => {
    const place = part.levels.map((level) => {
      if (!index.has(level)) index.set(level, index.size);
      return index.get(level)!;
    });
    return part.codes.map((code) => (code < 0 ? -1 : place[code]));
  });
  return { codes: together(Int32Array, codes), levels: [...index.keys()] };
}

function together<T extends Float64Array | Int32Array>(make: new (length: number) => T, parts: readonly T[]): T {
  const made = new make(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part as never, at);
    at += part.length;
  }
  return made;
}
