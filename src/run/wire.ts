import * as v from "valibot";
import { tableName, type CellKind } from "../cells/cell.ts";
import { kindOf } from "../cells/registry.ts";
import type { FaultData } from "../core/fault.ts";
import { graph, type Graph } from "../notebook/graph.ts";
import type { Cell, Notebook } from "../notebook/notebook.ts";

declare module "../core/fault.ts" {
  interface Faults {
    "run/unknown-kind": { kind: string };
    "run/bad-spec": { path: string; problem: string };
    "run/collision": { table: string; owner: string };
    "run/circle": { cells: string[] };
  }
}

/** A cell with all that follows from it alone. */
export interface Wired {
  cell: Cell;
  kind: CellKind | undefined;
  /** Whole and checked; undefined where the cell's spec does not fit. */
  spec: unknown;
  makes: readonly string[];
  reads: readonly string[];
  fault: FaultData | undefined;
}

export interface Wiring {
  cells: ReadonlyMap<string, Wired>;
  graph: Graph;
}

/** A notebook's cells, their arrows, and what is wrong with them before anything runs. */
export function wire(notebook: Notebook): Wiring {
  const cells = new Map(notebook.cells.map((cell) => [cell.name, wired(cell)]));
  const arrows = graph([...cells.values()].map(({ cell, makes, reads }) => ({ name: cell.name, makes, reads })));
  for (const { cell, table, owner } of arrows.collisions) refuse(cells, cell, { code: "run/collision", facts: { table, owner } });
  const circle = arrows.stuck.filter((name) => reaches(arrows.sources, name, name));
  for (const name of circle) refuse(cells, name, { code: "run/circle", facts: { cells: circle } });
  return { cells, graph: arrows };
}

/** The tables a cell makes. */
export function tablesOf(cell: Cell): readonly string[] {
  return wired(cell).makes;
}

/** The paths of files that a cell reads, patterns among them. */
export function filesOf(cell: Cell): readonly string[] {
  const { kind, spec } = wired(cell);
  return spec === undefined ? [] : (kind?.files?.(spec as never) ?? []);
}

/** The cell's spec after a table got another name. */
export function respelled(cell: Cell, from: string, to: string): unknown {
  const { kind, spec } = wired(cell);
  return kind && spec !== undefined ? kind.rename(spec as never, from, to) : cell.spec;
}

const known = new WeakMap<Cell, Wired>();

function wired(cell: Cell): Wired {
  let found = known.get(cell);
  if (!found) known.set(cell, (found = wireCell(cell)));
  return found;
}

function wireCell(cell: Cell): Wired {
  const kind = kindOf(cell.kind);
  if (!kind) return { cell, kind, spec: undefined, makes: [], reads: [], fault: { code: "run/unknown-kind", facts: { kind: cell.kind } } };
  const parsed = v.safeParse(kind.schema, cell.spec);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return {
      cell,
      kind,
      spec: undefined,
      makes: [],
      reads: [],
      fault: { code: "run/bad-spec", facts: { path: v.getDotPath(issue) ?? "", problem: issue.message } },
    };
  }
  const spec = parsed.output as never;
  const makes = kind.makes(spec).map(({ part }) => tableName(cell.name, part));
  return { cell, kind, spec, makes, reads: kind.reads(spec).filter(Boolean), fault: undefined };
}

function refuse(cells: Map<string, Wired>, name: string, fault: FaultData): void {
  const found = cells.get(name)!;
  cells.set(name, { ...found, fault: found.fault ?? fault });
}

function reaches(sources: Graph["sources"], from: string, to: string): boolean {
  const seen = new Set(sources.get(from));
  for (const name of seen) {
    if (name === to) return true;
    for (const read of sources.get(name) ?? []) seen.add(read);
  }
  return false;
}
