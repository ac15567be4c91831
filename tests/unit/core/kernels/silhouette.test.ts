import { expect, test } from "vitest";
import { twins } from "../../../../src/core/kernels/twins.ts";
import { randomFrom } from "../../../../src/core/random.ts";
import { kernels } from "../../../../workers/kernels/kernels.ts";

for (const [n, d, k] of [
  [1, 1, 1],
  [2, 2, 2],
  [50, 3, 4],
  [701, 16, 5],
] as const)
  test(`the kernel's silhouettes of ${n} × ${d} rows in ${k} clusters are its twin's`, () => {
    const random = randomFrom(`silhouette/${n}`);
    const x = Float32Array.from({ length: n * d }, () => random.uniform());
    const labels = Int32Array.from({ length: n }, () => random.int(k));
    for (const [from, to] of [
      [0, n],
      [Math.floor(n / 3), n],
    ]) {
      const rows = { x, n, d, from, to };
      const ask = { clusterings: [{ labels, k }], part: 0, parts: 1 };
      const [[ours], [twin]] = [kernels.silhouette(rows)(ask), twins.silhouette(rows)(ask)];
      expect(ours.length).toBe(to - from);
      ours.forEach((width, i) => expect(Math.abs(width - twin[i])).toBeLessThan(1e-6));
    }
  });

test("several clusterings asked about together are told what each is told alone", () => {
  const x = Float32Array.of(0, 1, 10, 11, 20, 21);
  const rows = { x, n: 6, d: 1, from: 0, to: 6 };
  const [ours, twin] = [kernels.silhouette(rows), twins.silhouette(rows)];
  const clusterings = [
    [2, 0, 0, 1, 1, 1, 1],
    [6, 0, 1, 2, 3, 4, 5],
    [3, 0, 0, 1, 1, 2, 2],
    [4, 0, 0, 0, 0, 0, 3],
  ].map(([k, ...labels]) => ({ labels: Int32Array.from(labels), k }));
  const together = ours({ clusterings, part: 0, parts: 1 });
  clusterings.forEach((each, at) => {
    const [alone] = twin({ clusterings: [each], part: 0, parts: 1 });
    together[at].forEach((width, i) => expect(width).toBeCloseTo(alone[i], 6));
  });
});

test("what is not finite or does not fit is a caller's bug", () => {
  expect(() => kernels.silhouette({ x: Float32Array.of(1, NaN), n: 2, d: 1, from: 0, to: 2 })).toThrow(RangeError);
  expect(() => kernels.silhouette({ x: Float32Array.of(1), n: 2, d: 1, from: 0, to: 2 })).toThrow(RangeError);
});
