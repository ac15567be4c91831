import { expect, test } from "vitest";
import { gowerPlan } from "../../../../src/core/cluster/gower.ts";
import { nearestTypes } from "../../../../src/core/plan/nearest.ts";
import { fromDays, plannedValues } from "../../../../src/core/plan/planned.ts";

const features = [
  { column: "channel", measure: "nominal" as const, weight: 1 },
  { column: "price", measure: "numeric" as const, weight: 1 },
  { column: "rate", measure: "numeric" as const, weight: 0 },
];
const rows: [string, string, number, string][] = [
  ["a", "sms", 0, "T1"],
  ["b", "sms", 2, "T1"],
  ["c", "sms", 10, "T2"],
  ["d", "call", 10, "T3"],
];
const library = {
  frozen: gowerPlan(
    features,
    rows.map(([, channel, price]) => [channel, price, price]),
  ),
  campaigns: rows.map(([id, channel, price, type]) => ({ id, values: [channel, price, price], type, contacts: id === "d" ? 0 : 10, successes: 2 })),
  types: [
    { id: "T1", medoid: "a", members: ["a", "b"], radius: 0.1 },
    { id: "T2", medoid: "c", members: ["c"], radius: 0 },
    { id: "T3", medoid: "d", members: ["d"], radius: 0 },
  ],
};

test("types within a tenth of the nearest share the estimate by nearness, and each says why", () => {
  const { nearest, isNew } = nearestTypes(["sms", 4.5, null], { ...library, types: library.types.map((type) => ({ ...type, radius: 0.3 })) });
  expect(isNew).toBe(false);
  expect(nearest.map(({ type }) => type)).toEqual(["T1", "T2"]);
  const [one, two] = nearest.map(({ distance }) => 1 / (distance + 0.02));
  expect(nearest[0].weight).toBeCloseTo(one / (one + two), 12);
  expect(nearest[0]).toMatchObject({ medoid: "a", why: [{ column: "price", share: 1, planned: 4.5, typical: 0 }], same: ["channel"] });
});

test("where nothing is known of past campaigns, and they are one type, every planned one is of it", () => {
  const blank = { ...library, campaigns: library.campaigns.map((campaign) => ({ ...campaign, values: [null, null, null] })) };
  const { nearest, isNew } = nearestTypes([null, null, null], { ...blank, types: [{ id: "T1", medoid: "a", members: ["a", "b", "c", "d"], radius: 1 }] });
  expect([isNew, nearest.map(({ type, weight }) => [type, weight])]).toEqual([false, [["T1", 1]]]);
  expect(nearestTypes([null, null, null], blank).isNew).toBe(true);
});

test("a feature without weight is no reason, whatever it holds", () => {
  const { nearest } = nearestTypes(["sms", 0, 99], library);
  expect(nearest[0]).toMatchObject({ distance: 0, why: [], same: ["channel", "price"], weight: 1 });
});

test("it is a new kind beyond the type's radius; a type of few campaigns borrows the largest radius of all", () => {
  expect(nearestTypes(["sms", 5, null], library).isNew).toBe(true);
  expect(nearestTypes(["call", 9, null], library)).toMatchObject({ isNew: false });
  expect(nearestTypes(["mail", 5, null], library).nearest.every(({ weight }) => weight === 0)).toBe(true);
});

test("a campaign that all but repeats a past one is of its type, though it lies beyond the radius", () => {
  const edge = { ...library, types: library.types.map((type) => ({ ...type, radius: 0.01 })) };
  expect(nearestTypes(["sms", 2, null], edge)).toMatchObject({ isNew: false, nearest: [{ type: "T1", medoid: "b", distance: 0, weight: 1 }] });
});

test("a campaign of which nothing is known is a new kind", () => {
  expect(nearestTypes([null, null, null], library).isNew).toBe(true);
});

test("the nearest campaigns come with their rates, without one where nobody was contacted", () => {
  const { similar } = nearestTypes(["call", 10, null], library);
  expect(similar.map(({ campaign, rate }) => [campaign, rate]).slice(0, 2)).toEqual([
    ["d", null],
    ["c", 0.2],
  ]);
});

test("planned values stand in the order of the features; days give duration and quarter unless said by hand", () => {
  const frozen = gowerPlan(
    ["price", "duration_days", "quarter"].map((column) => ({ column, measure: "nominal" as const, weight: 1 })),
    [],
  );
  const days = { start: "2024-02-01", end: "2024-03-01" };
  expect(plannedValues(frozen, { ...days, values: { Price: 5 } })).toEqual([5, 30, "Q1"]);
  expect(plannedValues(frozen, { start: "2024-12-31", end: "", values: { duration_days: 3, price: "" } })).toEqual([null, 3, "Q4"]);
  expect(fromDays("duration_days", "2017-04-09", "2017-03-03")).toBeNull();
});
