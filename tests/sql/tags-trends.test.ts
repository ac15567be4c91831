import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { numbers, rowsOf, table } from "../../src/core/table.ts";
import { name, sql } from "../../src/sql/sql.ts";
import { tagsFirstMonths } from "../../src/sql/tags-months.ts";
import { trendsAsOf, type Trends } from "../../src/sql/tags-trends.ts";
import { trendWeightRows } from "../../src/sql/trend-weights.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";
import { dampedHolt, slope, theilSen } from "../fixtures/trend.ts";

interface Series {
  y: number[];
  ols_slope: number;
  theil_sen_slope: number;
  mean: number;
  recent_mean: number;
  previous_mean: number;
  holt_damped: { forecast1_3: number[] };
}

const golden = JSON.parse(readFileSync("tests/golden/prep_trend.json", "utf8"));
const series: Series[] = [...golden.trend_megaline, ...golden.trend_short];
const rel: number = golden.meta.tolerance.rel;
const last = 24_000;

let db: DuckDB;

beforeAll(async () => {
  db = await openDuckDB();
  const rows = series.flatMap(({ y }, i) => y.map((value, t) => [i, last - y.length + 1 + t, value]));
  const column = (at: number, of = rows) => of.map((row) => row[at]);
  db.insert("months", table({ i: column(0), m: column(1), v0: column(2) }));
  const present = rows.filter(([, , value]) => value !== 0);
  db.insert("gaps", table({ i: column(0, present), m: column(1, present), v0: column(2, present) }));
  for (const months of ["months", "gaps"]) db.exec(sql`CREATE TABLE ${name(`${months}_first`)} AS ${tagsFirstMonths(months)}`);
  db.exec(sql`CREATE TABLE weights AS ${trendWeightRows(12)}`);
  db.exec(sql`CREATE TABLE anchor AS SELECT i, ${last} AS as_of FROM months GROUP BY i`);
});

const trends: Trends = { months: "months", firsts: "months_first", weights: "weights", floors: [0], window: 12, absentIsZero: true, robust: false, first: 0 };

function measured(options: Partial<Trends>) {
  const found = db.query(sql`FROM (${trendsAsOf("anchor", { ...trends, ...options })}) ORDER BY i`);
  return Object.fromEntries(["i", "n", "l0", "q0", "s0", "f0"].map((column) => [column, numbers(found, column)]));
}

function near(got: number, expected: number, what: string) {
  expect(Math.abs(got - expected), `${what}: ${got}, expected ${expected}, tolerance ${rel}`).toBeLessThanOrEqual(Math.max(rel * Math.abs(expected), 1e-15));
}

/** Slope over mean size. */
const relative = (slope: number, { y }: Series) => slope / (y.reduce((sum, value) => sum + Math.abs(value), 0) / y.length || 1);

test("levels, slopes and forecasts made in SQL are scipy's and statsmodels'", () => {
  const { n, l0, q0, s0, f0 } = measured({});
  expect(n.length).toBe(series.length);
  series.forEach((one, i) => {
    expect(n[i]).toBe(one.y.length);
    near(l0[i], one.recent_mean, `level of ${one.y}`);
    if (one.y.length < 3) return expect([q0[i], s0[i], f0[i]]).toEqual([NaN, NaN, NaN]);
    near(q0[i], one.previous_mean, `level before of ${one.y}`);
    near(s0[i], relative(one.ols_slope, one), `slope of ${one.y}`);
    near(f0[i], one.holt_damped.forecast1_3[0], `forecast of ${one.y}`);
  });
});

test("the median of slopes is scipy's", () => {
  const { s0 } = measured({ robust: true });
  series.forEach((one, i) => one.y.length >= 3 && near(s0[i], relative(one.theil_sen_slope, one), `Theil-Sen of ${one.y}`));
});

test("where no row means unknown, a series is the months that are known", () => {
  for (const robust of [false, true]) {
    const whole = measured({ robust });
    const known = measured({ robust, absentIsZero: false });
    for (const column of ["n", "l0", "q0", "s0", "f0"]) expect(known[column]).toEqual(whole[column]);
    const gaps = measured({ robust, absentIsZero: false, months: "gaps", firsts: "gaps_first" });
    gaps.n.forEach((n, at) => {
      const y = series[gaps.i[at]].y.filter((value) => value !== 0);
      expect(n).toBe(y.length);
      if (n < 3) return;
      near(gaps.f0[at], dampedHolt(y).at(1), `forecast of ${y}`);
      const size = y.reduce((sum, value) => sum + Math.abs(value), 0) / n;
      near(gaps.s0[at], (robust ? theilSen(y) : slope(y)) / size, `slope of ${y}`);
    });
  }
});

test("a missing month is no use, a window looks no further back than it says, and who came later has no series", () => {
  db.insert("sparse", table({ i: [1, 1, 1, 3], m: [last - 11, last - 3, last, last], v0: [100, 6, 3, 9] }));
  db.exec(sql`CREATE OR REPLACE TABLE sparse_first AS ${tagsFirstMonths("sparse")}`);
  db.exec(sql`CREATE OR REPLACE TABLE one AS SELECT 1 AS i, ${last} AS as_of UNION ALL SELECT 2, ${last} UNION ALL SELECT 3, ${last - 1}`);
  const found = rowsOf(db.query(sql`SELECT n, l0, q0 FROM (${trendsAsOf("one", { ...trends, months: "sparse", firsts: "sparse_first", window: 6 })})`));
  expect(found).toContainEqual({ n: 6, l0: 1, q0: 2 });
  expect(found.filter(({ n }) => n === 0)).toEqual([
    { n: 0, l0: 0, q0: null },
    { n: 0, l0: 0, q0: null },
  ]);
});

test("nothing is known before the first month of all", () => {
  const found = rowsOf(db.query(sql`SELECT n, l0 FROM (${trendsAsOf("one", { ...trends, months: "sparse", firsts: "sparse_first", first: last + 1 })})`));
  for (const row of found) expect(row.l0).toBeNull();
});

test("a slope is measured against the floor where the mean size is smaller", () => {
  db.insert("small", table({ i: [1, 1, 1], m: [last - 2, last - 1, last], v0: [0, 1, 2] }));
  db.exec(sql`CREATE OR REPLACE TABLE small_first AS ${tagsFirstMonths("small")}; CREATE OR REPLACE TABLE one AS SELECT 1 AS i, ${last} AS as_of`);
  const found = rowsOf(db.query(trendsAsOf("one", { ...trends, months: "small", firsts: "small_first", floors: [4] })));
  expect(found[0]).toMatchObject({ s0: 0.25 });
});
