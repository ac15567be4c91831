import { expect, test } from "vitest";
import { seeds as drawn, type Standing } from "../../../../src/core/persona/seeds.ts";
import { randomFrom } from "../../../../src/core/random.ts";

const standing = (nearest: number[], inside: number[], K: number): Standing => ({
  nearest: Int32Array.from(nearest),
  distances: Float64Array.from(nearest, (_, i) => i + 1),
  inside: Uint8Array.from(inside),
  K,
});
const seeds = (x: Float64Array, from: Standing, options: Parameters<typeof drawn>[2]) => drawn({ x, n: x.length, d: 1 }, from, options);
const random = () => randomFrom("seeds").child("extra");

test("a seed is the mean of its persona's customers inside the gate", () => {
  const x = Float64Array.of(0, 2, 100, 10, 14);
  expect([...seeds(x, standing([0, 0, 0, 1, 1], [1, 1, 0, 1, 1], 2), { extra: 0, random: random() })]).toEqual([1, 12]);
});

test("a persona with nobody inside starts from the customer nearest to it", () => {
  expect([...seeds(Float64Array.of(1, 5, 9), standing([0, 1, 1], [1, 0, 0], 2), { extra: 0, random: random() })]).toEqual([1, 5]);
});

test("a persona nobody is nearest to starts from a customer that is no seed yet", () => {
  const found = seeds(Float64Array.of(1, 1, 9), standing([0, 0, 0], [1, 1, 0], 2), { extra: 0, random: random() });
  expect([...found]).toEqual([1, 9]);
});

test("extra centres are customers, drawn far from those before, and none is drawn twice", () => {
  const x = Float64Array.of(0, 0, 0, 50, 90);
  const found = seeds(x, standing([0, 0, 0, 0, 0], [1, 1, 1, 0, 0], 1), { extra: 2, random: random() });
  expect([...found].sort((a, b) => a - b)).toEqual([0, 50, 90]);
});

test("there are no more extra centres than customers who differ", () => {
  expect(seeds(Float64Array.of(3, 3, 3), standing([0, 0, 0], [1, 1, 1], 1), { extra: 4, random: random() })).toHaveLength(1);
});
