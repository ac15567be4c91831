import { silent, within, type Progress } from "../progress.ts";
import { carry, type Carried } from "./carry.ts";
import { components, type Components } from "./components.ts";
import { conflicts, type Conflicts } from "./conflicts.ts";
import type { IdGraph, IdRules } from "./graph.ts";

/** What resolving ids takes. */
export interface ResolveInput {
  graph: IdGraph;
  rules: IdRules;
  /** For each id its unified id of the last refresh, 0…olds−1 in code point order; −1 where it had none. */
  previous: Int32Array;
  olds: number;
}

/** Customers made of ids. */
export interface Resolved extends Components {
  conflicts: Conflicts;
  carried: Carried;
}

/** Resolve ids into customers: components, conflicts with their bridges, and unified ids that last. @throws RangeError when arrays differ in length */
export function resolve({ graph, rules, previous, olds }: ResolveInput, progress: Progress = silent): Resolved {
  const { types, a, b, weight } = graph;
  if (a.length !== b.length || a.length !== weight.length) throw new RangeError(`resolve: links ${a.length}, ${b.length}, ${weight.length}`);
  if (previous.length !== types.length) throw new RangeError(`resolve: previous ${previous.length}, ids ${types.length}`);
  const found = components(graph, rules, within(progress, 0, 0.4));
  progress(0.4);
  const plain = rules.mode === "plain" ? found : components(graph, { ...rules, mode: "plain" });
  progress(0.5);
  const clashing = conflicts(graph, rules, plain);
  progress(0.8);
  const carried = carry(types, found.canonical, previous, olds, rules);
  progress(1);
  return { ...found, conflicts: clashing, carried };
}
