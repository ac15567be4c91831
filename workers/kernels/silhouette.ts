import type { Kernels } from "../../src/core/kernels/kernels.ts";
import { checkSilhouette, jointly, partOf, sizesOf, widthsOf, type Clustering, type SilhouetteRows } from "../../src/core/kernels/silhouette.ts";
import bytes from "./assembly/silhouette.ts?kernel";
import { reserve, start, type Kernel } from "./module.ts";

interface Functions {
  measure(group: number, groups: number, tiles: number, d: number, ends: number, k: number, sums: number): void;
}

/** Rows in a tile and in a group; tiles that a call looks at. */
const LANES = 8;
const ASKED = 4;
const CALL = 4096;

/** The exact silhouette in WebAssembly: single-precision distances, sums in double precision. */
export const silhouette: Kernels["silhouette"] = (rows) => {
  checkSilhouette(rows);
  const kernel = start<Functions>(bytes);
  const free = kernel.base + Math.ceil((rows.to - rows.from) / ASKED) * ASKED * rows.d * 4;
  reserve(kernel, free);
  checkFinite(rows);
  return ({ clusterings, ...which }) => {
    const [from, to] = partOf(rows, which);
    const joint = jointly(clusterings);
    const { labels, k } = joint;
    const groups = Math.ceil((to - from) / ASKED);
    layGroups(kernel, rows, from, to);
    const sizes = sizesOf(labels, k);
    const tiles = ends(sizes);
    const atEnds = free + tiles[k] * (rows.d + 1) * LANES * 4;
    const sums = 16 * Math.ceil((atEnds + k * 4) / 16);
    reserve(kernel, sums + groups * ASKED * k * 8);
    new Uint32Array(kernel.memory.buffer, atEnds, k).set(tiles.subarray(1));
    layTiles(kernel, free, rows, { labels, k }, tiles);
    const step = Math.max(1, Math.floor(CALL / tiles[k]));
    for (let g = 0; g < groups; g += step)
      kernel.run.measure(kernel.base + g * ASKED * rows.d * 4, Math.min(step, groups - g), free, rows.d, atEnds, k, sums + g * ASKED * k * 8);
    return widthsOf(new Float64Array(kernel.memory.buffer, sums, (to - from) * k), joint, clusterings, [from, to]);
  };
};

/** The first tile of each cluster, and the one behind the last. */
function ends(sizes: Int32Array): Uint32Array {
  const bounds = new Uint32Array(sizes.length + 1);
  sizes.forEach((size, c) => (bounds[c + 1] = bounds[c] + Math.ceil(size / LANES)));
  return bounds;
}

function checkFinite({ x }: SilhouetteRows): void {
  for (const value of x) if (!Number.isFinite(Math.fround(value))) throw new RangeError(`silhouette: ${value} among the rows`);
}

/** Lay rows asked about into groups of four. */
function layGroups(kernel: Kernel<unknown>, { x, d }: SilhouetteRows, from: number, to: number): void {
  const groups = new Float32Array(kernel.memory.buffer, kernel.base);
  for (let i = from; i < to; ++i) {
    const at = Math.floor((i - from) / ASKED) * ASKED * d + ((i - from) % ASKED);
    for (let j = 0; j < d; ++j) groups[at + j * ASKED] = x[i * d + j];
  }
}

/** Lay all rows into tiles by cluster, with their masks. */
function layTiles(kernel: Kernel<unknown>, at: number, { x, n, d }: SilhouetteRows, { labels, k }: Clustering, bounds: Uint32Array): void {
  const wide = (d + 1) * LANES;
  const tiles = new Float32Array(kernel.memory.buffer, at, bounds[k] * wide);
  const masks = new Int32Array(kernel.memory.buffer, at, bounds[k] * wide);
  tiles.fill(0);
  const next = Uint32Array.from(bounds.subarray(0, k), (tile) => tile * LANES);
  for (let i = 0; i < n; ++i) {
    const place = next[labels[i]]++;
    const to = Math.floor(place / LANES) * wide + (place % LANES);
    for (let j = 0; j < d; ++j) tiles[to + j * LANES] = x[i * d + j];
    masks[to + d * LANES] = -1;
  }
}
