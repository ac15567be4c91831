import type { IdGraph, Incidence } from "./graph.ts";

/** What taking one link away would do. */
export interface Bridges {
  /** 1 where a link is a bridge: without it its component falls into two. Length m; links that were left out are 0. */
  bridge: Uint8Array;
  /** 1 where a bridge has ids of one exclusive type on both sides. Length m. */
  separates: Uint8Array;
}

/**
 * Find the bridges among some links.
 *
 * Two links between the same ids are no bridges. Walks with a stack of its own, so that long chains do no harm. Time O(n·e + m) for e exclusive types.
 *
 * @param around the links at each id
 * @param exclusive types that a customer has one id of
 * Source: Tarjan 1974, doi:10.1016/0020-0190(74)90003-9. Checked: tests/golden/id_mapping.json (networkx).
 */
export function bridges(graph: IdGraph, around: Incidence, exclusive: readonly number[]): Bridges {
  const n = graph.types.length;
  const found: Bridges = { bridge: new Uint8Array(graph.a.length), separates: new Uint8Array(graph.a.length) };
  const walk = { seen: new Int32Array(n).fill(-1), low: new Int32Array(n), by: new Int32Array(n).fill(-1), next: around.from.slice(0, n) };
  const order = new Int32Array(n);
  let time = 0;
  for (let start = 0; start < n; ++start) {
    if (walk.seen[start] >= 0 || around.from[start] === around.from[start + 1]) continue;
    const first = time;
    time = visit(graph, around, walk, { start, time, order });
    settle(graph, { walk, visited: order.subarray(first, time), exclusive, found });
  }
  return found;
}

interface Walk {
  /** When an id was reached; −1 before. */
  seen: Int32Array;
  /** The earliest id that an id's branch reaches by a link beside the tree. */
  low: Int32Array;
  /** The link an id was reached by; −1 for a start. */
  by: Int32Array;
  /** Where to go on among an id's links. */
  next: Int32Array;
}

/** Walk one component in depth; ids go to `order` as they are reached. Gives the time after. */
function visit({ a, b }: IdGraph, { from, links }: Incidence, { seen, low, by, next }: Walk, at: { start: number; time: number; order: Int32Array }): number {
  let { time } = at;
  const reach = (id: number, link: number) => {
    by[id] = link;
    low[id] = seen[id] = time;
    at.order[time++] = id;
  };
  reach(at.start, -1);
  for (let id = at.start; ;) {
    if (next[id] < from[id + 1]) {
      const link = links[next[id]++];
      if (link === by[id]) continue;
      const other = a[link] === id ? b[link] : a[link];
      if (seen[other] >= 0) low[id] = Math.min(low[id], seen[other]);
      else {
        reach(other, link);
        id = other;
      }
      continue;
    }
    if (by[id] < 0) return time;
    const parent = a[by[id]] === id ? b[by[id]] : a[by[id]];
    low[parent] = Math.min(low[parent], low[id]);
    id = parent;
  }
}

interface Settling {
  walk: Walk;
  /** The ids of one component, in the order of the walk: every branch comes after its root. */
  visited: Int32Array;
  exclusive: readonly number[];
  found: Bridges;
}

/** Mark the bridges of one component, and those with ids of an exclusive type on both sides. */
function settle({ types, a, b }: IdGraph, { walk, visited, exclusive, found }: Settling): void {
  const first = walk.seen[visited[0]];
  for (const id of visited) if (walk.by[id] >= 0 && walk.low[id] === walk.seen[id]) found.bridge[walk.by[id]] = 1;
  for (const type of exclusive) {
    const below = visited.map((id) => Number(types[id] === type));
    for (let i = visited.length - 1; i > 0; --i) {
      const link = walk.by[visited[i]];
      const parent = a[link] === visited[i] ? b[link] : a[link];
      below[walk.seen[parent] - first] += below[i];
    }
    for (let i = 1; i < visited.length; ++i) {
      const link = walk.by[visited[i]];
      if (found.bridge[link] && below[i] > 0 && below[i] < below[0]) found.separates[link] = 1;
    }
  }
}
