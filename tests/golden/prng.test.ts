import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { randomFrom } from "../../src/core/random.ts";

const golden = JSON.parse(readFileSync(new URL("prng.json", import.meta.url), "utf8"));
const times = <T>(n: number, draw: () => T) => Array.from({ length: n }, draw);

for (const expected of golden.cases)
  test(`the seed "${expected.seed}" gives the reference stream`, () => {
    const from = () => randomFrom(expected.seed);
    expect(times(expected.u32.length, from().u32)).toEqual(expected.u32);
    expect(times(expected.uniform.length, from().uniform)).toEqual(expected.uniform);
    const ints = from();
    expect(times(expected.int10.length, () => ints.int(10))).toEqual(expected.int10);
    expect(from().shuffle([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual(expected.shuffle10);
    const picks = from();
    expect(times(expected["pick_weights_[0,1,2.5,0,4]"].length, () => picks.pick([0, 1, 2.5, 0, 4]))).toEqual(expected["pick_weights_[0,1,2.5,0,4]"]);
    expect(times(expected.child_init3_u32.length, from().child("init/3").u32)).toEqual(expected.child_init3_u32);
  });
