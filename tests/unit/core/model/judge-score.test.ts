import { expect, test } from "vitest";
import { auc, compareAuc } from "../../../../src/core/model/auc.ts";
import { calibrated, calibrationLine, isotonic, platt, reliability, stepped } from "../../../../src/core/model/calibrate.ts";
import { deciles } from "../../../../src/core/model/deciles.ts";
import { gains, money } from "../../../../src/core/model/gains.ts";
import { permutationImportance } from "../../../../src/core/model/importance.ts";
import { ks } from "../../../../src/core/model/metrics.ts";
import { descending } from "../../../../src/core/model/order.ts";
import { randomFrom } from "../../../../src/core/random.ts";
import { coded, numbers, texts, type Table } from "../../../../src/core/table.ts";

/** Probabilities and what happened, drawn with them after `bend`. */
function drawn(n: number, bend: (p: number) => number): { y: Uint8Array; p: Float64Array } {
  const random = randomFrom("drawn");
  const p = Float64Array.from({ length: n }, () => 0.02 + 0.96 * random.uniform());
  return { p, y: Uint8Array.from(p, (value) => (random.uniform() < bend(value) ? 1 : 0)) };
}

test("rows stand from the highest score down, ties in row order, −0 with 0", () => {
  const score = Float64Array.of(0, -1.5, 3e-310, -0, 7, -Infinity, Infinity, 7, -1e300, 0);
  expect([...descending(score)]).toEqual([6, 4, 7, 2, 0, 3, 9, 1, 8, 5]);
  const random = randomFrom("order");
  const many = Float64Array.from({ length: 5000 }, () => Math.round((random.uniform() - 0.5) * 400) / 8);
  const plain = Array.from(many.keys()).sort((a, b) => many[b] - many[a] || a - b);
  expect([...descending(many)]).toEqual(plain);
  expect(() => descending(Float64Array.of(1, NaN))).toThrow(RangeError);
});

test("a score that cannot be judged is NaN, not a number made up", () => {
  expect(auc(Uint8Array.of(1, 1), Float64Array.of(0.1, 0.2))).toBeNaN();
  expect(ks(Uint8Array.of(0, 0), Float64Array.of(0.1, 0.2))).toBeNaN();
});

test("two scores of one order do not differ; a better one does", () => {
  const { y, p } = drawn(800, (value) => value);
  expect(compareAuc(y, p, p.map((value) => 2 * value + 1))).toMatchObject({ difference: 0, p: 1 }); // prettier-ignore
  const random = randomFrom("noise");
  const worse = p.map((value) => value + 2 * random.uniform());
  const found = compareAuc(y, p, worse);
  expect(found.low).toBeGreaterThan(0);
  expect(found.p).toBeLessThan(1e-3);
});

test("gains go from none to all, meet the deciles, and stay under the ideal", () => {
  const { y, p } = drawn(1000, (value) => value);
  const found = gains(y, p);
  expect(found.points).toHaveLength(201);
  expect([found.points[0].gain, found.points[200].gain]).toEqual([0, 1]);
  const tenths = deciles(y, p);
  tenths.forEach(({ cumGain, cumLift }, k) => expect(found.points[20 * (k + 1)]).toMatchObject({ gain: cumGain, lift: cumLift }));
  expect(found.lift10).toBe(tenths[0].lift);
  found.points.forEach(({ gain }, i) => expect(gain).toBeLessThanOrEqual(found.ideal[i] + 1e-12));
  expect(gains(Uint8Array.of(1, 0, 0), Float64Array.of(3, 2, 1)).points.map(({ n }) => n)).toEqual([0, 1, 2, 3]);
});

test("the best cut earns most, and is none where nothing is worth its cost", () => {
  const found = gains(Uint8Array.of(1, 1, 0, 1, 0, 0), Float64Array.of(6, 5, 4, 3, 2, 1));
  expect(money(found, { value: 10, cost: 4 }).best).toMatchObject({ n: 4, profit: 14, roi: 14 / 16 });
  expect(money(found, { value: 1, cost: 4 }).best).toMatchObject({ n: 0, profit: 0, roi: null });
});

test("true probabilities lie on the line of 0 and 1; those too sure of themselves have a slope below 1, which Platt mends", () => {
  const right = drawn(20_000, (value) => value);
  const line = calibrationLine(right.y, right.p);
  expect(Math.abs(line.intercept)).toBeLessThan(0.05);
  expect(Math.abs(line.slope - 1)).toBeLessThan(0.05);
  expect(reliability(right.y, right.p).ece).toBeLessThan(0.02);
  const logit = (p: number) => Math.log(p / (1 - p));
  const tame = (p: number) => 1 / (1 + Math.exp(-0.5 * logit(p) + 0.3));
  const sure = drawn(20_000, tame);
  const found = platt(sure.y, sure.p);
  expect(found.slope).toBeCloseTo(0.5, 1);
  expect(found.intercept).toBeCloseTo(-0.3, 1);
  expect(reliability(sure.y, calibrated(sure.p, found)).ece).toBeLessThan(0.02);
  expect(reliability(sure.y, sure.p).bins.map(({ n }) => n)).toEqual(Array(10).fill(2000));
});

test("a line that does not exist is NaN; Platt's does", () => {
  const [y, p] = [Uint8Array.of(0, 0, 1, 1), Float64Array.of(0.1, 0.2, 0.8, 0.9)];
  expect(calibrationLine(y, p).slope).toBeNaN();
  expect(Number.isFinite(platt(y, p).slope)).toBe(true);
});

test("steps never fall, keep the mean, and are not fitted to few events", () => {
  const { y, p } = drawn(4000, (value) => value * value);
  const found = isotonic(y, p)!;
  for (let i = 1; i < found.value.length; ++i) expect(found.value[i]).toBeGreaterThan(found.value[i - 1]);
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b) / values.length;
  expect(mean(stepped(p, found))).toBeCloseTo(mean(y), 10);
  expect(isotonic(y.subarray(0, 1000), p.subarray(0, 1000))).toBeNull();
});

test("the column that a score is made of matters, one it never looks at does not", () => {
  const { y, p } = drawn(1500, (value) => value);
  const table: Table = { rows: 1500, columns: { idle: p.slice(), p, level: coded(Array.from(p, (value) => (value > 0.5 ? "high" : "low"))) } };
  const score = (of: Table) =>
    numbers(of, "p").map((value, i) => value + 0.2 * (texts(of, "level").codes[i] === texts(table, "level").levels.indexOf("high") ? 1 : 0));
  const found = permutationImportance({ table, y, sources: ["idle", "level", "p"], score, seed: "importance", most: 1000 });
  expect(found.map(({ source }) => source)).toEqual(["p", "level", "idle"]);
  expect(found[2]).toEqual({ source: "idle", drop: 0, sd: 0 });
  const alone = permutationImportance({ table, y, sources: ["p"], score, seed: "importance", most: 1000 });
  expect(alone[0]).toEqual(found[0]);
});
