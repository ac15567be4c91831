import { planeOf } from "../cluster/scaling.ts";

/** Sweeps over all points; places have settled long before with the few points that a picture holds. */
const SWEEPS = 150;

/**
 * Places for linked points so that points few links apart lie near each other: stress majorization. Gives x and y in turn, length 2n.
 *
 * One link is one unit; the widest direction lies across. The same links, the same places. Points that nothing links stand apart. Time O(n³ + n² sweeps).
 *
 * @param links pairs of points 0…n−1
 * Source: Gansner, Koren & North 2004, doi:10.1007/978-3-540-31843-9_25 (one point at a time).
 */
export function layout(n: number, links: readonly (readonly [number, number])[]): Float64Array {
  const gaps = distances(n, links);
  const places = planeOf(gaps, n);
  // Points that stand in the same place have no direction to part in.
  for (let i = 0; i < n; ++i) {
    places[2 * i] += 0.05 * Math.cos(2.4 * i);
    places[2 * i + 1] += 0.05 * Math.sin(2.4 * i);
  }
  for (let sweep = 0; sweep < SWEEPS; ++sweep) for (let i = 0; i < n; ++i) settle(i, n, gaps, places);
  return across(places);
}

/** Links on the shortest way between any two points, row-major n×n; where there is none, one more than the longest. */
function distances(n: number, links: readonly (readonly [number, number])[]): Float64Array {
  const around: number[][] = Array.from({ length: n }, () => []);
  for (const [a, b] of links) {
    around[a].push(b);
    around[b].push(a);
  }
  const gaps = new Float64Array(n * n).fill(-1);
  let longest = 0;
  for (let start = 0; start < n; ++start) {
    const queue = [start];
    gaps[start * n + start] = 0;
    for (const at of queue)
      for (const next of around[at]) {
        if (gaps[start * n + next] >= 0) continue;
        longest = Math.max(longest, (gaps[start * n + next] = gaps[start * n + at] + 1));
        queue.push(next);
      }
  }
  return gaps.map((gap) => (gap < 0 ? longest + 1 : gap));
}

/** Move one point to where its distances to the others fit best, near ones counting most. */
function settle(i: number, n: number, gaps: Float64Array, places: Float64Array): void {
  let [x, y, weights] = [0, 0, 0];
  for (let j = 0; j < n; ++j) {
    if (j === i) continue;
    const gap = gaps[i * n + j];
    const [dx, dy] = [places[2 * i] - places[2 * j], places[2 * i + 1] - places[2 * j + 1]];
    const stretch = gap / Math.max(Math.hypot(dx, dy), 1e-9);
    const weight = 1 / (gap * gap);
    x += weight * (places[2 * j] + dx * stretch);
    y += weight * (places[2 * j + 1] + dy * stretch);
    weights += weight;
  }
  if (weights === 0) return;
  places[2 * i] = x / weights;
  places[2 * i + 1] = y / weights;
}

/** Turn places so that they spread most along x. */
function across(places: Float64Array): Float64Array {
  const n = places.length / 2;
  const mean = [0, 1].map((axis) => places.reduce((sum, value, i) => (i % 2 === axis ? sum + value : sum), 0) / Math.max(1, n));
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < n; ++i) {
    const [x, y] = [places[2 * i] - mean[0], places[2 * i + 1] - mean[1]];
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  const turn = 0.5 * Math.atan2(2 * xy, xx - yy);
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  return places.map((_, at) => {
    const i = at >> 1;
    const [x, y] = [places[2 * i] - mean[0], places[2 * i + 1] - mean[1]];
    return at % 2 ? c * y - s * x : c * x + s * y;
  });
}
