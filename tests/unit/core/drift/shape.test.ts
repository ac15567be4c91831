import { expect, test } from "vitest";
import { innerEdges, merged } from "../../../../src/core/drift/edges.ts";
import { quantileRanks, shapeOf, spreads, veiledShape, type Level, type MeasuredColumn } from "../../../../src/core/drift/shape.ts";

const levels = (text: string): Level[] =>
  text.split(" ").map((part) => {
    const [level, rows, people = rows] = part.split(":");
    return { level, rows: Number(rows), people: Number(people) };
  });
const column = (more: Partial<MeasuredColumn>): MeasuredColumn => ({ name: "x", type: "text", filled: 100, ...more });
const shape = (more: Partial<MeasuredColumn>, rows = 100) => shapeOf({ rows, sampled: rows, columns: [column(more)] }, 10).columns[0];

test("edges are rounded quantiles, so that none is a customer's own value", () => {
  expect(innerEdges([1013.37, 1522.91, 2761.04])).toEqual([1010, 1520, 2760]);
  expect(innerEdges([13_000_123_456, 13_400_777_777, 13_990_000_001])).toEqual([13_000_000_000, 13_401_000_000, 13_990_000_000]);
  expect(innerEdges([])).toEqual([]);
});

test("a value that holds much of a column stands in a bin of its own", () => {
  expect(innerEdges([0, 0, 0, 0, 1, 1])).toEqual([-0.005, 0, 0.995, 1]);
  expect(innerEdges([5, 5, 5])).toEqual([4.995, 5]);
  expect(innerEdges([0, 0])).toEqual([-0.5, 0]);
});

test("bins of too few rows join their smaller neighbour", () => {
  expect(merged([1, 2, 3], [40, 3, 20, 37], 10)).toEqual({ edges: [1, 3], counts: [40, 23, 37] });
  expect(merged([1, 2], [4, 90, 6], 10)).toEqual({ edges: [], counts: [100] });
  expect(merged([1], [0, 100], 10)).toEqual({ edges: [1], counts: [0, 100] });
});

test("there are ten bins where there are rows for them, fewer where not", () => {
  expect(quantileRanks(1000, 20)).toHaveLength(9);
  expect(quantileRanks(90, 20)).toEqual([0.25, 0.5, 0.75]);
  expect(quantileRanks(39, 20)).toEqual([]);
});

test("only values of at least k customers are named, however many rows they have", () => {
  expect(shape({ levels: levels("a:60 b:30:4 c:10") })).toEqual({ name: "x", type: "text", missing: 0, levels: ["a", "c"], shares: [0.6, 0.1], other: 0.3 });
  expect(shape({ levels: levels("a:60 b:40") })).not.toHaveProperty("other");
  expect(shape({ levels: levels("a:95 b:5") })).toMatchObject({ levels: ["a"], other: 0 });
  expect(shape({ levels: levels("a:50:1 b:50:1") })).toEqual({ name: "x", type: "text", missing: 0 });
});

test("at most fifty values are named", () => {
  const many = Array.from({ length: 60 }, (_, i) => ({ level: `l${i}`, rows: 20, people: 20 }));
  const found = shape({ levels: many, filled: 1200 }, 1200);
  expect(found.levels).toHaveLength(50);
  expect(found.other).toBeCloseTo(200 / 1200);
});

test("missing values of fewer than k rows are not told, nor that all but fewer than k miss one", () => {
  expect(shape({ filled: 95 }).missing).toBe(0);
  expect(shape({ filled: 5 }).missing).toBe(1);
  expect(shape({ filled: 80 }).missing).toBe(0.2);
});

test("nothing is told of how ids and days in words spread", () => {
  const told = (name: string, type: MeasuredColumn["type"]) => spreads({ name, type });
  for (const id of ["customer_id", "客户编号", "phone", "msisdn", "campaign_id", "month", "contact_date"]) expect(told(id, "text"), id).toBe(false);
  expect(told("customer_id", "number")).toBe(false);
  for (const tag of ["plan", "gender", "套餐", "tenure_months", "活动次数", "status"]) expect(told(tag, "text"), tag).toBe(true);
  expect(told("contact_date", "date")).toBe(true);
});

test("a shape that was taken with a smaller k loses what stands for too few", () => {
  const column = (more: object) => veiledShape({ rows: 100, columns: [{ name: "x", type: "text", missing: 0, ...more }] }, 20).columns[0];
  expect(column({ levels: ["a", "b", "c"], shares: [0.6, 0.25, 0.15] })).toMatchObject({ levels: ["a", "b"], shares: [0.6, 0.25], other: 0 });
  expect(column({ levels: ["a", "b"], shares: [0.6, 0.15], other: 0.25 })).toMatchObject({ levels: ["a"], other: 0.4 });
  expect(column({ levels: ["a"], shares: [1] })).toEqual({ name: "x", type: "text", missing: 0, levels: ["a"], shares: [1] });
  expect(column({ edges: [1, 2], shares: [0.5, 0.1, 0.4] })).toMatchObject({ edges: [1], shares: [0.5, 0.5] });
  expect(column({ missing: 0.1, edges: [1], shares: [0.05, 0.95] })).toEqual({ name: "x", type: "text", missing: 0 });
});
