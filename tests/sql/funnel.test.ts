import { beforeAll, expect, test } from "vitest";
import type { Condition } from "../../src/core/condition.ts";
import { row } from "../../src/core/table.ts";
import { funnelCounts, funnelRows } from "../../src/sql/funnel.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

let db: DuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.exec(`CREATE TABLE visits AS SELECT * FROM (VALUES
    ('a', 1, 'x'), ('a', 2, 'y'), ('b', 2, 'x'), ('c', 3, 'x'), ('d', NULL, 'x')) t(who, n, page)`);
});

const n = (test: Condition["test"], ...values: number[]): Condition => ({ column: "n", test, values });
const page = (value: string): Condition => ({ column: "page", test: "is", values: [value] });

test("a funnel counts rows when nobody is named", () => {
  const steps = [[n("at-least", 2)], [page("x")]];
  expect(row(db.query(funnelCounts({ from: "visits", customer: "", steps })), 0)).toEqual({ start: 5, n0: 3, own0: 3, rest0: 4, n1: 2, own1: 4, rest1: 3 });
});

test("a customer with several rows passes where one of the rows passes, and is counted once", () => {
  const steps = [[n("at-most", 2)], [page("x")]];
  expect(row(db.query(funnelCounts({ from: "visits", customer: "who", steps })), 0)).toEqual({ start: 4, n0: 2, own0: 2, rest0: 4, n1: 2, own1: 4, rest1: 2 });
});

test("a funnel of no steps keeps all", () => {
  expect(row(db.query(funnelCounts({ from: "visits", customer: "who", steps: [] })), 0)).toEqual({ start: 4 });
  expect(db.query(funnelRows({ from: "visits", customer: "", steps: [] })).rows).toBe(5);
});

test("the rows of a funnel pass every step", () => {
  expect(db.query(funnelRows({ from: "visits", customer: "who", steps: [[n("at-least", 2), n("at-most", 2)], [page("x")]] })).rows).toBe(1);
});
