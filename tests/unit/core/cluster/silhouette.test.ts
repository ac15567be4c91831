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

test("a sample has rows of every cluster, and is all rows where they are few", () => {
  const rare = labels.map((_, i) => (i === 5 || i === 6 ? 1 : 0));
  expect(sampledSilhouette(x, d, rare, 2, { size: 20, seed: "s" }).byCluster[1]).not.toBe(0);
  expect(sampledSilhouette(x, d, labels, k, { size: n, seed: "s" })).toEqual(silhouette(x, d, labels, k));
});
