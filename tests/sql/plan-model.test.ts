import { beforeAll, expect, test } from "vitest";
import { rowsOf } from "../../src/core/table.ts";
import { scoredLeft } from "../../src/sql/plan-model.ts";
import { ranked } from "../../src/sql/plan-ranked.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

let db: DuckDB;
const rates = [
  { id: "N1", rate: 0.3, low: 0.2, high: 0.4 },
  { id: "N2", rate: 0.05, low: 0, high: 0.1 },
];

beforeAll(async () => {
  db = await openDuckDB();
  db.exec(`CREATE TABLE everyone AS SELECT i::VARCHAR AS customer_id, CASE WHEN i < 200 THEN 'N1' WHEN i < 400 THEN 'N2' END AS persona, 2.0 AS keen, i >= 400 AS forced,
    CASE WHEN i % 10 = 3 THEN 1 END AS stop FROM range(410) t(i)`);
  db.exec(
    "CREATE TABLE scores AS SELECT i AS customer_id, 1 / (1 + exp(4 - (i % 200) / 40.0)) AS probability FROM range(380) t(i) UNION ALL SELECT 5, NULL UNION ALL SELECT 7, 0.0001",
  );
  db.exec("CREATE TABLE flat AS SELECT i AS customer_id, 1.0 AS probability FROM range(410) t(i)");
});

interface Row {
  customer_id: string;
  persona: string | null;
  probability: number;
  low: number;
  high: number;
}
const rankedBy = (table: string) =>
  rowsOf(
    db.query(ranked({ everyone: "everyone", rates, otherwise: { rate: 0.01, low: 0, high: 0.02 }, salt: "s", scores: { table, type: "number" } })),
  ) as unknown as Row[];
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("within a persona customers rank by the model, and the odds move as the model's do", () => {
  const first = rankedBy("scores").filter(({ persona }) => persona === "N1");
  expect(first.map(({ customer_id }) => Number(customer_id))).toEqual([...first].map(({ customer_id }) => Number(customer_id)).sort((a, b) => b - a));
  expect(first).toHaveLength(180);
  for (const { low, probability, high } of first) expect(low <= probability && probability <= high).toBe(true);
});

test("the mean of a persona stays its rate, and customers without a score have the rate itself", () => {
  db.exec("CREATE TABLE all_left AS SELECT * REPLACE (NULL::INTEGER AS stop) FROM everyone");
  const query = { rates, otherwise: { rate: 0.01, low: 0, high: 0.02 }, salt: "s", scores: { table: "scores", type: "number" as const } };
  const found = rowsOf(db.query(ranked({ everyone: "all_left", ...query }))) as unknown as Row[];
  const of = (id: string) => found.filter(({ persona }) => persona === id);
  expect(mean(of("N1").map(({ probability }) => probability))).toBeCloseTo(0.3, 12);
  expect(mean(of("N2").map(({ probability }) => probability))).toBeCloseTo(0.05, 12);
  const without = of("N2").filter(({ customer_id }) => Number(customer_id) >= 380);
  expect(new Set(without.map(({ probability }) => probability))).toEqual(new Set([0.05]));
  expect(found.slice(0, 10).every(({ persona, probability }) => persona === null && probability === 0.01)).toBe(true);
});

test("a model that says the same of all moves nobody, even where it is sure", () => {
  expect(new Set(rankedBy("flat").map(({ persona, probability }) => `${persona} ${probability.toFixed(12)}`))).toEqual(
    new Set(["N1 0.300000000000", "N2 0.050000000000", "null 0.010000000000"]),
  );
});

test("those left are counted by whether they have a score", () => {
  expect(rowsOf(db.query(scoredLeft("everyone", { table: "scores", type: "number" })))).toEqual([{ scored: 342, unscored: 27 }]);
});
