import { bridges } from "./bridges.ts";
import type { Components } from "./components.ts";
import { incidence, type IdGraph, type IdRules } from "./graph.ts";
import { pictured } from "./pictured.ts";

/** Components that hold more than one id of an exclusive type when all linked ids are put together. */
export interface Conflicts {
  n: number;
  /** Ids of an exclusive type in conflict: the conflict, from 0, the largest component first, and the id. */
  members: { conflict: Int32Array; id: Int32Array };
  /** Number of ids in each conflict's component. Length n. */
  sizes: Int32Array;
  /** All links of the conflicts, by conflict. */
  links: {
    conflict: Int32Array;
    link: Int32Array;
    /** 1: without it the component falls into two. */
    bridge: Uint8Array;
    /** 1: a bridge with ids of one exclusive type on both sides. */
    separates: Uint8Array;
    /** 1: both its ends are in the picture of the conflict. */
    pictured: Uint8Array;
  };
}

/**
 * Find the conflicts and what holds them together.
 *
 * @param plain the components of the same graph in plain mode
 * @param most ids that a picture holds
 */
export function conflicts(graph: IdGraph, { exclusive }: IdRules, plain: Components, most = 60): Conflicts {
  const { types, a } = graph;
  const { numbers, sizes } = numbered(types, exclusive, plain);
  const conflictOf = (id: number) => numbers[plain.canonical[id]];
  const around = incidence(graph, (link) => conflictOf(a[link]) >= 0);
  const found = bridges(graph, around, exclusive);
  const members: [number, number][] = [];
  types.forEach((type, id) => {
    if (conflictOf(id) >= 0 && exclusive.includes(type)) members.push([conflictOf(id), id]);
  });
  members.sort(([x], [y]) => x - y);
  const drawn = pictured(graph, around, { starts: members, sizes, most });
  const links = linksOf(graph, conflictOf, sizes.length);
  return {
    n: sizes.length,
    sizes,
    members: { conflict: Int32Array.from(members, ([conflict]) => conflict), id: Int32Array.from(members, ([, id]) => id) },
    links: {
      conflict: links.map((link) => conflictOf(a[link])),
      link: links,
      bridge: new Uint8Array(links.length).map((_, i) => found.bridge[links[i]]),
      separates: new Uint8Array(links.length).map((_, i) => found.separates[links[i]]),
      pictured: new Uint8Array(links.length).map((_, i) => drawn[a[links[i]]] & drawn[graph.b[links[i]]]),
    },
  };
}

/** A number for every component in conflict, by the id that stands for it, −1 for others: the largest first, ties by that id. */
function numbered(types: Uint8Array, exclusive: readonly number[], { canonical, sizes }: Components): { numbers: Int32Array; sizes: Int32Array } {
  const numbers = new Int32Array(types.length).fill(-1);
  const clashing = new Set<number>();
  for (const type of exclusive) {
    const first = new Int32Array(types.length).fill(-1);
    for (let id = 0; id < types.length; ++id) {
      if (types[id] !== type) continue;
      if (first[canonical[id]] < 0) first[canonical[id]] = id;
      else clashing.add(canonical[id]);
    }
  }
  const order = [...clashing].sort((x, y) => sizes[y] - sizes[x] || x - y);
  order.forEach((id, i) => (numbers[id] = i));
  return { numbers, sizes: Int32Array.from(order, (id) => sizes[id]) };
}

/** The links of conflicts, by conflict, then as given; a link from an id to itself is none. */
function linksOf({ a, b }: IdGraph, conflictOf: (id: number) => number, n: number): Int32Array {
  const from = new Int32Array(n + 1);
  const counts = (link: number) => a[link] !== b[link] && conflictOf(a[link]) >= 0;
  for (let i = 0; i < a.length; ++i) if (counts(i)) ++from[conflictOf(a[i]) + 1];
  for (let i = 0; i < n; ++i) from[i + 1] += from[i];
  const links = new Int32Array(from[n]);
  for (let i = 0; i < a.length; ++i) if (counts(i)) links[from[conflictOf(a[i])]++] = i;
  return links;
}
