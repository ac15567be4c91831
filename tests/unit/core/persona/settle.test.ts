import { expect, test } from "vitest";
import { settle } from "../../../../src/core/persona/settle.ts";
import { alone } from "../../../../src/core/crew.ts";
import { silent } from "../../../../src/core/progress.ts";
import { randomFrom } from "../../../../src/core/random.ts";
import { kernels } from "../../../../workers/kernels/kernels.ts";

const settled = (x: Float64Array, start: Float64Array) => settle({ x, n: x.length, d: 1 }, { start, seed: "s" }, alone(kernels), silent);

/** Rows about given places on a line, 50 each. */
function about(...places: number[]): Float64Array {
  const random = randomFrom("settle");
  return Float64Array.from(places.flatMap((place) => Array.from({ length: 50 }, () => place + random.uniform())));
}

test("good seeds keep their order", async () => {
  const x = about(0, 100, 200);
  const { labels, seeded } = await settled(x, Float64Array.of(210, 0, 90));
  expect(seeded).toBe(true);
  expect([labels[0], labels[50], labels[100]]).toEqual([1, 2, 0]);
});

test("seeds that lead to a clearly worse solution give way, and ids go where most customers went", async () => {
  const x = about(0, 10, 1000);
  const { labels, seeded } = await settled(x, Float64Array.of(5, 1000.2, 1000.8));
  expect(seeded).toBe(false);
  expect(new Set([labels[0], labels[50], labels[100]]).size).toBe(3);
  expect(labels[100]).not.toBe(0);
});

test("of more rows than are tried at once good seeds keep their order, and bad ones give way", async () => {
  const places = Array.from({ length: 510 }, (_, i) => [0, 100, 1000][i % 3]);
  const good = await settled(about(...places), Float64Array.of(1010, 0, 90));
  expect([good.seeded, good.labels[0], good.labels[50], good.labels[100]]).toEqual([true, 1, 2, 0]);
  const bad = await settled(about(...places), Float64Array.of(50, 1000.2, 1000.8));
  expect([bad.seeded, new Set([bad.labels[0], bad.labels[50], bad.labels[100]]).size]).toEqual([false, 3]);
});

test("the same seed gives the same labels", async () => {
  const x = about(0, 3, 5, 7);
  const once = async () => [...(await settled(x, Float64Array.of(0, 1, 2, 3))).labels];
  expect(await once()).toEqual(await once());
});
