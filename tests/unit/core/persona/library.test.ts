import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { nearest, squaredDistances } from "../../../../src/core/cluster/nearest.ts";
import { alone } from "../../../../src/core/crew.ts";
import { gates, within } from "../../../../src/core/persona/gate.ts";
import { libraries as found, type LibrariesInput } from "../../../../src/core/persona/libraries.ts";
import { library, place, planned } from "../../../../src/core/persona/library.ts";
import { memberships } from "../../../../src/core/persona/membership.ts";
import { veiled } from "../../../../src/core/persona/veil.ts";
import { silent } from "../../../../src/core/progress.ts";
import { randomFrom } from "../../../../src/core/random.ts";
import { table, type Table } from "../../../../src/core/table.ts";
import { kernels } from "../../../../workers/kernels/kernels.ts";

const { fcm, meta } = JSON.parse(readFileSync("tests/golden/persona_flow.json", "utf8"));

test("memberships are the golden ones", () => {
  const k = fcm.centres.length;
  const found = memberships(Float64Array.from(fcm.d2.flat()), k);
  fcm.membership_m2.flat().forEach((share: number, i: number) => expect(Math.abs(found[i] - share)).toBeLessThanOrEqual(meta.tolerance.rel * share));
});

test("distances and the nearest centre are the golden ones", () => {
  const [x, centres] = [fcm.X, fcm.centres].map((rows: number[][]) => Float64Array.from(rows.flat()));
  const [n, d] = [fcm.X.length, fcm.X[0].length];
  fcm.d2.flat().forEach((expected: number, i: number) => {
    expect(Math.abs(squaredDistances({ x, n, d }, centres)[i] - expected)).toBeLessThanOrEqual(meta.tolerance.rel * expected);
  });
  expect(Array.from(nearest({ x, n, d }, centres).labels)).toEqual(fcm.hard);
});

test("a row on two centres belongs to both alike and to no other", () => {
  expect(Array.from(memberships(Float64Array.of(0, 4, 0), 3))).toEqual([0.5, 0, 0.5]);
});

test("a gate keeps 99 in 100 of its own members, and an empty cluster lets in only its centre", () => {
  const labels = Int32Array.from({ length: 101 }, () => 0);
  const distances = Float64Array.from({ length: 101 }, (_, i) => i);
  const limits = gates(labels, distances, 2);
  expect(limits).toEqual([99, 0]);
  expect(within(labels, distances, limits).reduce((sum, inside) => sum + inside, 0)).toBe(100);
});

/** Customers around two middles of two numbers. */
function people(n: number, share: number, seed: string): Table {
  const random = randomFrom(seed);
  const noise = () => random.uniform() + random.uniform() + random.uniform() - 1.5;
  const kinds = Array.from({ length: n }, () => random.uniform() < share);
  return table({ data: kinds.map((kind) => (kind ? 20 : 2) + noise()), voice: kinds.map((kind) => (kind ? 50 : 400) + 20 * noise()) });
}

const input = (more: Partial<LibrariesInput> = {}): LibrariesInput => ({
  success: people(200, 0.7, "yes"),
  intent: null,
  failure: people(150, 0.2, "no"),
  k: null,
  least: 10,
  seed: "s",
  ...more,
});

const libraries = (of: LibrariesInput) =>
  found(of, {
    planned: async (asked) => planned(asked, silent),
    library: (asked) => library(asked, silent, alone(kernels)),
    place: async (asked) => place(asked),
  });

test("successes and failures have libraries of their own in one space, and failures stand among success personas", async () => {
  const { success, intent, failure } = await libraries(input());
  expect(intent).toBeNull();
  expect(success.library.k).toBe(2);
  expect(success.library.profiles.map(({ id }) => id)).toEqual(["P1", "P2"]);
  expect(failure!.library.profiles.map(({ id }) => id)).toEqual(["F1", "F2"]);
  expect(failure!.library.plan).toEqual(success.library.plan);
  expect(Array.from(success.standing.persona)).toEqual(Array.from(success.standing.nearest));
  const mostly = failure!.standing.nearest.reduce((sum, c) => sum + c, 0) / 150;
  expect(mostly).toBeGreaterThan(0.7);
});

test("personas are numbered by size, and their stability goes with them", async () => {
  const { library } = (await libraries(input())).success;
  expect(library.sizes[0]).toBeGreaterThan(library.sizes[1]);
  expect(library.sizes[0] + library.sizes[1]).toBe(200);
  expect(library.jaccard.every((overlap) => overlap > 0.9)).toBe(true);
  expect(library.centres.every((centre) => centre.length === library.plan.names.length)).toBe(true);
});

test("a tag that says the same as an earlier one neither weighs nor is told of", async () => {
  const success = people(200, 0.7, "yes");
  const twice = { rows: 200, columns: { ...success.columns, mb: (success.columns.data as Float64Array).map((gb) => 1024 * gb) } };
  const { library } = (await libraries(input({ success: twice, failure: null }))).success;
  expect(library.columns).toContain("data");
  expect(library.columns).not.toContain("mb");
  expect(library.profiles[0].numbers.map(({ column }) => column)).not.toContain("mb");
});

test("too few customers for the personas asked for are refused by number", async () => {
  await expect(libraries(input({ success: people(60, 0.5, "few"), k: 61 }))).rejects.toThrow('kmeans/too-few-rows {"n":60,"k":61}');
  await expect(libraries(input({ success: people(49, 0.5, "few") }))).rejects.toThrow(RangeError);
});

test("a small group is veiled together with the next smallest, so that the whole does not give it away", async () => {
  expect(veiled([50, 20, 4], 10)).toEqual([false, true, true]);
  expect(veiled([50, 20, 4, 3], 10)).toEqual([false, true, true, true]);
  expect(veiled([50, 8, 4], 10)).toEqual([false, true, true]);
  expect(veiled([50, 20, 0], 10)).toEqual([false, false, false]);
  expect(veiled([4], 10)).toEqual([true]);
});
