import { expect, test } from "vitest";
import { profiles } from "../../../../src/core/cluster/profile.ts";
import { table } from "../../../../src/core/table.ts";

const n = 400;
const each = <T>(of: (i: number) => T) => Array.from({ length: n }, (_, i) => of(i));
const labels = Int32Array.from({ length: n }, (_, i) => (i < 100 ? 0 : 1));
const source = table({
  data: each((i) => (i < 100 ? 12 : 3) + ((i * 37) % 20) / 10),
  age: each((i) => 20 + ((i * 7) % 50)),
  city: each((i) => (i % 4 === 0 ? null : i < 100 ? "south" : i % 2 ? "north" : "south")),
  tv: each((i) => (i < 100 ? i % 10 !== 0 : i % 10 === 0)),
});
const [first, second] = profiles(source, labels, { ids: ["A", "B"] });

test("numbers are told in their own units, the group beside all", () => {
  const data = first.numbers.find(({ column }) => column === "data")!;
  expect(data.median).toBeGreaterThan(12);
  expect(data.all.median).toBeLessThan(6);
  expect(data.d).toBeGreaterThan(0.8);
});

test("what sets a group apart is named by direction and strength, most telling first, one a column", () => {
  expect(first.traits.map(({ column, level, direction, strength }) => [column, level, direction, strength])).toEqual([
    ["data", null, "high", "very"],
    ["tv", "1", "high", "very"],
    ["city", "south", "high", "very"],
  ]);
  expect(second.traits.map(({ column, level, direction }) => [column, level, direction])).toContainEqual(["data", null, "low"]);
});

test("a column that does not differ is no trait", () => {
  expect(first.traits.map(({ column }) => column)).not.toContain("age");
});

test("shares are of all rows of the group, missing ones counted", () => {
  const south = first.levels.find(({ column, level }) => column === "city" && level === "south")!;
  expect(south.share).toBeCloseTo(0.75, 12);
});

test("at most twelve facts of each sort are kept", () => {
  const many = table(Object.fromEntries(Array.from({ length: 30 }, (_, c) => [`c${c}`, each((i) => (i * (c + 3)) % 97)])));
  expect(profiles(many, labels, { ids: ["A", "B"] })[0].numbers).toHaveLength(12);
});

test("a row in no group is part of the rest", () => {
  const [only] = profiles(
    source,
    labels.map((c) => (c === 0 ? 0 : -1)),
    { ids: ["A"] },
  );
  expect(only.numbers.find(({ column }) => column === "data")!.d).toBeCloseTo(first.numbers.find(({ column }) => column === "data")!.d, 12);
});

test("having no value is a level that can set a group apart", () => {
  const gaps = table({ home: each((i) => (i < 80 ? null : i % 2 ? "owner" : "renter")) });
  const [{ traits, levels }] = profiles(gaps, labels, { ids: ["A", "B"] });
  expect(traits.map(({ column, level }) => [column, level])).toEqual([["home", "(missing)"]]);
  expect(levels[0]).toMatchObject({ level: "(missing)", share: 0.8, all: 0.2 });
});
