import { silent, type Progress } from "../progress.ts";
import { linkOrder, type IdGraph, type IdRules } from "./graph.ts";
import { unionOf, type Union } from "./union.ts";

/** Which ids belong together. */
export interface Components {
  /** For each id the id that stands for its component: of the strongest type, then the lowest number. Length n. */
  canonical: Int32Array;
  /** Number of ids in each id's component. Length n. */
  sizes: Int32Array;
  /** Number of components. */
  n: number;
  /** Links that would have joined two ids of an exclusive type, in the order in which they were refused. */
  rejected: Int32Array;
  /** The two ids of an exclusive type that each refused link would have joined: on the side of its a, on the side of its b. */
  held: [Int32Array, Int32Array];
}

/**
 * Put linked ids together.
 *
 * Constrained: links are taken by weight, the heaviest first, then by their ends; one that would join two ids of an exclusive type is refused.
 * Time O(m log m + n), O(m) where links come in order; the order given changes nothing.
 *
 * Source: METHODS 13. Checked: tests/golden/id_mapping.json (networkx for plain).
 */
export function components(graph: IdGraph, rules: IdRules, progress: Progress = silent): Components {
  const n = graph.types.length;
  const union = unionOf(n);
  const refused = rules.mode === "plain" ? joinAll(graph, union) : joinApart(graph, rules, union, progress);
  return { ...named(graph.types, rules, union), ...refused };
}

type Refused = Pick<Components, "rejected" | "held">;

function joinAll({ a, b }: IdGraph, union: Union): Refused {
  for (let i = 0; i < a.length; ++i) union.join(union.find(a[i]), union.find(b[i]));
  return { rejected: new Int32Array(), held: [new Int32Array(), new Int32Array()] };
}

function joinApart(graph: IdGraph, { exclusive }: IdRules, union: Union, progress: Progress): Refused {
  const { types, a, b } = graph;
  const order = linkOrder(graph);
  const holders = exclusive.map((type) => new Int32Array(types.length).map((_, id) => (types[id] === type ? id : -1)));
  const rejected: number[] = [];
  const held: [number[], number[]] = [[], []];
  for (let i = 0; i < order.length; ++i) {
    if (i % 65_536 === 0) progress(i / order.length);
    const link = order[i];
    const [left, right] = [union.find(a[link]), union.find(b[link])];
    if (left === right) continue;
    const clash = holders.find((holder) => holder[left] >= 0 && holder[right] >= 0);
    if (clash) {
      rejected.push(link);
      held[0].push(clash[left]);
      held[1].push(clash[right]);
      continue;
    }
    const root = union.join(left, right);
    for (const holder of holders) holder[root] = Math.max(holder[left], holder[right]);
  }
  return { rejected: Int32Array.from(rejected), held: [Int32Array.from(held[0]), Int32Array.from(held[1])] };
}

function named(types: Uint8Array, { rank }: IdRules, union: Union): Pick<Components, "canonical" | "sizes" | "n"> {
  const best = new Int32Array(types.length).fill(-1);
  const counts = new Int32Array(types.length);
  let n = 0;
  for (let i = 0; i < types.length; ++i) {
    const root = union.find(i);
    if (counts[root]++ === 0) ++n;
    if (best[root] < 0 || rank[types[i]] < rank[types[best[root]]]) best[root] = i;
  }
  return { n, canonical: best.map((_, i) => best[union.find(i)]), sizes: counts.map((_, i) => counts[union.find(i)]) };
}
