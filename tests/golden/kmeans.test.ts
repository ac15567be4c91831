import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { adjustedRand } from "../../src/core/cluster/ari.ts";
import { kmeans, takeRows } from "../../src/core/cluster/kmeans.ts";
import { lloydFew } from "../../src/core/cluster/lloyd-few.ts";
import { lloyd } from "../../src/core/cluster/lloyd.ts";
import { columnMoments } from "../../src/core/cluster/moments.ts";
import { calinskiHarabasz, daviesBouldin } from "../../src/core/cluster/separation.ts";
import { silhouette } from "../../src/core/cluster/silhouette.ts";

const golden = JSON.parse(readFileSync(new URL("kmeans.json", import.meta.url), "utf8"));
const { rel } = golden.meta.tolerance;

function close(got: number, expected: number): void {
  expect(Math.abs(got - expected), `got ${got}, expected ${expected} within ${rel}`).toBeLessThanOrEqual(Math.max(rel * Math.abs(expected), 1e-15));
}

const raw = Float64Array.from(golden.data.wine.rows.flat());
const [n, d] = [golden.data.wine.rows.length, golden.data.wine.columns.length];
const { means, variances } = columnMoments(raw, n, d);
const wine = raw.map((value, i) => (value - means[i % d]) / Math.sqrt(variances[i % d]));

const ofWine = golden.cases.filter(({ name }: { name: string }) => name.startsWith("wine"));

for (const { name, k, ...expected } of ofWine) {
  const found = () => kmeans(wine, n, d, { k, seed: "", tol: 0, init: takeRows(wine, d, expected.init_rows_0based), canonical: false });

  test(`${name} has scikit-learn's labels, centres and inertia`, () => {
    expected.mean.forEach((mean: number, j: number) => close(means[j], mean));
    expected.sd_population.forEach((sd: number, j: number) => close(Math.sqrt(variances[j]), sd));
    const { labels, sizes, passes, inertia, centres } = found();
    expect(Array.from(labels).join("")).toBe(expected.labels);
    expect(Array.from(sizes)).toEqual(expected.sizes);
    expect(passes).toBe(expected.n_assignment_passes);
    close(inertia, expected.inertia);
    expected.centers_standardised.flat().forEach((value: number, j: number) => close(centres[j], value));
  });

  test(`${name} has scikit-learn's indices`, () => {
    const clustering = found();
    const widths = silhouette(wine, d, clustering.labels, k);
    close(widths.mean, expected.silhouette_mean);
    expected.silhouette_by_cluster.forEach((mean: number, c: number) => close(widths.byCluster[c], mean));
    close(calinskiHarabasz(wine, d, clustering), expected.calinski_harabasz);
    close(daviesBouldin(wine, d, clustering), expected.davies_bouldin);
    close(adjustedRand(clustering.labels, Int32Array.from(golden.data.wine.class)), expected.ari_vs_class);
  });
}

for (const { k, ...expected } of golden.wine_k_sweep)
  test(`wine at k = ${k} has scikit-learn's inertia and indices`, () => {
    const found = kmeans(wine, n, d, { k, seed: "", tol: 0, init: takeRows(wine, d, expected.init_rows_0based), canonical: false });
    close(found.inertia, expected.inertia);
    expect(Array.from(found.sizes)).toEqual(expected.sizes);
    close(silhouette(wine, d, found.labels, k).mean, expected.silhouette_mean);
    close(calinskiHarabasz(wine, d, found), expected.calinski_harabasz);
    close(daviesBouldin(wine, d, found), expected.davies_bouldin);
  });

for (const { k, init_rows_0based } of golden.wine_k_sweep)
  test(`our loop and ml-kmeans make the same passes at k = ${k}`, () => {
    const start = takeRows(wine, d, init_rows_0based);
    const options = { k, maxIter: 300, stop: 0 };
    const rows = Array.from({ length: n }, (_, i) => Array.from(wine.subarray(i * d, i * d + d)));
    const [ours, theirs] = [lloyd(wine, n, d, start, options), lloydFew(rows, d, start, options)!];
    expect(Array.from(ours.labels)).toEqual(Array.from(theirs.labels));
    expect(ours.passes).toBe(theirs.passes);
    theirs.centres.forEach((value, j) => close(ours.centres[j], value));
  });

test("an empty cluster takes the farthest row, as in scikit-learn", () => {
  const { X_not_scaled: rows, init, ...expected } = golden.empty_cluster;
  const x = Float64Array.from(rows.flat());
  const found = kmeans(x, rows.length, 2, { k: 3, seed: "", tol: 0, init: Float64Array.from(init.flat()), canonical: false });
  expect(Array.from(found.labels)).toEqual(expected.labels);
  expect(Array.from(found.sizes)).toEqual(expected.sizes);
  close(found.inertia, expected.inertia);
  expected.centers.flat().forEach((value: number, j: number) => close(found.centres[j], value));
});

golden.ari.forEach(({ a, b, expected }: { a: number[]; b: number[]; expected: number }, i: number) =>
  test(`adjusted Rand index ${i + 1} is scikit-learn's`, () => {
    close(adjustedRand(Int32Array.from(a), Int32Array.from(b)), expected);
  }),
);
