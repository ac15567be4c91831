import { expect, test } from "vitest";
import { bestJaccard, adjustedRand } from "../../../../src/core/cluster/ari.ts";
import { chooseK } from "../../../../src/core/cluster/choose-k.ts";
import { alone } from "../../../../src/core/crew.ts";
import { silent } from "../../../../src/core/progress.ts";
import { randomFrom } from "../../../../src/core/random.ts";
import { kernels } from "../../../../workers/kernels/kernels.ts";

/** Points in the plane around some places, so many around each. */
function around(places: readonly (readonly [x: number, y: number, n: number])[], spread: number): Float64Array {
  const random = randomFrom("around");
  const noise = () => spread * (random.uniform() + random.uniform() + random.uniform() + random.uniform() - 2);
  return Float64Array.from(places.flatMap(([x, y, n]) => Array.from({ length: n }, () => [x + noise(), y + noise()]).flat()));
}

const choose = (x: Float64Array, options = {}) => chooseK({ x, n: x.length / 2, d: 2 }, { seed: "s", ...options }, alone(kernels), silent);

test("the number of groups that stand apart is chosen, with a reason for every other", async () => {
  const { k, table, banners, jaccard } = await choose(
    around(
      [
        [0, 0, 80],
        [10, 0, 70],
        [0, 10, 60],
        [10, 10, 50],
      ],
      1,
    ),
  );
  expect(k).toBe(4);
  expect(banners).toEqual([]);
  expect(table.map((row) => row.k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(table.filter(({ chosen }) => chosen).map((row) => [row.k, row.dropped])).toEqual([[4, null]]);
  expect(table.every(({ chosen, dropped }) => chosen || dropped !== null)).toBe(true);
  expect(table.filter(({ stability }) => stability !== null)).toHaveLength(3);
  expect(jaccard.every((overlap) => overlap > 0.95)).toBe(true);
});

test("a number with a cluster under 2 % is dropped", async () => {
  const places = [
    [0, 0, 300],
    [100, 0, 300],
    [50, 60, 5],
  ] as const;
  const { k, table } = await choose(around(places, 1));
  expect(table.find((row) => row.k === 3)!.dropped).toBe("small");
  expect(k).toBe(2);
});

test("when every number has a cluster under 2 % the most stable stands, with a word of warning", async () => {
  const places = [
    [0, 0, 300],
    [10, 0, 300],
    [500, 500, 5],
  ] as const;
  expect((await choose(around(places, 1))).banners).toContain("small-clusters");
});

test("clusters below the fewest customers are dropped too", async () => {
  const x = around(
    [
      [0, 0, 60],
      [10, 0, 60],
      [0, 10, 8],
    ],
    1,
  );
  expect((await choose(x)).k).toBe(3);
  expect((await choose(x, { least: 10 })).table.find((row) => row.k === 3)!.dropped).toBe("small");
});

test("data without groups is said to have a weak structure or no stable one", async () => {
  const random = randomFrom("ball");
  const x = Float64Array.from({ length: 1200 * 2 }, () => random.uniform() + random.uniform() + random.uniform() + random.uniform());
  const wide = Float64Array.from({ length: 400 * 12 }, () => random.uniform());
  expect((await choose(x)).silhouette).toBeLessThan(0.45);
  expect((await chooseK({ x: wide, n: 400, d: 12 }, { seed: "s" }, alone(kernels), silent)).banners.length).toBeGreaterThan(0);
});

test("a number asked for is taken, tested, and stands in the table even beyond its end", async () => {
  const { k, table, stability } = await choose(
    around(
      [
        [0, 0, 40],
        [10, 0, 40],
      ],
      1,
    ),
    { asked: 9 },
  );
  expect(k).toBe(9);
  expect(table.at(-1)).toMatchObject({ k: 9, chosen: true });
  expect(stability).toBeGreaterThan(0);
});

test("the same data and seed give the same choice", async () => {
  const x = around(
    [
      [0, 0, 80],
      [6, 0, 70],
      [0, 6, 60],
    ],
    2,
  );
  expect(await choose(x)).toEqual(await choose(x));
});

test("centres given for each k are where it starts", async () => {
  const x = around(
    [
      [0, 0, 50],
      [10, 0, 50],
    ],
    1,
  );
  const starts = Float64Array.of(0, 0, 10, 0, 5, 5);
  const options = { seed: "s", max: 3, init: (k: number) => starts.slice(0, 2 * k) };
  expect((await chooseK({ x, n: 100, d: 2 }, options, alone(kernels), silent)).k).toBe(2);
});

test("the adjusted Rand index of a renaming is 1, and a cluster's best overlap is found", async () => {
  expect(adjustedRand(Int32Array.of(0, 0, 1, 1), Int32Array.of(1, 1, 0, 0))).toBe(1);
  expect(Array.from(bestJaccard(Int32Array.of(0, 0, 0, 1), Int32Array.of(1, 1, 0, 0), 2))).toEqual([2 / 3, 1 / 2]);
});
