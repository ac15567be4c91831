import { expect, test } from "vitest";
import { distance2 } from "../../../../src/core/cluster/distance.ts";
import { alone } from "../../../../src/core/crew.ts";
import { twins } from "../../../../src/core/kernels/twins.ts";
import { sampledSilhouette, silhouette, silhouetteOf, squaredSilhouette } from "../../../../src/core/cluster/silhouette.ts";
import { silent } from "../../../../src/core/progress.ts";
import { randomFrom } from "../../../../src/core/random.ts";

const crew = alone(twins);
const [n, d, k] = [120, 3, 4];
const random = randomFrom("silhouette");
const x = Float64Array.from({ length: n * d }, () => random.uniform());
const labels = Int32Array.from({ length: n }, () => random.int(k));
const matrix = (bend: (d2: number) => number) =>
  Float64Array.from({ length: n * n }, (_, at) => bend(distance2(x, Math.floor(at / n) * d, x, (at % n) * d, d)));

test("the silhouette of rows is that of their distances", async () => {
  expect((await silhouette({ x, n, d }, labels, k, crew)).mean).toBeCloseTo(silhouetteOf(matrix(Math.sqrt), labels, k).mean, 12);
});

test("the form over all rows is the silhouette of squared distances", async () => {
  const [fast, slow] = [
    squaredSilhouette(x, d, labels, k),
    silhouetteOf(
      matrix((d2) => d2),
      labels,
      k,
    ),
  ];
  expect(fast.mean).toBeCloseTo(slow.mean, 12);
  fast.byCluster.forEach((mean, c) => expect(mean).toBeCloseTo(slow.byCluster[c], 12));
});

test("a row alone in its cluster counts 0", async () => {
  const { byCluster, mean } = await silhouette({ x: Float64Array.of(0, 0, 9), n: 3, d: 1 }, Int32Array.of(0, 0, 1), 2, crew);
  expect(Array.from(byCluster)).toEqual([1, 0]);
  expect(mean).toBeCloseTo(2 / 3, 12);
});

test("a sample of all rows gives the exact mean", async () => {
  const sample = await sampledSilhouette({ x, n, d }, { size: n, seed: "s" }, crew);
  expect((await sample.of([{ labels, k }], silent))[0]).toBeCloseTo((await silhouette({ x, n, d }, labels, k, crew)).mean, 12);
});

test("a sample comes near to the mean of all rows, clusters weighing by their true share", async () => {
  const [few, many] = [300, 2000];
  const lines = Float64Array.from({ length: few + many }, (_, i) => (i < few ? 100 : 0) + ((i * 37) % 50));
  const groups = Int32Array.from({ length: few + many }, (_, i) => (i < few ? 1 : 0));
  const rows = { x: lines, n: few + many, d: 1 };
  const [mean] = await (await sampledSilhouette(rows, { size: 400, seed: "s" }, crew)).of([{ labels: groups, k: 2 }], silent);
  expect(Math.abs(mean - (await silhouette(rows, groups, 2, crew)).mean)).toBeLessThan(0.01);
});
