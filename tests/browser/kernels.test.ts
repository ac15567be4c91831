import { expect, test } from "vitest";
import { compute } from "../../src/compute/compute.ts";
import { alone } from "../../src/core/crew.ts";
import { silent } from "../../src/core/progress.ts";
import { randomFrom } from "../../src/core/random.ts";
import { table, type Table } from "../../src/core/table.ts";
import { fitPlan } from "../../src/core/prepare/plan.ts";
import { twins } from "../../src/core/kernels/twins.ts";
import { kernels } from "../../workers/kernels/kernels.ts";
import golden from "../golden/kmeans.json" with { type: "json" };
import { agrees, agreesInSingle, standardised, wine, type Expected } from "../fixtures/golden-kmeans.ts";

const call = (threads: number) => ({ signal: new AbortController().signal, progress: silent, threads });

for (const expected of golden.cases.filter(({ name }) => name.startsWith("wine")) as unknown as Expected[]) {
  test(`wine at k = ${expected.k} comes out of the kernels in the browser as out of scikit-learn`, () =>
    agreesInSingle(standardised(wine()), expected, alone(kernels)));
  test(`wine at k = ${expected.k} comes out of their twins in the browser to nine digits`, () => agrees(standardised(wine()), expected, alone(twins), 1e-9));
}

test("one thread and two give the same personas, byte for byte", async () => {
  const rows = 140_000;
  const random = randomFrom("crew");
  const column = (far: number) => Array.from({ length: rows }, (_, i) => far * (i % 3) + random.uniform());
  const tags = table({ a: column(1), b: column(2), c: column(0) });
  const { plan } = fitPlan(tags, { purpose: "clustering" });
  const old = { plan, centres: [[], [], []], gates: [] };
  const found = (threads: number) => compute("personas", "refit", structuredClone({ tags, old, seed: "s" }), call(threads));
  const [one, two] = [await found(1), await found(2)];
  expect(two).toEqual(one);
  expect(one.centres).toHaveLength(3);
  const input = { name: "success", table: some(tags, 4000), plan, told: ["a"], k: null, least: 10, seed: "s" } as const;
  const library = (threads: number) => compute("personas", "library", structuredClone(input), call(threads));
  expect(await library(2)).toEqual(await library(1));
});

/** The first rows of a table. */
function some({ columns }: Table, rows: number): Table {
  return { rows, columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, (column as Float64Array).slice(0, rows)])) };
}
