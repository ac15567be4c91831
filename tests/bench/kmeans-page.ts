import { kmeans as mlKmeans } from "ml-kmeans";
import type { PageContender } from "./duel-worker.ts";

const [D, K, PASSES] = [16, 8, 20];

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
export const contenders: Record<string, PageContender> = { mlKmeans: mlRows };
