import { expect, test } from "vitest";
import { alone } from "../../../../src/core/crew.ts";
import { Fault } from "../../../../src/core/fault.ts";
import { reconstruct as remade, type ReconstructInput } from "../../../../src/core/persona/reconstruct.ts";
import { refit, stand } from "../../../../src/core/persona/stand.ts";
import { fitPlan } from "../../../../src/core/prepare/plan.ts";
import { silent } from "../../../../src/core/progress.ts";
import { randomFrom } from "../../../../src/core/random.ts";
import { table } from "../../../../src/core/table.ts";
import type { Tag } from "../../../../src/core/tag.ts";
import { kernels } from "../../../../workers/kernels/kernels.ts";

const random = randomFrom("reconstruct");
const noise = () => random.uniform() - 0.5;
const rows = Array.from({ length: 400 }, (_, i) => i);

/** Two groups by `use`; `trend` parts the first in halves; `contacts` is known of every other one. */
const tags = table({
  use: rows.map((i) => (i < 200 ? 0 : 10) + noise()),
  trend: rows.map((i) => (i < 100 ? 3 : 0) + noise() / 5),
  contacts: rows.map((i) => (i % 2 ? i % 7 : 0)),
});
const contacted = Float64Array.from(rows, (i) => i % 2);
const described: Tag[] = [
  { column: "use", category: "usage", measure: "level", of: "use", type: "number" },
  { column: "trend", category: "trend", measure: "slope", of: "use", type: "number" },
  { column: "contacts", category: "contact", measure: "contacts", of: "", type: "number" },
];
const base = { rows: tags.rows, columns: { use: tags.columns.use } };
const { plan } = fitPlan(base, { purpose: "clustering" });
const crew = alone(kernels);
const old = await refit({ tags: base, old: { plan, centres: [[], []], gates: [] }, seed: "old" }, silent, crew);
const weights = { base: 1, trend: 1, preference: 0.5, affinity: 1, participation: 0.25 };
const rates = { base: [0.2], rates: [[0.3, 0.1]] };
const input = (change: Partial<ReconstructInput> = {}): ReconstructInput => ({
  ...{ tags, contacted, described, old, rates, types: ["T1"], weights, k: 3, survey: false, seed: "s" },
  ...change,
});

const reconstruct = (of: ReconstructInput, progress = silent) => remade(of, progress, crew);

test("the first new personas continue the seeds of the old ones, and the extra one is what was split off", async () => {
  const { labels, historical, seeded, k } = await reconstruct(input());
  expect([k, seeded]).toEqual([3, true]);
  expect(new Set(labels.slice(0, 100)).size).toBe(1);
  expect(new Set(labels.slice(100, 200)).size).toBe(1);
  expect(new Set(labels.slice(200)).size).toBe(1);
  expect(labels[300]).toBe(historical.slice(200).find((h) => h < 2));
});

test("the same input gives the same bytes, and is only read", async () => {
  const before = structuredClone(input());
  const once = await reconstruct(input());
  expect(await reconstruct(input())).toEqual(once);
  expect(input()).toEqual(before);
});

test("what the tags say of contacts weighs nothing for those never contacted", async () => {
  const only = { base: 0, trend: 0, preference: 0, affinity: 0, participation: 1 };
  const doubted = { ...tags, columns: { ...tags.columns, contacts: (tags.columns.contacts as Float64Array).map((n, i) => (i % 2 ? n : 1000 + i)) } };
  const { labels } = await reconstruct(input({ weights: only, tags: doubted }));
  expect(labels).toEqual((await reconstruct(input({ weights: only }))).labels);
});

test("counts split into those ever contacted and the rest, and so does who of each was contacted", async () => {
  const { counts, labels, coverage, blocks } = await reconstruct(input());
  counts.all.forEach((line, h) => line.forEach((n, j) => expect(counts.contacted[h][j] + counts.never[h][j]).toBe(n)));
  expect(coverage.map(({ contacted: asked, never }) => asked + never)).toEqual([0, 1, 2].map((c) => labels.filter((label) => label === c).length));
  expect(blocks.map(({ block }) => block)).toEqual(["base", "trend", "affinity", "participation"]);
});

test("the survey tries every number from that of the old personas on", async () => {
  const { choice, k } = await reconstruct(input({ k: null, survey: true }));
  expect(choice!.table.map((row) => row.k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  expect(choice!.table.find(({ chosen }) => chosen)!.k).toBe(k);
});

test("progress rises to 1", async () => {
  const heard: number[] = [];
  await reconstruct(input({ k: null, survey: true }), (share: number) => heard.push(share));
  expect(heard).toEqual([...heard].sort((a, b) => a - b));
  expect(heard.at(-1)).toBe(1);
});

test("no part with a weight is a refusal; fewer personas than there were, or fewer rows, a caller's bug", async () => {
  const none = { base: 0, trend: 0, preference: 0, affinity: 0, participation: 0 };
  await expect(reconstruct(input({ weights: none }))).rejects.toThrow(Fault);
  await expect(reconstruct(input({ k: 1 }))).rejects.toThrow(RangeError);
  await expect(reconstruct(input({ k: 401 }))).rejects.toThrow(RangeError);
});

test("the old model places rows as it was, and the gate keeps out who is far", async () => {
  const far = { rows: 3, columns: { use: Float64Array.of(0, 10, 5) } };
  const { nearest, inside } = await stand({ tags: far, old }, silent, crew);
  expect(nearest[0]).not.toBe(nearest[1]);
  expect([...inside]).toEqual([1, 1, 0]);
});

test("a refitted model keeps what its columns count for", async () => {
  const weighed = { ...old, plan: { ...old.plan, factor: old.plan.factor.map(() => 0.5) } };
  const again = await refit({ tags: base, old: weighed, seed: "old" }, silent, crew);
  expect(again.plan.factor).toEqual([0.5]);
  const spread = (model: typeof old) => Math.abs(model.centres[0][0] - model.centres[1][0]);
  expect(spread(again)).toBeCloseTo(spread(old) / 2, 9);
});
