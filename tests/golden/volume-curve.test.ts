import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { curveAt, profit, threshold, type CurvePoint } from "../../src/core/plan/volume.ts";
import { rowsOf, table } from "../../src/core/table.ts";
import { curve, ranked, worthAsking } from "../../src/sql/plan-ranked.ts";
import { sql } from "../../src/sql/sql.ts";
import { openDuckDB } from "../fixtures/duckdb.ts";

interface Golden {
  p: number[];
  value: number;
  cost: number;
  order: number[];
  cum_expected: number[];
  cum_rate: number[];
  profit: number[];
  best_volume: number;
  break_even_p: number;
  best_profit: number;
}

const { volume_curve: golden } = JSON.parse(readFileSync(new URL("volume-curve.json", import.meta.url), "utf8")) as { volume_curve: Golden };
const RELATIVE = 1e-9;
const near = (found: number, wanted: number) => expect(Math.abs(found - wanted) / Math.abs(wanted)).toBeLessThanOrEqual(RELATIVE);

test("the volume curve ranks best first, adds up, and finds the volume of most profit", async () => {
  const db = await openDuckDB();
  const ids = golden.p.map((_, i) => `u${i}`);
  db.insert("people", table({ customer_id: ids, persona: ids, keen: ids.map(() => 1) }));
  db.exec("CREATE TABLE everyone AS SELECT *, false AS forced, NULL::INTEGER AS stop FROM people");
  const rates = ids.map((id, i) => ({ id, rate: golden.p[i], low: golden.p[i] / 2, high: golden.p[i] }));
  db.exec(sql`CREATE TABLE ranked AS ${ranked({ everyone: "everyone", rates, otherwise: { rate: 0, low: 0, high: 0 }, salt: "x" })}`);

  const order = rowsOf(db.query("SELECT customer_id, probability FROM ranked ORDER BY rank")) as { customer_id: string; probability: number }[];
  expect(order.map(({ probability }) => probability)).toEqual(golden.order.map((i) => golden.p[i]));

  const points = rowsOf(db.query(curve("ranked", 1))) as unknown as CurvePoint[];
  points.forEach((point, i) => {
    expect(point.v).toBe(i + 1);
    near(point.expected, golden.cum_expected[i]);
    near(point.low, golden.cum_expected[i] / 2);
    near(point.expected / point.v, golden.cum_rate[i]);
    near(profit(point, golden.value, golden.cost), golden.profit[i]);
  });

  const { above, by } = threshold(golden.value, golden.cost, 0);
  near(above, golden.break_even_p);
  expect(by).toBe("profit");
  const [{ worth }] = rowsOf(db.query(worthAsking("ranked", above, false))) as { worth: number }[];
  expect(worth).toBe(golden.best_volume);
  near(profit(curveAt(points, worth), golden.value, golden.cost), golden.best_profit);
});
