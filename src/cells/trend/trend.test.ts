import { beforeAll, expect, test } from "vitest";
import { Fault } from "../../core/fault.ts";
import { rowsOf } from "../../core/table.ts";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import golden from "../../../tests/golden/holt_winters.json" with { type: "json" };
import kind from "./index.ts";

const passengers = golden.series.AirPassengers;
let stand: StandIn;

beforeAll(async () => {
  stand = await openReach();
  const list = passengers.join(", ");
  stand.put(
    "flights",
    `SELECT (DATE '1949-01-01' + to_months((i - 1)::INTEGER))::DATE AS month, v::INTEGER AS people FROM (SELECT unnest([${list}]) AS v, generate_subscripts([${list}], 1) AS i)`,
  );
  stand.put("as_text", "SELECT strftime(month, '%Y%m') AS month, people FROM flights");
  stand.put("as_number", "SELECT strftime(month, '%Y%m')::INTEGER AS month, people FROM flights");
  stand.put("as_slash", "SELECT year(month) || '/' || month(month) AS month, people FROM flights");
  stand.put(
    "sales",
    `SELECT d::DATE AS day, CASE WHEN i % 3 = 0 THEN 'north' ELSE 'south' END AS region, 'c' || (i % 40) AS customer, (1 + i % 7)::DOUBLE AS money
     FROM (SELECT unnest(generate_series(DATE '2022-01-01', DATE '2024-06-11', INTERVAL 1 DAY)) AS d), (SELECT unnest(range(6)) AS i)`,
  );
});

const refused = async (spec: object) => (await stand.runCell(kind, "t", spec).catch((error: unknown) => error as Fault)) as Fault;

test("a series of months is foretold with its seasons, and no worse than by R", async () => {
  const { series, season, ahead, unfinished, periods } = await stand.runCell(kind, "trend", {
    table: "flights",
    date: "month",
    values: ["people"],
    horizon: 12,
  });
  expect([series.length, season, unfinished, periods.length, ahead[0], ahead.at(-1)]).toEqual([1, 12, null, 144, "1961-01-01", "1961-12-01"]);
  const [each] = series;
  expect([each.method, each.type]).toEqual(["holt-winters", "multiplicative"]);
  const squares = each.values.reduce((sum: number, value, i) => sum + (each.fitted[i] === null ? 0 : (value! - each.fitted[i]) ** 2), 0);
  expect(squares).toBeLessThanOrEqual(1.001 * golden.optimised_mult_simple_init.sse);
  expect(each.year).toBeCloseTo(432 / 405 - 1, 12);
  expect(each.before).toBeCloseTo(432 / 390 - 1, 12);
  for (const { mean, low, high } of each.forecast) expect(low! < mean && mean < high!).toBe(true);
});

test("the table holds what was and what is expected, with growth", async () => {
  const rows = rowsOf(stand.query("SELECT * FROM trend ORDER BY period"));
  expect(rows.length).toBe(156);
  expect(rows[0]).toMatchObject({ series: "people", period: "1949-01-01", value: 112, forecast: 0, mom: null, yoy: null, cumulative: 112 });
  expect(rows[143]).toMatchObject({ value: 432, forecast: 0, cumulative: passengers.reduce((a, b) => a + b, 0) });
  expect(rows[144]).toMatchObject({ period: "1961-01-01", forecast: 1, fitted: null });
  expect(rows[144].yoy).toBeCloseTo((rows[144].value as number) / 417 - 1, 12);
});

test.each(["as_text", "as_number", "as_slash"])("months written otherwise (%s) give the same bytes", async (table) => {
  const said = { date: "month", values: ["people"] };
  const [a, b] = [await stand.runCell(kind, "a", { table: "flights", ...said }), await stand.runCell(kind, "b", { table, ...said })];
  expect(JSON.stringify(b)).toBe(JSON.stringify(a));
});

test("a last month that is not over is kept out of growth and forecast, unless the reader says otherwise", async () => {
  const said = { table: "sales", date: "day", values: ["money"] };
  const found = await stand.runCell(kind, "s", said);
  expect([found.unfinished, found.ahead[0], found.periods.at(-1)]).toEqual(["2024-06-01", "2024-06-01", "2024-06-01"]);
  expect(found.series[0].last).toBe(31 * 21);
  expect(found.series[0].fitted.at(-1)).toBe(null);
  const kept = await stand.runCell(kind, "s", { ...said, incomplete: "keep" });
  expect([kept.unfinished, kept.ahead[0], kept.series[0].last]).toEqual([null, "2024-07-01", 11 * 21]);
  const dropped = await stand.runCell(kind, "s", { ...said, incomplete: "drop" });
  expect([dropped.unfinished, dropped.periods.at(-1), dropped.series[0].last]).toEqual([null, "2024-05-01", 31 * 21]);
});

test("the reference month tells which month is not over where the days do not", async () => {
  const said = { table: "flights", date: "month", values: ["people"] };
  stand.settings.month = "1960-11";
  const found = await stand.runCell(kind, "m", said);
  stand.settings.month = null;
  expect([found.unfinished, found.series[0].last]).toEqual(["1960-12-01", 390]);
});

test("levels make series, the largest first, and the rest are counted", async () => {
  const found = await stand.runCell(kind, "l", { table: "sales", date: "day", by: "region", measure: "distinct", of: "customer", grain: "quarter", top: 1 });
  expect([found.levels, found.series.map(({ level }) => level), found.season]).toEqual([2, ["south"], 4]);
  expect(found.series[0].last).toBe(4);
  const summed = await stand.runCell(kind, "l", { table: "sales", date: "day", by: "region", values: ["money"] });
  expect(summed.series.map(({ level, last }) => [level, last])).toEqual([
    ["south", 31 * 16],
    ["north", 31 * 5],
  ]);
});

test("months without rows are named and stay gaps, or count as 0 where the reader says so", async () => {
  stand.put("holes", "SELECT * FROM flights WHERE month NOT IN (DATE '1955-03-01', DATE '1955-04-01')");
  const said = { table: "holes", date: "month", values: ["people"] };
  const [left] = (await stand.runCell(kind, "h", said)).series;
  expect([left.gaps, left.values[74], left.fitted[74], left.method]).toEqual([["1955-03-01", "1955-04-01"], null, null, "holt-winters"]);
  const [zero] = (await stand.runCell(kind, "h", { ...said, gaps: "zero" })).series;
  expect([zero.gaps, zero.values[74], zero.type]).toEqual([[], 0, "additive"]);
});

test("short series are foretold by simpler methods, and series that ended are not", async () => {
  const methods = [];
  for (const months of [10, 5]) methods.push((await stand.runCell(kind, "x", { table: "last", date: "month", ...short(months) })).series[0].method);
  expect(methods).toEqual(["damped", "level"]);
  stand.put("ended", "SELECT month, people, 'a' AS who FROM flights UNION ALL SELECT month, people, 'b' FROM flights WHERE month < DATE '1958-01-01'");
  const found = await stand.runCell(kind, "x", { table: "ended", date: "month", values: ["people"], by: "who" });
  expect(found.series.map(({ level, ended, forecast }) => [level, ended, forecast.length])).toEqual([
    ["a", null, 6],
    ["b", "1957-12-01", 0],
  ]);

  function short(months: number) {
    stand.put("last", `SELECT * FROM flights ORDER BY month LIMIT ${months}`);
    return { values: ["people"] };
  }
});

test("what stops a trend is said with the table, the column and what to do", async () => {
  stand.put("odd", "SELECT 'x' || i AS when_, i AS n, 0 AS nothing, DATE '2024-01-01' + i::INTEGER AS day FROM range(40) t(i)");
  const specs = [
    {},
    { table: "odd" },
    { table: "odd", date: "gone" },
    { table: "odd", date: "day", values: ["when_"] },
    { table: "odd", date: "day", measure: "distinct" },
    { table: "odd", date: "when_", values: ["n"] },
    { table: "odd", date: "day", values: ["n"] },
    { table: "odd", date: "day", values: ["nothing"], grain: "day" },
  ];
  const codes = [];
  for (const spec of specs) codes.push((await refused(spec)).data);
  expect(codes).toEqual([
    { code: "trend/no-table", facts: {} },
    { code: "trend/no-date", facts: { table: "odd" } },
    { code: "trend/no-column", facts: { table: "odd", column: "gone" } },
    { code: "trend/not-a-number", facts: { table: "odd", column: "when_" } },
    { code: "trend/no-distinct", facts: { table: "odd" } },
    { code: "trend/no-dates", facts: { table: "odd", column: "when_", example: "x0" } },
    { code: "trend/too-few", facts: { table: "odd", column: "day", periods: 1, least: 3 } },
    { code: "trend/all-zero", facts: { table: "odd" } },
  ]);
});
