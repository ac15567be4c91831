import { expect, test } from "vitest";
import { drawsOf, NEITHER, split, TEST, TRAIN } from "../../../../src/core/model/split.ts";
import { coded } from "../../../../src/core/table.ts";

/** Rows as customer and time: "a1 a2 b3"; ? is a time nobody knows. */
function rows(text: string, draws: Record<string, number> = {}) {
  const all = text.split(" ");
  const customers = coded(all.map((row) => row[0]));
  return {
    at: Float64Array.from(all, (row) => (row[1] === "?" ? NaN : Number(row.slice(1)))),
    customer: customers.codes,
    draw: Float64Array.from(all, (row) => draws[row[0]] ?? 0.9),
    known: new Uint8Array(all.length).fill(1),
  };
}

const sides = (side: Uint8Array) => Array.from(side, (s) => (s === TRAIN ? "-" : s === TEST ? "+" : ".")).join("");

test("the latest rows are tested, as near to the share as whole times allow", () => {
  const found = split({ by: "time", share: 0.3, ...rows("a1 b2 c3 d3 e4 f5 g6 h7 i8 j8") });
  expect([sides(found.side), found.boundary]).toEqual(["-------+++", 7]);
});

test("a customer on both sides of the boundary stands on one, by the draw", () => {
  const found = split({ by: "time", share: 0.5, ...rows("a1 b1 c2 a3 b3 d4", { a: 0.1, b: 0.8 }) });
  expect([sides(found.side), found.leftOut, found.straddling]).toEqual([".--+.+", 2, 2]);
});

test("rows without a time or an answer are of neither side", () => {
  const input = rows("a1 b? c2 d3");
  const found = split({ by: "time", share: 0.5, ...input, known: Uint8Array.of(1, 1, 0, 1) });
  expect([sides(found.side), found.leftOut]).toEqual(["-..+", 1]);
});

test("with one time only nothing is tested", () => {
  const found = split({ by: "time", share: 0.3, ...rows("a1 b1 c1") });
  expect([sides(found.side), found.boundary]).toEqual(["---", null]);
});

test("chance puts all rows of a customer on one side", () => {
  const found = split({ by: "random", share: 0.3, ...rows("a1 b1 a2 c1", { a: 0.1, b: 0.5, c: 0.29 }) });
  expect(sides(found.side)).toBe("+-++");
});

test("draws are even, the same for an id and a salt, and others for another salt", () => {
  const ids = coded(Array.from({ length: 20_000 }, (_, i) => `客户${i}`));
  const draws = drawsOf(ids, "one");
  const tenths = new Float64Array(10);
  for (const draw of draws) ++tenths[Math.floor(draw * 10)];
  for (const n of tenths) expect(Math.abs(n - 2000)).toBeLessThan(150);
  expect(drawsOf(ids, "one")).toEqual(draws);
  const other = drawsOf(ids, "two");
  expect(other.reduce((sum, draw, i) => sum + (draw - 0.5) * (draws[i] - 0.5), 0) / 20_000).toBeCloseTo(0, 2);
});

test("a share that tests nothing or everything is the caller's mistake", () => {
  expect(() => split({ by: "time", share: 1, ...rows("a1") })).toThrow(RangeError);
  expect(NEITHER).toBe(2);
});
