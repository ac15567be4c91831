import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomFrom } from "../../src/core/random.ts";
import { duel, type Contender } from "./duel.ts";

const [N, D, K] = [1_000_000, 16, 8];

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
    contenders: [python("scikit-learn, 1 thread", "lloyd"), python("scikit-learn, 2 threads", "lloyd", 2), page("ml-kmeans", "mlKmeans")],
    goals: [],
  });
}

/** Rows of four factors and noise, without groups, so that twenty passes do not settle: as customers are. */
function writeRows(folder: string): void {
  const random = randomFrom("bench/kmeans");
  const normal = () => random.uniform() + random.uniform() + random.uniform() + random.uniform() - 2;
  const loads = Float64Array.from({ length: 4 * D }, normal);
  const x = new Float32Array(N * D);
  for (let i = 0; i < N; ++i) {
    const factors = [normal(), normal(), normal(), normal()];
    for (let j = 0; j < D; ++j) x[i * D + j] = factors.reduce((sum, factor, f) => sum + factor * loads[f * D + j], normal());
  }
  writeFileSync(join(folder, "rows.f32"), x);
  const start = Float32Array.from({ length: K * D }, (_, at) => x[Math.floor(at / D) * (N / K) * D + (at % D)]);
  writeFileSync(join(folder, "start.f32"), start);
}
