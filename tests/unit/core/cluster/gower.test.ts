import { expect, test } from "vitest";
import { gower, gowerMatrix, gowerPlan, type GowerFeature, type Measure } from "../../../../src/core/cluster/gower.ts";
import { pam, widestPam } from "../../../../src/core/cluster/pam.ts";
import { planeOf } from "../../../../src/core/cluster/scaling.ts";

const feature = (column: string, measure: Measure, more: Partial<GowerFeature> = {}): GowerFeature => ({ column, measure, weight: 1, ...more });

test("a planned campaign beyond the range is wholly different, not more", () => {
  const plan = gowerPlan([feature("price", "numeric")], [[10], [20]]);
  expect(gower(plan, [10], [90]).distance).toBe(1);
});

test("what is missing or lacked by both is left out, and with nothing left the two are wholly different", () => {
  const plan = gowerPlan(
    [feature("gift", "asymmetric"), feature("price", "numeric")],
    [
      [1, 10],
      [0, 20],
    ],
  );
  expect(gower(plan, [0, 10], [0, 15]).distance).toBe(0.5);
  expect(gower(plan, [0, null], [0, 15])).toEqual({ distance: 1, parts: [0, 0], blind: true });
});

test("several words differ by the share they do not have in common", () => {
  const plan = gowerPlan([feature("channels", "multi")], [["SMS|call"], ["SMS, shop"]]);
  expect(gower(plan, ["SMS|call"], ["SMS, shop"]).distance).toBeCloseTo(2 / 3, 12);
});

test("levels in order are compared by rank, as numbers where they are numbers", () => {
  const plan = gowerPlan([feature("level", "ordinal")], [["2"], ["10"], ["9"]]);
  expect(plan.features[0].levels).toEqual(["2", "9", "10"]);
  expect(gower(plan, ["9"], ["10"]).distance).toBe(0.5);
});

test("a number that never varies and a weight of 0 take no part", () => {
  const plan = gowerPlan(
    [feature("same", "numeric"), feature("off", "nominal", { weight: 0 }), feature("kind", "nominal")],
    [
      [1, "a", "x"],
      [1, "b", "x"],
    ],
  );
  expect(plan.features.map(({ idle }) => idle)).toEqual([true, true, false]);
  expect(gower(plan, [1, "a", "x"], [1, "b", "x"]).distance).toBe(0);
});

test("the parts of a distance add up to it", () => {
  const plan = gowerPlan(
    [feature("kind", "nominal", { weight: 2 }), feature("price", "log")],
    [
      ["a", 1],
      ["b", 100],
    ],
  );
  const { distance, parts } = gower(plan, ["a", 1], ["b", 30]);
  expect(parts[0] + parts[1]).toBeCloseTo(distance, 12);
});

const line = [0, 1, 2, 10, 11, 12, 13];
const rows = line.map((value) => [value]);
const { distances } = gowerMatrix(gowerPlan([feature("v", "numeric")], rows), rows);

test("PAM finds the two ends of a line, the larger first", () => {
  const { medoids, labels } = pam(distances, 7, 2);
  expect(Array.from(labels)).toEqual([1, 1, 1, 0, 0, 0, 0]);
  expect([line[medoids[0]], line[medoids[1]]]).toEqual([11, 1]);
});

test("one cluster has the middle as its medoid, and as many clusters as things none but themselves", () => {
  expect(line[pam(distances, 7, 1).medoids[0]]).toBe(10);
  expect(pam(distances, 7, 7).objective).toBe(0);
  expect(() => pam(distances, 7, 8)).toThrow(RangeError);
});

test("the widest k is taken, but none with a cluster that is too small unless all have one", () => {
  const { k, table } = widestPam(distances, 7, { ks: [2, 3, 4], least: 1 });
  expect(k).toBe(2);
  expect(table.map(({ smallest }) => smallest)).toEqual([3, 2, 1]);
  expect(widestPam(distances, 7, { ks: [3, 4], least: 2 }).k).toBe(3);
  expect(widestPam(distances, 7, { ks: [3, 4], least: 9 }).k).toBe(3);
});

test("classical scaling gives places whose distances are those of points in a plane", () => {
  const points = [
    [0, 0],
    [3, 0],
    [0, 4],
    [3, 4],
    [1, 1],
  ];
  const n = points.length;
  const gaps = Float64Array.from({ length: n * n }, (_, at) =>
    Math.hypot(points[Math.floor(at / n)][0] - points[at % n][0], points[Math.floor(at / n)][1] - points[at % n][1]),
  );
  const places = planeOf(gaps, n);
  for (let i = 0; i < n; ++i)
    for (let j = 0; j < n; ++j) expect(Math.hypot(places[2 * i] - places[2 * j], places[2 * i + 1] - places[2 * j + 1])).toBeCloseTo(gaps[i * n + j], 6);
});

test("things that are all alike stand on one place", () => {
  expect(Array.from(planeOf(new Float64Array(9), 3))).toEqual([0, 0, 0, 0, 0, 0]);
});
