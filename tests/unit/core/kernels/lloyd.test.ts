import { expect, test } from "vitest";
import { CHUNK } from "../../../../src/core/cluster/moments.ts";
import type { LloydAsk, LloydSaid } from "../../../../src/core/kernels/lloyd.ts";
import { twins } from "../../../../src/core/kernels/twins.ts";
import { randomFrom } from "../../../../src/core/random.ts";
import { kernels } from "../../../../workers/kernels/kernels.ts";

/** n rows of d numbers in single precision, some of them alike, so that there are ties. */
function rows(n: number, d: number, steps = 7) {
  const random = randomFrom(`lloyd/${n}/${d}`);
  return { x: Float32Array.from({ length: n * d }, () => Math.round(random.uniform() * steps) / steps - 0.4), n, d };
}

const starts = ({ x, d }: { x: Float32Array; d: number }, k: number) => Float64Array.from(x.subarray(0, k * d));

/** Means of what was said. */
function means({ sums, counts }: LloydSaid, k: number, d: number) {
  const [all, sizes] = [new Float64Array(k * d), new Int32Array(k)];
  sums.forEach((sum, at) => (all[at % (k * d)] += sum));
  counts.forEach((count, at) => (sizes[at % k] += count));
  return all.map((sum, at) => sum / Math.max(1, sizes[Math.floor(at / d)]));
}

for (const [n, d, k] of [
  [1, 1, 1],
  [7, 3, 2],
  [64, 5, 4],
  [1003, 13, 5],
  [3000, 2, 9],
  [5000, 16, 8],
  [CHUNK + 11, 4, 6],
] as const)
  test(`the kernel says of ${n} × ${d} rows and ${k} centres what its twin says, to the bit`, () => {
    const data = rows(n, d);
    const [ours, twin] = [kernels.lloyd(data), twins.lloyd(data)];
    let centres = starts(data, Math.min(k, n));
    for (const want of ["fresh", "pass", "pass", "pass", "recount", "rows", "fresh"] as const) {
      const ask: LloydAsk = { want, centres };
      const [said, expected] = [ours(ask), twin(ask)];
      expect(said).toEqual(expected);
      if (want !== "rows") centres = means(said, centres.length / d, d);
    }
  });

for (const [title, value] of [
  ["of many sizes", (u: number, i: number) => u * 2 ** -(i % 40)],
  ["with one in a hundred far out", (u: number, i: number) => (i % 97 ? u : u * 1e6)],
  ["far from zero and near each other", (u: number) => 1000 + u],
  ["too small for their squares", (u: number) => u * 1e-24],
  ["too large for their squares", (u: number) => u * 1e30],
] as const)
  test(`rows ${title} get their twin's labels, whatever 16 bits and floats lose of them`, () => {
    const random = randomFrom(title);
    const [n, d, k] = [2500, 9, 20];
    const x = Float32Array.from({ length: n * d }, (_, i) => value(random.uniform() - 0.5, i));
    const [ours, twin] = [kernels.lloyd({ x, n, d }), twins.lloyd({ x, n, d })];
    let centres = starts({ x, d }, k);
    for (const want of ["fresh", "pass", "pass", "rows"] as const) {
      const [said, expected] = [ours({ want, centres }), twin({ want, centres })];
      expect(said).toEqual(expected);
      if (want !== "rows") centres = means(said, k, d);
    }
  });

test("slices of whole chunks say together what all rows say", () => {
  const data = rows(2 * CHUNK + 100, 3, 1000);
  const centres = starts(data, 4);
  const cut = CHUNK * 3;
  const slices = [
    { x: data.x.subarray(0, cut), n: CHUNK, d: 3 },
    { x: data.x.subarray(cut), n: CHUNK + 100, d: 3 },
  ];
  const whole = kernels.lloyd(data)({ want: "fresh", centres });
  const parts = slices.map((slice) => kernels.lloyd(slice)({ want: "fresh", centres }));
  expect(parts.flatMap(({ sums }) => [...sums])).toEqual([...whole.sums]);
  expect(parts.flatMap(({ counts }) => [...counts])).toEqual([...whole.counts]);
});

test("near ties are told apart as in double precision", () => {
  const n = 4096;
  const x = Float32Array.from({ length: n }, (_, i) => 1000 + (i - n / 2) * 2 ** -13);
  const ask: LloydAsk = { want: "fresh", centres: Float64Array.of(999.5, 1000.5, 1000.5) };
  const [ours, twin] = [kernels.lloyd({ x, n, d: 1 }), twins.lloyd({ x, n, d: 1 })];
  expect(ours(ask)).toEqual(twin(ask));
  const { labels } = ours({ ...ask, want: "rows" });
  expect(labels.indexOf(1)).toBe(n / 2 + 1);
  expect(labels).not.toContain(2);
});

test("what is not finite, does not fit, or is too many centres is a caller's bug", () => {
  for (const lloyd of [kernels.lloyd, twins.lloyd]) {
    expect(() => lloyd({ x: Float32Array.of(1, NaN), n: 2, d: 1 })).toThrow(RangeError);
    expect(() => lloyd({ x: Float32Array.of(1, Infinity), n: 2, d: 1 })).toThrow(RangeError);
    expect(() => lloyd({ x: Float32Array.of(1, 2, 3), n: 2, d: 1 })).toThrow(RangeError);
    const ask = lloyd({ x: Float32Array.of(1, 2, 3), n: 3, d: 1 });
    expect(() => ask({ want: "fresh", centres: new Float64Array(256) })).toThrow(RangeError);
    expect(() => ask({ want: "pass", centres: new Float64Array(2) })).toThrow(RangeError);
  }
});

test("255 centres are told apart", () => {
  const n = 600;
  const x = Float32Array.from({ length: n }, (_, i) => i % 255);
  const ask: LloydAsk = { want: "fresh", centres: Float64Array.from({ length: 255 }, (_, c) => c) };
  const kept = kernels.lloyd({ x, n, d: 1 });
  kept(ask);
  expect([...kept({ ...ask, want: "rows" }).labels]).toEqual(Array.from({ length: n }, (_, i) => i % 255));
});

test("gaps to a few centres are the twin's to the bit, and the passes go on where they were", () => {
  const given = rows(1003, 13);
  const [ours, twin] = [kernels.lloyd(given), twins.lloyd(given)];
  const centres = starts(given, 5);
  for (const ask of [ours, twin]) ask({ want: "fresh", centres });
  for (const m of [1, 3]) {
    const few = starts(given, m);
    expect(ours({ want: "gaps", centres: few }).distances).toEqual(twin({ want: "gaps", centres: few }).distances);
  }
  expect(ours({ want: "pass", centres })).toEqual(twin({ want: "pass", centres }));
  expect(kernels.lloyd(given)({ want: "gaps", centres }).distances.length).toBe(5 * 1003);
});
