import { expect, test } from "vitest";
import { pairs as twin, type Masks } from "../../../../src/core/kernels/pairs.ts";
import { randomFrom } from "../../../../src/core/random.ts";
import { pairs as kernel } from "../../../../workers/kernels/pairs.ts";

/** Masks of chance: each customer holds each item with the same odds. */
function chance(n: number, items: number, odds: number): Masks {
  const random = randomFrom(`pairs/${n}/${items}`);
  const words = Array.from({ length: Math.ceil(items / 32) }, () => new Uint32Array(n));
  for (let i = 0; i < n; ++i) for (let item = 0; item < items; ++item) if (random.uniform() < odds) words[item >> 5][i] |= 1 << (item & 31);
  return { n, items, words };
}

/** Pairs counted by looking at every bit. */
function plainly({ n, items, words, rows = items }: Masks): number[] {
  const holds = (i: number, item: number) => (words[item >> 5][i] >>> (item & 31)) & 1;
  return Array.from({ length: rows * items }, (_, at) => {
    let both = 0;
    for (let i = 0; i < n; ++i) both += holds(i, Math.floor(at / items)) & holds(i, at % items);
    return both;
  });
}

for (const [name, pairs] of Object.entries({ twin, kernel })) {
  test(`the ${name} counts customers who hold both items, and on the diagonal those who hold one`, () => {
    const masks: Masks = { n: 4, items: 3, words: [Uint32Array.of(0b011, 0b111, 0b100, 0)] };
    expect([...pairs(masks)]).toEqual([2, 2, 1, 2, 2, 1, 1, 1, 2]);
  });

  test(`the ${name} counts what looking at every bit counts, whatever number of items and customers`, () => {
    for (const [n, items] of [
      [1, 1],
      [63, 31],
      [65, 32],
      [129, 33],
      [200, 64],
      [300, 65],
      [130, 130],
    ]) {
      const masks = chance(n, items, 0.3);
      expect([...pairs(masks)], `${n} × ${items}`).toEqual(plainly(masks));
    }
  });

  test(`the ${name} keeps to the first items where asked`, () => {
    const masks = { ...chance(150, 70, 0.2), rows: 5 };
    expect([...pairs(masks)]).toEqual(plainly(masks));
  });

  test(`the ${name} reads whole numbers of any sign, and no customers at all`, () => {
    const masks = chance(100, 64, 0.5);
    const signed = { ...masks, words: masks.words.map((word) => Float64Array.from(Int32Array.from(word))) };
    expect(pairs(signed)).toEqual(pairs(masks));
    expect([...pairs({ n: 0, items: 2, words: [new Uint32Array(0)] })]).toEqual([0, 0, 0, 0]);
  });

  test(`the ${name} says how far it is and refuses masks too short`, () => {
    const shares: number[] = [];
    pairs(chance(70_000, 3, 0.5), (share) => shares.push(share));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
    expect(() => pairs({ n: 2, items: 33, words: [new Uint32Array(2)] })).toThrow(RangeError);
  });
}

test("kernel and twin agree over several chunks and ten words", () => {
  for (const masks of [chance(80_000, 60, 0.1), chance(33_000, 300, 0.02)]) expect(kernel(masks)).toEqual(twin(masks));
});
