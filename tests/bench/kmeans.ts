import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { nearest } from "../../src/core/cluster/nearest.ts";
import { randomFrom } from "../../src/core/random.ts";
import { duel, type Contender } from "./duel.ts";

const [N, SOME, D, K] = [1_000_000, 10_000, 16, 8];

const page = (name: string, contender: string, threads = 1): Contender => ({
  name,
  ready: ({ inWorker }) => inWorker("/tests/bench/kmeans-page.ts", contender, threads),
});
const python = (name: string, contender: string, threads = 1): Contender => ({
  name,
  ready: ({ inPython }) => inPython("kmeans.py", contender, threads),
});

/** Twenty passes of k-means over a million rows: our kernel beside scikit-learn's and ml-kmeans, from the same rows. */
export default async function kmeans(): Promise<void> {
  await duel({
    title: `k-means, ${N.toLocaleString("en")} × ${D}, float32, k = ${K}, 20 passes from the same rows`,
    data: writeRows,
    contenders: [
      page("our kernel, 1 thread", "ours"),
      python("scikit-learn, 1 thread", "lloyd"),
      page("our kernel, 2 threads", "ours", 2),
      python("scikit-learn, 2 threads", "lloyd", 2),
      page("ml-kmeans", "mlKmeans"),
    ],
    goals: [
      { by: "our kernel, 1 thread", than: "scikit-learn, 1 thread", times: 3 },
      { by: "our kernel, 2 threads", than: "scikit-learn, 2 threads", times: 1 },
      { by: "our kernel, 1 thread", than: "ml-kmeans", times: 12 },
    ],
  });
}

/** The exact silhouette of ten thousand rows: our kernel beside scikit-learn's. */
export async function silhouette(): Promise<void> {
  await duel({
    title: `exact silhouette, ${SOME.toLocaleString("en")} × ${D}, float32, k = ${K}`,
    data: writeClusters,
    contenders: [
      page("our kernel, 1 thread", "silhouette"),
      python("scikit-learn, 1 thread", "silhouette"),
      page("our kernel, 2 threads", "silhouette", 2),
      python("scikit-learn, 2 threads", "silhouette", 2),
    ],
    goals: [
      { by: "our kernel, 1 thread", than: "scikit-learn, 1 thread", times: 5 },
      { by: "our kernel, 2 threads", than: "scikit-learn, 2 threads", times: 5 },
    ],
  });
}

function writeRows(folder: string): void {
  const x = drawn(N);
  writeFileSync(join(folder, "rows.f32"), x);
  writeFileSync(join(folder, "start.f32"), starts(x));
}

/** Rows and the nearest of some of them to each. */
function writeClusters(folder: string): void {
  const x = drawn(SOME);
  writeFileSync(join(folder, "some.f32"), x);
  writeFileSync(join(folder, "labels.u8"), Uint8Array.from(nearest({ x, n: SOME, d: D }, Float64Array.from(starts(x))).labels));
}

/** Rows of four factors and noise, without groups, so that twenty passes do not settle: as customers are. */
function drawn(n: number): Float32Array {
  const random = randomFrom("bench/kmeans");
  const normal = () => random.uniform() + random.uniform() + random.uniform() + random.uniform() - 2;
  const loads = Float64Array.from({ length: 4 * D }, normal);
  const x = new Float32Array(n * D);
  for (let i = 0; i < n; ++i) {
    const factors = [normal(), normal(), normal(), normal()];
    for (let j = 0; j < D; ++j) x[i * D + j] = factors.reduce((sum, factor, f) => sum + factor * loads[f * D + j], normal());
  }
  return x;
}

/** Eight rows at even steps. */
function starts(x: Float32Array): Float32Array {
  const step = x.length / K;
  return Float32Array.from({ length: K * D }, (_, at) => x[Math.floor(at / D) * step + (at % D)]);
}
