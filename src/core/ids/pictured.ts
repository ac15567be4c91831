import type { IdGraph, Incidence } from "./graph.ts";

/** What is to be pictured. */
interface Wanted {
  /** Conflict and id of every id of an exclusive type, by conflict. */
  starts: readonly (readonly [conflict: number, id: number])[];
  /** Ids in each conflict's component. */
  sizes: Int32Array;
  /** Ids that one picture holds. */
  most: number;
}

/**
 * Choose the ids that a picture of each conflict shows: 1 for those, length n.
 *
 * All of a small component. Of a large one the ways from its first id of an exclusive type to the next ones, by fewest links, while there is room,
 * then what is nearest to the first.
 */
export function pictured(graph: IdGraph, around: Incidence, { starts, sizes, most }: Wanted): Uint8Array {
  const shown = new Uint8Array(graph.types.length);
  const parents = new Int32Array(graph.types.length).fill(-2);
  for (let i = 0; i < starts.length;) {
    const [conflict, first] = starts[i];
    const others = new Set<number>();
    for (; i < starts.length && starts[i][0] === conflict; ++i) others.add(starts[i][1]);
    const reached = spread(graph, around, first, parents);
    if (sizes[conflict] <= most) for (const id of reached) shown[id] = 1;
    else choose(reached, { others, parents, shown, most });
  }
  return shown;
}

/** Ids by their number of links from a first one; `parents` says from where each was reached. */
function spread({ a, b }: IdGraph, { from, links }: Incidence, first: number, parents: Int32Array): number[] {
  const reached = [first];
  parents[first] = -1;
  for (const id of reached)
    for (let i = from[id]; i < from[id + 1]; ++i) {
      const other = a[links[i]] === id ? b[links[i]] : a[links[i]];
      if (parents[other] !== -2) continue;
      parents[other] = id;
      reached.push(other);
    }
  return reached;
}

function choose(
  reached: readonly number[],
  { others, parents, shown, most }: { others: Set<number>; parents: Int32Array; shown: Uint8Array; most: number },
): void {
  let room = most;
  for (const id of reached) {
    if (!others.has(id)) continue;
    const way: number[] = [];
    for (let at = id; at >= 0 && !shown[at] && way.length <= room; at = parents[at]) way.push(at);
    if (way.length > room) continue;
    for (const at of way) shown[at] = 1;
    room -= way.length;
  }
  for (const id of reached) {
    if (room === 0) return;
    if (shown[id]) continue;
    shown[id] = 1;
    --room;
  }
}
