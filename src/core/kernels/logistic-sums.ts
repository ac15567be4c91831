import type { LogisticRows } from "./logistic.ts";

/** How the sums over joint levels lie. */
export interface LogisticLayout {
  /** Joint levels of each group. */
  sizes: number[];
  /** Number of the first joint level of each group, counted through. */
  first: number[];
  /** Joint levels in all. */
  levels: number;
  /** Where the table of groups g > h begins: levels of g down, of h across. */
  pair(g: number, h: number): number;
  /** Length of all those tables. */
  pairs: number;
  /** Columns of numbers. */
  p: number;
}

/** Sums over the rows of a chunk, as a pass makes them. */
export interface LogisticSums {
  /** Rows, loss, sum of first and of second derivatives by f. */
  totals: Float64Array;
  /** Of each joint level: sum of first, sum of second derivatives. */
  levels: Float64Array;
  /** Second derivatives by two groups. */
  pairs: Float64Array;
  /** Of each column of numbers: first derivatives times its values. */
  slopes: Float64Array;
  /** Second derivatives times its values. */
  curves: Float64Array;
  /** p × levels: second derivatives times values, by joint level. */
  mixed: Float64Array;
  /** p × p, lower triangle. */
  gram: Float64Array;
}

/** Lay out the sums of some rows. */
export function layoutOf({ groups, dense }: Pick<LogisticRows, "groups" | "dense">): LogisticLayout {
  const sizes = groups.map(({ places }) => places.length / 2);
  const [first, starts]: [number[], number[]] = [[], []];
  let [levels, pairs] = [0, 0];
  sizes.forEach((size) => {
    starts.push(pairs);
    first.push(levels);
    pairs += size * levels;
    levels += size;
  });
  return { sizes, first, levels, pairs, p: dense.length, pair: (g, h) => starts[g] + sizes[g] * first[h] };
}

/** Lengths of the sums, in the order of `LogisticSums`. */
export function lengthsOf({ levels, pairs, p }: LogisticLayout): Record<keyof LogisticSums, number> {
  return { totals: 4, levels: 2 * levels, pairs, slopes: p, curves: p, mixed: p * levels, gram: p * p };
}

/** Sums of nothing yet. */
export function chunkSums(layout: LogisticLayout): LogisticSums {
  return Object.fromEntries(Object.entries(lengthsOf(layout)).map(([name, length]) => [name, new Float64Array(length)])) as unknown as LogisticSums;
}

/** What a chunk says of the coefficients: the sums over joint levels, given to the coefficients of each level. */
export function said(rows: LogisticRows, layout: LogisticLayout, sums: LogisticSums, hessian: boolean): Float64Array {
  const { groups, dense, d } = rows;
  const out = new Float64Array(2 + d + 1 + (hessian ? ((d + 1) * (d + 2)) / 2 : 0));
  out.set(sums.totals.subarray(0, 2));
  const gradient = out.subarray(2, d + 3);
  gradient[d] = sums.totals[2];
  groups.forEach(({ places }, g) => {
    for (let c = 0; c < places.length; ++c) if (places[c] >= 0) gradient[places[c]] += sums.levels[2 * (layout.first[g] + (c >> 1))];
  });
  dense.forEach((at, j) => {
    if (at >= 0) gradient[at] += sums.slopes[j];
  });
  if (hessian) fold(rows, layout, sums, out.subarray(d + 3));
  return out;
}

/** Where the lower triangle holds an entry. */
export function cell(a: number, b: number): number {
  return a > b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a;
}

function fold({ groups, dense, d }: LogisticRows, layout: LogisticLayout, sums: LogisticSums, into: Float64Array): void {
  into[cell(d, d)] = sums.totals[3];
  groups.forEach(({ places }, g) => {
    for (let level = 0; level < layout.sizes[g]; ++level) own(places, level, sums.levels[2 * (layout.first[g] + level) + 1], { into, d });
    for (let h = 0; h < g; ++h) across(places, groups[h].places, sums.pairs.subarray(layout.pair(g, h)), into);
  });
  const p = dense.length;
  dense.forEach((at, j) => {
    if (at < 0) return;
    into[cell(d, at)] += sums.curves[j];
    for (let k = 0; k <= j; ++k) if (dense[k] >= 0) into[cell(at, dense[k])] += sums.gram[j * p + k];
    groups.forEach(({ places }, g) => {
      const of = sums.mixed.subarray(j * layout.levels + layout.first[g]);
      for (let c = 0; c < places.length; ++c) if (places[c] >= 0) into[cell(at, places[c])] += of[c >> 1];
    });
  });
}

function own(places: Int32Array, level: number, value: number, { into, d }: { into: Float64Array; d: number }): void {
  const [a, b] = [places[2 * level], places[2 * level + 1]];
  for (const place of [a, b]) {
    if (place < 0) continue;
    into[cell(d, place)] += value;
    into[cell(place, place)] += value;
  }
  if (a >= 0 && b >= 0) into[cell(a, b)] += value;
}

/** Give a table of two groups' joint levels to the pairs of their coefficients. */
function across(down: Int32Array, right: Int32Array, values: Float64Array, into: Float64Array): void {
  const width = right.length / 2;
  for (let a = 0; a < down.length; ++a) {
    if (down[a] < 0) continue;
    const row = (a >> 1) * width;
    for (let b = 0; b < right.length; ++b) if (right[b] >= 0) into[cell(down[a], right[b])] += values[row + (b >> 1)];
  }
}
