import { kmeans as mlKmeans } from "ml-kmeans";
import { field } from "../../src/core/cluster/field.ts";
import { fit } from "../../src/core/cluster/kmeans.ts";
import { silhouette } from "../../src/core/cluster/silhouette.ts";
import type { PageContender } from "./duel-worker.ts";

const [D, K, PASSES] = [16, 8, 20];

const ours: PageContender = async (file, crew) => {
  const x = new Float32Array(await file("rows.f32"));
  const init = Float64Array.from(new Float32Array(await file("start.f32")));
  const kept = await field({ x, n: x.length / D, d: D }, crew);
  return async () => (await fit(kept, { k: K, seed: "", init, maxIter: PASSES, tol: 0, canonical: false }, crew)).centres;
};

const widths: PageContender = async (file, crew) => {
  const x = new Float32Array(await file("some.f32"));
  const labels = Int32Array.from(new Uint8Array(await file("labels.u8")));
  return async () => [(await silhouette({ x, n: x.length / D, d: D }, labels, K, crew)).mean];
};

const mlRows: PageContender = async (file) => {
  const [x, start] = [new Float32Array(await file("rows.f32")), new Float32Array(await file("start.f32"))];
  const initialization = arrays(start);
  const rows = arrays(x);
  return () => mlKmeans(rows, K, { initialization, maxIterations: PASSES, tolerance: 0 }).centroids.flat();
};

function arrays(x: Float32Array): number[][] {
  return Array.from({ length: x.length / D }, (_, i) => Array.from(x.subarray(i * D, i * D + D)));
}

/** The browser's contenders, by name. */
export const contenders: Record<string, PageContender> = { ours, silhouette: widths, mlKmeans: mlRows };
