import type { Field } from "../cells/cell.ts";
import { Fault, type FaultData } from "../core/fault.ts";
import type { Graph } from "../notebook/graph.ts";
import type { Wired, Wiring } from "./wire.ts";

/** What the page knows of a cell's last run. */
export interface Run {
  phase: "idle" | "queued" | "running" | "done" | "failed";
  /** Key that the result was made under; null when there is none or its tables are gone. */
  key: string | null;
  result: unknown;
  fault: FaultData | undefined;
  /** 0…1 while running. */
  progress: number;
  tookMs: number;
  /** Every statement of the last run, in order. */
  statements: readonly string[];
  tables: readonly { table: string; rows: number; columns: readonly Field[] }[];
}

export const NEVER: Run = { phase: "idle", key: null, result: undefined, fault: undefined, progress: 0, tookMs: 0, statements: [], tables: [] };

/** How a cell stands, as its frame and `data-state` say it. */
export type State = "idle" | "queued" | "running" | "done" | "failed" | "blocked";

/** How every cell stands: its own phase, or blocked when something it reads has failed. Cells that never run are done when shown. */
export function statesOf({ cells, graph }: Wiring, runs: ReadonlyMap<string, Run>): Map<string, State> {
  const states = new Map<string, State>();
  for (const name of [...graph.order, ...graph.stuck]) states.set(name, stateOf(cells.get(name)!, graph, runs, states));
  return states;
}

/** The cells that a blocked cell waits for. */
export function blockers(name: string, graph: Graph, states: ReadonlyMap<string, State>): string[] {
  return (graph.sources.get(name) ?? []).filter((source) => isDown(states.get(source)));
}

/** What stopped a run, as data. */
export function faultOf(error: unknown): FaultData {
  if (error instanceof Fault) return error.data;
  return { code: "core/broken", facts: { message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) } };
}

function stateOf(wired: Wired, graph: Graph, runs: ReadonlyMap<string, Run>, states: ReadonlyMap<string, State>): State {
  const { name } = wired.cell;
  if (wired.fault) return "failed";
  const run = runs.get(name) ?? NEVER;
  const sources = graph.sources.get(name)!.map((source) => states.get(source));
  if (run.phase === "running" || run.phase === "queued") return run.phase;
  if (sources.some(isDown)) return "blocked";
  return wired.kind?.run ? run.phase : "done";
}

function isDown(state: State | undefined): boolean {
  return state === "failed" || state === "blocked";
}
