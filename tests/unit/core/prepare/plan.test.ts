import { expect, test } from "vitest";
import { applyPlan } from "../../../../src/core/prepare/apply.ts";
import { fitPlan, type PlanOptions } from "../../../../src/core/prepare/plan.ts";
import { table } from "../../../../src/core/table.ts";
import { randomFrom } from "../../../../src/core/random.ts";
import { columnMoments } from "../../../../src/core/cluster/moments.ts";

const rows = <T>(n: number, of: (i: number) => T) => Array.from({ length: n }, (_, i) => of(i));
const clustering = (options: Partial<PlanOptions> = {}): PlanOptions => ({ purpose: "clustering", ...options });

test("a category becomes one unscaled column for every level, rare levels one together", () => {
  const source = table({ city: rows(200, (i) => (i < 120 ? "a" : i < 180 ? "b" : i < 190 ? "c" : "d")) });
  const { plan, report } = fitPlan(source, clustering());
  expect(plan.names).toEqual(["city=a", "city=b", "city=Other"]);
  expect(report.pooled).toEqual([{ column: "city", levels: 2 }]);
  const { x, d } = applyPlan(plan, source);
  expect(Array.from(x.subarray(195 * d, 196 * d))).toEqual([0, 0, 1]);
});

test("for a model the first level in code point order is the reference", () => {
  const source = table({ city: rows(200, (i) => ["b", "a", "c"][i % 3]) });
  expect(fitPlan(source, { purpose: "model" }).plan.names).toEqual(["city=b", "city=c"]);
});

test("a level not seen before is Other where there is one, else nothing, and is reported", () => {
  const { plan } = fitPlan(table({ city: rows(200, (i) => ["a", "b"][i % 2]) }), clustering());
  const { x, report } = applyPlan(plan, table({ city: ["a", "z"] }));
  expect(Array.from(x)).toEqual([1, 0, 0, 0]);
  expect(report.unseen).toEqual([{ column: "city", levels: ["z"], rows: 1 }]);
});

test("missing text is a level of its own from half a per cent on, else the most frequent one", () => {
  const often = fitPlan(table({ c: rows(200, (i) => (i < 2 ? null : ["a", "b"][i % 2])) }), clustering());
  expect(often.plan.names).toEqual(["c=a", "c=b", "c=(missing)"]);
  const seldom = table({ c: rows(1000, (i) => (i < 2 ? null : ["a", "b"][i % 2])) });
  const { x } = applyPlan(fitPlan(seldom, clustering()).plan, seldom);
  expect(Array.from(x.subarray(0, 4))).toEqual([1, 0, 1, 0]);
});

test("missing numbers are the median, or 0 where missing means none", () => {
  const source = table({ usage: rows(101, (i) => (i ? i : null)) });
  const middle = applyPlan(fitPlan(source, clustering()).plan, source).x[0];
  const none = applyPlan(fitPlan(source, clustering({ zeroIfMissing: ["usage"] })).plan, source).x;
  expect(middle).toBeCloseTo(0, 2);
  expect(none[0]).toBe(Math.min(...none));
});

test("ids, constants, nearly constant and nearly empty columns are left out, each with its reason", () => {
  const source = table({
    id: rows(300, (i) => `u${i}`),
    same: rows(300, () => 7),
    almost: rows(300, (i) => (i ? "x" : "y")),
    empty: rows(300, (i) => (i < 10 ? i : null)),
    fine: rows(300, (i) => (i * 7) % 83),
  });
  const { plan, report } = fitPlan(source, clustering());
  expect(plan.columns.map(({ column }) => column)).toEqual(["fine"]);
  expect(report.dropped).toEqual([
    { column: "id", reason: "id" },
    { column: "same", reason: "constant" },
    { column: "almost", reason: "nearly-constant" },
    { column: "empty", reason: "missing" },
  ]);
});

test("when nothing is left the fault names every column", () => {
  expect(() => fitPlan(table({ a: rows(60, () => 1), b: rows(60, (i) => `${i}`) }), clustering())).toThrow('{"dropped":["a","b"],"reasons":["constant","id"]}');
});

test("of two columns that say the same the later is left out, by name", () => {
  const source = table({ gb: rows(100, (i) => (i * 37) % 101), mb: rows(100, (i) => 1024 * ((i * 37) % 101)), other: rows(100, (i) => (i * 59) % 97) });
  const { plan, report } = fitPlan(source, clustering());
  expect(plan.names).toEqual(["gb", "other"]);
  expect(report.duplicates.map(({ column, of }) => [column, of])).toEqual([["mb", "gb"]]);
});

test("a flag of yes and no doubles its text, and its own two levels do not double each other", () => {
  const source = table({ flag: rows(100, (i) => i % 3 === 0), text: rows(100, (i) => (i % 3 === 0 ? "yes" : "no")), n: rows(100, (i) => (i * 59) % 97) });
  expect(fitPlan(source, clustering()).plan.names).toEqual(["flag=0", "flag=1", "n"]);
});

test("balanced blocks have one variance each, times their weight, however many columns", () => {
  const random = randomFrom("blocks");
  const columns = Object.fromEntries(rows(6, (j) => [`t${j}`, rows(300, () => random.uniform())]));
  const source = table({ ...columns, sms: rows(300, () => random.uniform()) });
  const blocks = Object.fromEntries(Object.keys(columns).map((name) => [name, "traffic"]));
  const { plan } = fitPlan(source, clustering({ blocks: { ...blocks, sms: "sms" }, blockWeights: { sms: 2 } }));
  const { x, n, d } = applyPlan(plan, source);
  const { variances } = columnMoments(x, n, d);
  expect(variances.slice(0, 6).reduce((a, b) => a + b)).toBeCloseTo(1, 10);
  expect(variances[6]).toBeCloseTo(2, 10);
});

test("a weight multiplies by its root, and 0 leaves the column out", () => {
  const source = table({ a: rows(100, (i) => (i * 37) % 101), b: rows(100, (i) => (i * 59) % 97) });
  const { plan, report } = fitPlan(source, clustering({ weights: { a: 4, b: 0 } }));
  const { x, n } = applyPlan(plan, source);
  expect(columnMoments(x, n, 1).variances[0]).toBeCloseTo(4, 10);
  expect(report.dropped).toEqual([{ column: "b", reason: "weight" }]);
  expect(() => fitPlan(source, clustering({ weights: { a: 6 } }))).toThrow(RangeError);
});

test("robust scaling is by the median and the interquartile range", () => {
  const source = table({ a: rows(101, (i) => i) });
  const [column] = fitPlan(source, clustering({ scale: "robust" })).plan.columns;
  expect(column).toMatchObject({ centre: 50, scale: 50 });
});

test("a plan that went through JSON gives the same numbers, and a column without a value its middle and a report", () => {
  const source = table({ a: rows(100, (i) => (i * 37) % 101), c: rows(100, (i) => ["x", "y"][i % 2]) });
  const { plan } = fitPlan(source, clustering());
  expect(applyPlan(JSON.parse(JSON.stringify(plan)), source).x).toEqual(applyPlan(plan, source).x);
  const { report } = applyPlan(plan, table({ a: [null, null], c: ["x", "y"] }));
  expect(report.empty).toEqual(["a"]);
  expect(() => applyPlan(plan, table({ a: [1] }))).toThrow("column c is missing");
});

test("models learn which numbers were missing, clusterings do not", () => {
  const source = table({ a: rows(100, (i) => (i % 10 ? i : null)) });
  expect(fitPlan(source, { purpose: "model" }).plan.names).toEqual(["a", "a__isna"]);
  expect(fitPlan(source, clustering()).plan.names).toEqual(["a"]);
});

test("for models two columns of three levels that share one are both kept", () => {
  const level = (i: number, by: number) => (i % 3 === 0 ? "no internet" : i % by < by / 2 ? "yes" : "no");
  const rows = Array.from({ length: 600 }, (_, i) => i);
  const both = table({ backup: rows.map((i) => level(i, 7)), support: rows.map((i) => level(i, 10)), again: rows.map((i) => level(i, 7).toUpperCase()) });
  expect(fitPlan(both, { purpose: "model" }).report.duplicates.map(({ column, of }) => [column, of])).toEqual([["again", "backup"]]);
});
