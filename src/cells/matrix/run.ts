import "./faults.ts";
import { fault } from "../../core/fault.ts";
import type { Reverse } from "../../core/matrix/reverse.ts";
import type { Trait } from "../../core/tag.ts";
import type { MatrixTables } from "../../sql/matrix-cells.ts";
import { matrixTable } from "../../sql/matrix-table.ts";
import type { Reach } from "../cell.ts";
import { campaignsFound, cellsFound, laidOut, sizesFound, totalsFound, type Counts } from "./counts.ts";
import { columnsFrom, priorsFor, withUnknown, type Group } from "./groups.ts";
import { masked } from "./masked.ts";
import type { Cell, MatrixResult, PersonaColumn, TypeRow } from "./result.ts";
import type { Spec } from "./schema.ts";
import { warningsOf } from "./warnings.ts";

/** Cells that a result has room for, and a reader patience. */
const MOST = 1500;

/** Count contacts by type and persona, and work out how well each persona answers each type. @throws Fault `matrix/…` */
export async function run(spec: Spec, reach: Reach): Promise<MatrixResult> {
  for (const what of ["history", "types", "personas"] as const) if (!spec[what]) throw fault("matrix/choose", { what });
  const found = reach.result<Parameters<typeof columnsFrom>[0]>(spec.personas);
  if (!("libraries" in found) && !("personas" in found)) throw fault("matrix/not-personas", { table: spec.personas });
  const columns = columnsFrom(found);
  const tables = { history: spec.history, types: spec.types, members: `${spec.personas}_members`, from: columns.from };
  const totals = await totalsFound(tables, reach);
  if (!totals.typed) throw fault("matrix/no-contacts", { history: spec.history, types: spec.types });
  if (!totals.used) throw fault("matrix/no-overlap", { members: tables.members, history: spec.history, contacts: totals.typed });
  reach.progress(0.2);
  const counted = await count(spec, tables, { types: reach.result<{ types: Group[] }>(spec.types).types, personas: columns.groups }, reach);
  if (counted.types.length * counted.personas.length > MOST)
    throw fault("matrix/too-many", { types: counted.types.length, personas: counted.personas.length, most: MOST });
  reach.progress(0.6);
  const [types, personas] = [counted.types.map(({ id }) => id), counted.personas.map(({ id }) => id)];
  const { n, successes: s, customers } = counted.counts;
  const priorMeans = priorsFor(columns.priors, types, personas);
  const campaigns = await campaignsFound(tables, types, personas, reach);
  const reverse = await reach.compute("matrix", "reverse", { n, s, customers, priorMeans, campaigns, k: reach.settings.k }, [0.7, 0.9]);
  const result: MatrixResult = {
    ...laidIn(reverse, counted),
    contactsPerCustomer: totals.used / totals.customers,
    k: reach.settings.k,
    unit: spec.unit,
    from: columns.from,
    tags: columns.tags,
    contacts: { all: totals.contacts, typed: totals.typed, used: totals.used },
    warnings: [],
  };
  await reach.make("", matrixTable(await reach.scratch(masked(result.cells))));
  return { ...result, warnings: warningsOf(result) };
}

interface Counted {
  types: Group[];
  personas: (Group & { size: number; never: number })[];
  counts: Counts;
}

async function count(spec: Spec, tables: MatrixTables, groups: { types: Group[]; personas: Group[] }, reach: Reach): Promise<Counted> {
  const found = await cellsFound(tables, spec.unit, reach);
  const sizes = await sizesFound(tables, reach);
  const types = withUnknown(
    groups.types,
    found.map(({ type }) => type),
  );
  const personas = withUnknown(groups.personas, sizes.keys()).map((group) => ({ ...group, ...(sizes.get(group.id) ?? { size: 0, never: 0 }) }));
  const counts = laidOut(
    found,
    types.map(({ id }) => id),
    personas.map(({ id }) => id),
  );
  return { types, personas, counts };
}

/** The worked-out numbers with ids, sizes and intents. */
function laidIn(
  reverse: Reverse,
  { types, personas, counts }: Counted,
): Pick<MatrixResult, "types" | "personas" | "cells" | "overall" | "assignment" | "hiddenTotals"> {
  const everyone = personas.reduce((sum, { size }) => sum + size, 0);
  const down = (grid: readonly (readonly number[])[], column: number) => grid.reduce((sum, row) => sum + row[column], 0);
  const rows = types.map(({ id, traits }, t): TypeRow => {
    const { n, successes, base, m } = reverse.rows[t];
    return { id, traits: plain(traits), n, customers: counts.customers[t].reduce((a, b) => a + b, 0), successes, base, m };
  });
  const columns = personas.map(({ id, traits, size, never }, c): PersonaColumn => {
    return { id, traits: plain(traits), size, share: size / everyone, n: down(counts.n, c), successes: down(counts.successes, c), neverAsked: never };
  });
  const cells = reverse.cells.flatMap((row, t) =>
    row.map((cell, c): Cell => {
      return { type: types[t].id, persona: personas[c].id, ...cell, intents: counts.intents[t][c], neverAsked: personas[c].size - cell.customers };
    }),
  );
  const assignment = Object.fromEntries(
    reverse.assignment.map(({ personas: chosen, weak }, t) => [types[t].id, { personas: chosen.map((c) => personas[c].id), weak }]),
  );
  const hiddenTotals = {
    types: reverse.totals.rowTotals.map((t) => types[t].id),
    personas: reverse.totals.columnTotals.map((c) => personas[c].id),
  };
  return { types: rows, personas: columns, cells, overall: reverse.overall, assignment, hiddenTotals };
}

const plain = (traits: readonly Trait[]): Trait[] => traits.map((trait) => ({ ...trait }));
