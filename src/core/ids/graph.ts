/**
 * Ids and the links between them, ids as numbers 0…n−1 and types as numbers from 0.
 *
 * Ids are numbered in the order of their texts `type:id`, by code point: where two links weigh the same, the one with the lower numbers goes first.
 */
export interface IdGraph {
  /** Type of each id. Length n. */
  types: Uint8Array;
  /** The two ends of each link, as it was given; an end linked with itself counts for nothing. Length m. */
  a: Int32Array;
  b: Int32Array;
  /** How much speaks for each link; finite. Length m. */
  weight: Float64Array;
}

/** How ids become customers. */
export interface IdRules {
  /** `plain` joins whatever is linked; `constrained` never joins two ids of an exclusive type. */
  mode: "plain" | "constrained";
  /** Types of which a customer has one id at most. */
  exclusive: readonly number[];
  /** Place of each type: the id of the lowest place stands for its component. Length: number of types. */
  rank: readonly number[];
}

/**
 * Links in the order in which they join: by weight, the heaviest first, then by both ends.
 *
 * Gives indices into the links. Quick where they are in that order already.
 */
export function linkOrder({ a, b, weight }: IdGraph): Int32Array {
  const order = new Int32Array(a.length);
  for (let i = 0; i < order.length; ++i) order[i] = i;
  const before = (x: number, y: number) => weight[y] - weight[x] || a[x] - a[y] || b[x] - b[y] || x - y;
  for (let i = 1; i < order.length; ++i) if (before(i - 1, i) > 0) return order.sort(before);
  return order;
}

/** The links at each id, as one list: those of id i stand at `from[i]`…`from[i + 1]` of `links`. */
export interface Incidence {
  from: Int32Array;
  links: Int32Array;
}

/** Gather the links at each id, of those that `keep` keeps; ids linked with themselves are left out. */
export function incidence({ types, a, b }: IdGraph, keep: (link: number) => boolean): Incidence {
  const from = new Int32Array(types.length + 1);
  const kept = (link: number) => a[link] !== b[link] && keep(link);
  for (let i = 0; i < a.length; ++i)
    if (kept(i)) {
      ++from[a[i] + 1];
      ++from[b[i] + 1];
    }
  for (let i = 0; i < types.length; ++i) from[i + 1] += from[i];
  const links = new Int32Array(from[types.length]);
  const next = from.slice();
  for (let i = 0; i < a.length; ++i)
    if (kept(i)) {
      links[next[a[i]]++] = i;
      links[next[b[i]]++] = i;
    }
  return { from, links };
}
