import { expect, test } from "vitest";
import { campaignTypes } from "../../../../src/core/cluster/campaign-types.ts";
import { silent } from "../../../../src/core/progress.ts";

const features = [
  { column: "kind", measure: "nominal" as const, weight: 1 },
  { column: "price", measure: "numeric" as const, weight: 1 },
];
const rows = Array.from({ length: 12 }, (_, i) => [["a", "b"][i % 2], i % 2 ? 100 + i : i]);

test("campaigns alike make a type, with its widest member within its radius of the medoid", () => {
  const { labels, medoids, table, distances, radii } = campaignTypes({ features, rows, exact: null, k: null }, silent);
  expect(Array.from(labels)).toEqual(rows.map((_, i) => labels[i % 2]));
  expect(medoids.every((medoid) => distances[medoid] === 0)).toBe(true);
  expect(table.map(({ k }) => k)).toEqual([2, 3, 4]);
  expect(radii.every((radius) => radius > 0 && radius < 0.2)).toBe(true);
});

test("campaigns that do not differ are one type", () => {
  const { medoids, table } = campaignTypes({ features, rows: rows.map(() => ["a", 1]), exact: null, k: null }, silent);
  expect(medoids).toHaveLength(1);
  expect(table).toEqual([]);
});

test("equal keys make a type whose medoid is nearest to the rest", () => {
  const { labels, medoids } = campaignTypes({ features, rows, exact: rows.map((_, i) => (i < 3 ? "few" : "many")), k: null }, silent);
  expect(Array.from(labels)).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(labels[medoids[1]]).toBe(1);
});

test("a number asked for beyond those tried is in the table too", () => {
  const { medoids, table } = campaignTypes({ features, rows, exact: null, k: 6 }, silent);
  expect(medoids).toHaveLength(6);
  expect(table.at(-1)!.k).toBe(6);
});

test("one campaign is one type", () => {
  const { labels, places } = campaignTypes({ features, rows: [["a", 1]], exact: null, k: null }, silent);
  expect([...labels, ...places]).toEqual([0, 0, 0]);
});
