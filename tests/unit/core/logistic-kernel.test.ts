import { expect, test } from "vitest";
import { twins } from "../../../src/core/kernels/twins.ts";
import { randomFrom } from "../../../src/core/random.ts";
import { kernels } from "../../../workers/kernels/kernels.ts";
import type { LogisticRows } from "../../../src/core/kernels/logistic.ts";

/** Rows of some groups and columns of numbers, drawn from a seed. */
function drawn(n: number, { sizes, columns, weighted }: { sizes: [number, number][]; columns: number; weighted: boolean }): LogisticRows {
  const random = randomFrom(`rows/${n}/${columns}`);
  let d = 0;
  const groups = sizes.map(([a, b]) => {
    const places = new Int32Array(2 * a * b).fill(-1);
    for (let level = 0; level < a * b; ++level) {
      if (Math.floor(level / b)) places[2 * level] = d + Math.floor(level / b) - 1;
      if (level % b) places[2 * level + 1] = d + a - 1 + (level % b) - 1;
    }
    d += a + b - 2;
    return { codes: Uint8Array.from({ length: n }, () => random.int(a * b)), places };
  });
  const dense = new Int32Array(Math.ceil(columns / 4) * 4).fill(-1);
  for (let j = 0; j < columns; ++j) dense[j] = d++;
  const tiles = new Float32Array(Math.ceil(n / 8) * 8 * dense.length);
  for (let i = 0; i < n; ++i) for (let j = 0; j < columns; ++j) tiles[((i >> 3) * dense.length + j) * 8 + (i & 7)] = random.uniform() * 4 - 2;
  const weights = weighted ? Float64Array.from({ length: n }, () => random.uniform() * 3) : null;
  return { n, d, y: Uint8Array.from({ length: n }, () => random.int(2)), weights, groups, dense, tiles };
}

for (const [about, rows] of [
  [
    "codes",
    drawn(70_003, {
      sizes: [
        [5, 5],
        [3, 4],
        [2, 1],
        [12, 4],
      ],
      columns: 0,
      weighted: false,
    }),
  ],
  ["numbers", drawn(2_005, { sizes: [], columns: 7, weighted: false })],
  [
    "codes and numbers with weights",
    drawn(3_001, {
      sizes: [
        [5, 5],
        [6, 1],
      ],
      columns: 3,
      weighted: true,
    }),
  ],
] as const)
  test(`the kernel says of ${about} what its twin says`, () => {
    const random = randomFrom("coefficients");
    const ask = { coefficients: Float64Array.from({ length: rows.d + 1 }, () => random.uniform() * 4 - 2), hessian: true, every: 1 };
    const [fast, plain] = [kernels.logistic(rows), twins.logistic(rows)];
    for (const every of [1, 2]) {
      const [got, want] = [fast({ ...ask, every }).chunks, plain({ ...ask, every }).chunks];
      expect(got.length).toBe(want.length);
      const split = rows.d + 3;
      got.forEach((chunk, c) => {
        expect(chunk.length).toBe(want[c].length);
        chunk.forEach((value, i) =>
          expect(Math.abs(value - want[c][i]), `${i}`).toBeLessThanOrEqual((i < split || !rows.dense.length ? 1e-11 : 2e-6) * rows.n),
        );
      });
      expect(Math.abs(got[0][1] / want[0][1] - 1)).toBeLessThan(1e-13);
    }
  });

test("a kernel asked for values beyond all bounds says so by a loss that is not a number or without end, and answers well after", () => {
  const rows = drawn(1_001, { sizes: [[3, 3]], columns: 2, weighted: false });
  const fast = kernels.logistic(rows);
  const ask = (value: number) => fast({ coefficients: new Float64Array(rows.d + 1).fill(value), hessian: true, every: 1 }).chunks[0];
  const before = ask(0.5);
  expect(Number.isFinite(ask(Infinity)[1])).toBe(false);
  expect(ask(0.5)).toEqual(before);
});
