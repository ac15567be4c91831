import { expect, test } from "vitest";
import { adjustedRand } from "../../src/core/cluster/ari.ts";
import { field } from "../../src/core/cluster/field.ts";
import { kmeans } from "../../src/core/cluster/kmeans.ts";
import { lloydFew } from "../../src/core/cluster/lloyd-few.ts";
import { lloyd } from "../../src/core/cluster/lloyd.ts";
import { columnMoments } from "../../src/core/cluster/moments.ts";
import { takeRows } from "../../src/core/cluster/rows.ts";
import { calinskiHarabasz, daviesBouldin } from "../../src/core/cluster/separation.ts";
import { silhouette } from "../../src/core/cluster/silhouette.ts";
import { alone } from "../../src/core/crew.ts";
import { twins } from "../../src/core/kernels/twins.ts";
import { kernels } from "../../workers/kernels/kernels.ts";
import { agreesInSingle, sealOf, standardised, telco, wine } from "../fixtures/golden-kmeans.ts";
import { hasShared, sharedText } from "../fixtures/shared-texts.ts";
import golden from "./kmeans.json" with { type: "json" };

const { rel } = golden.meta.tolerance;
const oracle = alone(twins);

function close(got: number, expected: number): void {
  expect(Math.abs(got - expected), `got ${got}, expected ${expected} within ${rel}`).toBeLessThanOrEqual(Math.max(rel * Math.abs(expected), 1e-15));
}

for (const expected of golden.cases) {
  const { name, k } = expected;
  const data = () => (name.startsWith("wine") ? wine() : telco(sharedText(expected.file!)));
  const found = async () => {
    const rows = standardised(data());
    return { rows, ...(await kmeans(rows, { k, seed: "", tol: 0, init: takeRows(rows.x, rows.d, expected.init_rows_0based), canonical: false }, oracle)) };
  };
  const able = test.skipIf(expected.file !== undefined && !hasShared);

  able(`${name} has scikit-learn's labels, centres and inertia`, async () => {
    const { x, n, d } = data();
    const { means, variances } = columnMoments(x, n, d);
    expected.mean.forEach((mean: number, j: number) => close(means[j], mean));
    expected.sd_population.forEach((sd: number, j: number) => close(Math.sqrt(variances[j]), sd));
    const { labels, sizes, passes, inertia, centres } = await found();
    expect(sealOf(labels)).toBe(expected.labels_sha256);
    expect(Array.from(sizes)).toEqual(expected.sizes);
    expect(passes).toBe(expected.n_assignment_passes);
    close(inertia, expected.inertia);
    expected.centers_standardised.flat().forEach((value: number, j: number) => close(centres[j], value));
  });

  able(`${name} has scikit-learn's inertia after every pass`, async () => {
    const rows = standardised(data());
    const init = takeRows(rows.x, rows.d, expected.init_rows_0based);
    const after = (maxIter: number) => kmeans(rows, { k, seed: "", tol: 0, init, canonical: false, maxIter }, oracle);
    for (const [passes, inertia] of expected.inertia_trace.entries()) if (passes) close((await after(passes)).inertia, inertia);
  });

  able(`${name} has scikit-learn's indices`, async () => {
    const { rows, ...clustering } = await found();
    const widths = await silhouette(rows, clustering.labels, k, oracle);
    close(widths.mean, expected.silhouette_mean);
    expected.silhouette_by_cluster.forEach((mean: number, c: number) => close(widths.byCluster[c], mean));
    close(calinskiHarabasz(rows.x, rows.d, clustering), expected.calinski_harabasz);
    close(daviesBouldin(rows.x, rows.d, clustering), expected.davies_bouldin);
    if (expected.ari_vs_class !== undefined) close(adjustedRand(clustering.labels, Int32Array.from(golden.data.wine.class)), expected.ari_vs_class);
  });

  able(`${name} comes out of the kernels too`, () => agreesInSingle(standardised(data()), expected, alone(kernels)));
}

for (const { k, ...expected } of golden.wine_k_sweep)
  test(`wine at k = ${k} has scikit-learn's inertia and indices`, async () => {
    const rows = standardised(wine());
    const init = takeRows(rows.x, rows.d, expected.init_rows_0based);
    const found = await kmeans(rows, { k, seed: "", tol: 0, init, canonical: false }, oracle);
    close(found.inertia, expected.inertia);
    expect(Array.from(found.sizes)).toEqual(expected.sizes);
    close((await silhouette(rows, found.labels, k, oracle)).mean, expected.silhouette_mean);
    close(calinskiHarabasz(rows.x, rows.d, found), expected.calinski_harabasz);
    close(daviesBouldin(rows.x, rows.d, found), expected.davies_bouldin);
  });

for (const { k, init_rows_0based } of golden.wine_k_sweep)
  test(`our loop and ml-kmeans make the same passes at k = ${k}`, async () => {
    const { x, n, d } = standardised(wine());
    const start = takeRows(x, d, init_rows_0based);
    const kept = await field({ x, n, d }, oracle);
    const rows = Array.from({ length: n }, (_, i) => Array.from(x.subarray(i * d, i * d + d)));
    const ours = await lloyd(kept, start, { maxIter: 300, stop: 0 });
    const { labels } = await kept.labelled(ours.centres);
    const theirs = (await lloydFew(rows, kept, start, { maxIter: 300, stop: 0 }))!;
    expect(labels).toEqual((await kept.labelled(theirs.centres)).labels);
    expect(ours.passes).toBe(theirs.passes);
    theirs.centres.forEach((value, j) => close(ours.centres[j], value));
  });

test("an empty cluster takes the farthest row, as in scikit-learn", async () => {
  const { X_not_scaled: rows, init, ...expected } = golden.empty_cluster;
  const options = { k: 3, seed: "", tol: 0, init: Float64Array.from(init.flat()), canonical: false };
  const found = await kmeans({ x: Float64Array.from(rows.flat()), n: rows.length, d: 2 }, options, oracle);
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
