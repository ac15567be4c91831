import { expect, test } from "vitest";
import { distance2 } from "../../../../src/core/cluster/distance.ts";
import { sampledSilhouette, silhouette, silhouetteOf, squaredSilhouette } from "../../../../src/core/cluster/silhouette.ts";
import { randomFrom } from "../../../../src/core/random.ts";

const [n, d, k] = [120, 3, 4];
const random = randomFrom("silhouette");
const x = Float64Array.from({ length: n * d }, () => random.uniform());
const labels = Int32Array.from({ length: n }, () => random.int(k));
const matrix = (bend: (d2: number) => number) =>
  Float64Array.from({ length: n * n }, (_, at) => bend(distance2(x, Math.floor(at / n) * d, x, (at % n) * d, d)));

test("the silhouette of rows is that of their distances", () => {
  expect(silhouette(x, d, labels, k).mean).toBeCloseTo(silhouetteOf(matrix(Math.sqrt), labels, k).mean, 12);
});

test("the form over all rows is the silhouette of squared distances", () => {
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

test("a row alone in its cluster counts 0", () => {
  const { byCluster, mean } = silhouette(Float64Array.of(0, 0, 9), 1, Int32Array.of(0, 0, 1), 2);
  expect(Array.from(byCluster)).toEqual([1, 0]);
  expect(mean).toBeCloseTo(2 / 3, 12);
});

test("a sample of all rows gives the exact mean", () => {
  expect(sampledSilhouette(x, n, d, { size: n, seed: "s" })(labels, k)).toBeCloseTo(silhouette(x, d, labels, k).mean, 12);
});

test("a sample comes near to the mean of all rows, clusters weighing by their true share", () => {
  const [few, many] = [300, 2000];
  const lines = Float64Array.from({ length: few + many }, (_, i) => (i < few ? 100 : 0) + ((i * 37) % 50));
  const groups = Int32Array.from({ length: few + many }, (_, i) => (i < few ? 1 : 0));
  const mean = sampledSilhouette(lines, few + many, 1, { size: 400, seed: "s" })(groups, 2);
  expect(Math.abs(mean - silhouette(lines, 1, groups, 2).mean)).toBeLessThan(0.01);
});
