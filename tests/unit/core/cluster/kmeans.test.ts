import { expect, test } from "vitest";
import { field } from "../../../../src/core/cluster/field.ts";
import { canonicalOrder, kmeans, type KMeansOptions } from "../../../../src/core/cluster/kmeans.ts";
import { lloyd } from "../../../../src/core/cluster/lloyd.ts";
import { lloydFew } from "../../../../src/core/cluster/lloyd-few.ts";
import { sampleRows, type Reals } from "../../../../src/core/cluster/rows.ts";
import { scatter } from "../../../../src/core/cluster/scatter.ts";
import { nearest } from "../../../../src/core/cluster/nearest.ts";
import { distance2 } from "../../../../src/core/cluster/distance.ts";
import { alone } from "../../../../src/core/crew.ts";
import { twins } from "../../../../src/core/kernels/twins.ts";
import { randomFrom } from "../../../../src/core/random.ts";
import { kernels } from "../../../../workers/kernels/kernels.ts";

const oracle = alone(twins);

/** Clusters of rows of d numbers, by the kernel. */
const clusters = (x: Reals, d: number, options: KMeansOptions) => kmeans({ x, n: x.length / d, d }, options, alone(kernels));

/** n points of d numbers around `groups` places, nearly normal. */
function points(n: number, d: number, groups: number, spread = 1): Float64Array {
  const random = randomFrom(`points/${n}/${d}/${groups}`);
  const places = Float64Array.from({ length: groups * d }, () => random.uniform() * 10);
  const noise = () => (random.uniform() + random.uniform() + random.uniform() - 1.5) * 2 * spread;
  return Float64Array.from({ length: n * d }, (_, at) => places[(Math.floor(at / d) % groups) * d + (at % d)] + noise());
}

const rowsOf = (x: Float64Array, d: number) => Array.from({ length: x.length / d }, (_, i) => Array.from(x.subarray(i * d, i * d + d)));

for (const [n, d, k, spread] of [
  [3000, 7, 5, 1],
  [2000, 12, 8, 4],
  [1500, 2, 3, 3],
] as const)
  test(`our passes over ${n}×${d} rows are those of ml-kmeans at k = ${k}`, async () => {
    const x = points(n, d, k, spread);
    const kept = await field({ x, n, d }, oracle);
    const start = await scatter(kept, { k, random: randomFrom("start") });
    const options = { maxIter: 300, stop: 0 };
    const ours = { ...(await lloyd(kept, start, options)), ...(await kept.labelled(start)) };
    const theirs = { ...(await lloydFew(rowsOf(x, d), kept, start, options))!, ...(await kept.labelled(start)) };
    expect(ours.labels).toEqual(theirs.labels);
    expect(ours.passes).toBe(theirs.passes);
    theirs.centres.forEach((value, j) => expect(Math.abs(ours.centres[j] - value)).toBeLessThan(1e-9));
  });

test("above 10,000 rows labels are those of the nearest centre and centres the means of their rows", async () => {
  const [n, d, k] = [12_000, 5, 6];
  const x = Float32Array.from(points(n, d, k, 2));
  const { labels, centres, inertia, sizes } = await clusters(x, d, { k, seed: "large", tol: 0 });
  expect(nearest({ x, n, d }, centres).labels).toEqual(labels);
  const sums = new Float64Array(k * d);
  let total = 0;
  labels.forEach((c, i) => {
    for (let j = 0; j < d; ++j) sums[c * d + j] += x[i * d + j] / sizes[c];
    total += distance2(x, i * d, centres, c * d, d);
  });
  sums.forEach((mean, j) => expect(Math.abs(mean - centres[j])).toBeLessThan(1e-9));
  expect(Math.abs(total / inertia - 1)).toBeLessThan(1e-12);
});

test("groups that stand apart are found, and numbered by size", async () => {
  const x = Float64Array.from([...Array<number>(30).fill(0), ...Array<number>(20).fill(10), ...Array<number>(10).fill(20)], (value, i) => value + (i % 5) / 10);
  const { sizes, labels } = await clusters(x, 1, { k: 3, seed: "s" });
  expect(Array.from(sizes)).toEqual([30, 20, 10]);
  expect([labels[0], labels[30], labels[59]]).toEqual([0, 1, 2]);
});

test("clusters of one size are numbered by their first coordinate that differs", async () => {
  expect(canonicalOrder([2, 3, 2], Float64Array.of(1, 9, 5, 5, 1, 2), 2)).toEqual([1, 2, 0]);
});

test("the same data and seed give the same bytes, another seed may not", async () => {
  const x = points(500, 4, 4, 5);
  const run = (seed: string) => clusters(x, 4, { k: 7, seed, nInit: 1 });
  expect(await run("a")).toEqual(await run("a"));
  expect((await run("a")).inertia).not.toBe((await run("b")).inertia);
});

test("the best of ten starts is no worse than the first", async () => {
  const x = points(800, 6, 9, 2);
  const inertia = async (nInit: number) => (await clusters(x, 6, { k: 9, seed: "s", nInit })).inertia;
  expect(await inertia(10)).toBeLessThanOrEqual(await inertia(1));
});

test("with fewer different rows than clusters the rest stay empty", async () => {
  const x = Float64Array.from({ length: 40 }, (_, i) => i % 2);
  const { sizes, inertia } = await clusters(x, 1, { k: 4, seed: "s" });
  expect(Array.from(sizes)).toEqual([20, 20, 0, 0]);
  expect(inertia).toBe(0);
});

test("fewer rows than clusters are refused by number", async () => {
  await expect(clusters(Float64Array.of(1, 2), 1, { k: 3, seed: "s" })).rejects.toThrow('kmeans/too-few-rows {"n":2,"k":3}');
  await expect(kmeans({ x: Float64Array.of(1, 2), n: 2, d: 2 }, { k: 1, seed: "s" }, oracle)).rejects.toThrow(RangeError);
});

test("a tolerance stops early, and labels still agree with the centres", async () => {
  const x = Float32Array.from(points(2000, 8, 3, 6));
  const loose = await clusters(x, 8, { k: 6, seed: "s", tol: 0.01, nInit: 1 });
  const strict = await clusters(x, 8, { k: 6, seed: "s", tol: 0, nInit: 1 });
  expect(loose.passes).toBeLessThan(strict.passes);
  expect(nearest({ x, n: 2000, d: 8 }, loose.centres).labels).toEqual(loose.labels);
});

test("a sample of rows is without repeats, in order, and all rows where they are few", async () => {
  const rows = sampleRows(1000, 100, "s");
  expect(new Set(rows).size).toBe(100);
  expect(Array.from(rows)).toEqual(Array.from(rows).sort((a, b) => a - b));
  expect(Array.from(sampleRows(3, 100, "s"))).toEqual([0, 1, 2]);
});
