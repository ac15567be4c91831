import type { IdGraph, IdRules } from "../../core/ids/graph.ts";
import { ranked } from "../../core/ids/id-type.ts";
import type { Resolved } from "../../core/ids/resolve.ts";
import { numbers } from "../../core/table.ts";
import { idsEdgeColumns, idsNodeTypes } from "../../sql/ids-links.ts";
import type { Reach } from "../cell.ts";
import { gather, type Gathered } from "./gather.ts";
import { checkChoices } from "./inputs.ts";
import { make } from "./make.ts";
import { previousOf } from "./previous.ts";
import type { IdsResult } from "./result.ts";
import type { Spec } from "./schema.ts";
import { tell } from "./tell.ts";

/** Put the ids of one customer together, and say what was put together, what was not, and why. @throws Fault `ids/…` */
export async function run(spec: Spec, reach: Reach): Promise<IdsResult> {
  checkChoices(spec);
  const gathered = await gather(spec, reach);
  const graph = await graphOf(gathered, reach);
  const previous = await previousOf(spec.previous, gathered, reach);
  reach.progress(0.5);
  const input = { graph, rules: rulesOf(spec, gathered.types), previous: previous.had.slice(), olds: previous.n };
  const resolved: Resolved = await reach.compute("ids", "resolve", input, [0.5, 0.7]);
  const made = await make({ spec, reach, gathered, previous, resolved });
  reach.progress(0.95);
  return tell({ spec, reach, gathered, previous, resolved, made });
}

/** Ids and links as numbers. */
async function graphOf({ nodes, edges }: Gathered, reach: Reach): Promise<IdGraph> {
  const links = await reach.query(idsEdgeColumns(edges));
  const types = await reach.query(idsNodeTypes(nodes));
  return {
    types: new Uint8Array(numbers(types, "t")),
    a: new Int32Array(numbers(links, "a")),
    b: new Int32Array(numbers(links, "b")),
    weight: numbers(links, "weight"),
  };
}

function rulesOf({ mode, exclusive, priority }: Spec, types: readonly string[]): IdRules {
  const order = ranked(types, priority);
  return { mode, exclusive: types.flatMap((type, t) => (exclusive.includes(type) ? [t] : [])), rank: types.map((type) => order.indexOf(type)) };
}
