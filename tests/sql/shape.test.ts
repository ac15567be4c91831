import { beforeAll, expect, test } from "vitest";
import { compare } from "../../src/core/drift/compare.ts";
import { shapeOf } from "../../src/core/drift/shape.ts";
import { measure } from "../../src/run/shape.ts";
import type { Field } from "../../src/cells/cell.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

let db: DuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.exec(`CREATE TABLE people AS SELECT
    lpad(i::VARCHAR, 6, '0') AS customer_id,
    (i * 37 % 1000)::INTEGER AS spend,
    CASE WHEN i % 10 = 0 THEN NULL WHEN i % 3 = 0 THEN '上海' ELSE 'it''s' END AS "the city",
    i % 4 = 0 AS flag,
    DATE '2024-01-01' + (i % 100)::INTEGER AS joined,
    [i] AS odd
    FROM range(2000) t(i)`);
  db.exec("CREATE TABLE monthly AS SELECT customer_id, unnest(range(12)) AS m, 'p' || (spend % 40) AS plan FROM people");
}, 60_000);

const FIELDS: Field[] = [
  { name: "customer_id", type: "text" },
  { name: "spend", type: "number" },
  { name: "the city", type: "text" },
  { name: "flag", type: "boolean" },
  { name: "joined", type: "date" },
  { name: "odd", type: "other" },
];
const ask = (query: string) => Promise.resolve(db.query(query));

test("a table is measured: how full its columns are, its bins and its values", async () => {
  const { rows, sampled, least, columns } = await measure(ask, "people", FIELDS, { k: 10 });
  expect({ rows, sampled, least }).toEqual({ rows: 2000, sampled: 2000, least: 10 });
  const [id, spend, city, flag, joined, odd] = columns;
  expect(id).toMatchObject({ filled: 2000 });
  expect(id.levels).toBeUndefined();
  expect(spend.bins!.edges).toEqual([99, 199, 299, 399, 499, 599, 699, 799, 899]);
  expect(spend.bins!.rows).toEqual(Array(10).fill(200));
  expect(city).toMatchObject({
    filled: 1800,
    distinct: 2,
    levels: [
      { level: "it's", rows: 1200, people: 1200 },
      { level: "上海", rows: 600 },
    ],
  });
  expect(flag.levels).toEqual([
    { level: "false", rows: 1500, people: 1500 },
    { level: "true", rows: 500, people: 500 },
  ]);
  expect(joined.bins!.edges[4]).toBe(19723 + 49);
  expect(odd).toEqual({ name: "odd", type: "other", filled: 2000 });
});

test("the shape that is kept holds no id and no single customer's value", async () => {
  const measured = await measure(ask, "people", FIELDS, { k: 10 });
  const text = JSON.stringify(shapeOf(measured, 10, measured.least));
  expect(text).toContain("上海");
  expect(text).not.toMatch(/00\d{4}/);
});

test("where customers have several rows, k customers are counted, not k rows", async () => {
  const fields: Field[] = [
    { name: "customer_id", type: "text" },
    { name: "m", type: "number" },
    { name: "plan", type: "text" },
  ];
  const measured = await measure(ask, "monthly", fields, { k: 10 });
  expect(measured.least).toBe(120);
  expect(measured.columns[2].levels![0]).toEqual({ level: "p0", rows: 600, people: 50 });
});

test("a table against its own reference has no finding, and one that moved is told", async () => {
  const first = await measure(ask, "people", FIELDS, { k: 10 });
  const reference = shapeOf(first, 10, first.least);
  expect(compare(reference, await measure(ask, "people", FIELDS, { k: 10, reference }), 10)).toMatchObject({ findings: [], same: 6, unsure: [] });
  db.exec(
    `CREATE TABLE later AS SELECT * REPLACE (spend + 300 AS spend, CASE WHEN "the city" = '上海' AND spend % 5 = 0 THEN '杭州' ELSE "the city" END AS "the city") FROM people`,
  );
  const { findings } = compare(reference, await measure(ask, "later", FIELDS, { k: 10, reference }), 10);
  expect(findings).toMatchObject([
    { what: "drift", column: "spend", word: "alarm" },
    { what: "levels", column: "the city", fresh: [{ level: "杭州" }], rare: false },
  ]);
});

test("a value on an edge belongs below it, what is missing to no bin, and what is above the last edge to the last", async () => {
  db.exec("CREATE TABLE few AS SELECT CASE WHEN i < 100 THEN NULL WHEN i < 1000 THEN 0 ELSE i::DOUBLE END AS x FROM range(2000) t(i)");
  const fields: Field[] = [{ name: "x", type: "number" }];
  const reference = { rows: 1, columns: [{ name: "x", type: "number" as const, missing: 0, edges: [-1, 0, 1999], shares: [0, 0, 0, 1] }] };
  const [x] = (await measure(ask, "few", fields, { k: 10, reference })).columns;
  expect(x.against!.rows).toEqual([0, 900, 1000, 0]);
  expect(x.bins!.rows.reduce((sum, n) => sum + n)).toBe(1900);
  db.exec("UPDATE few SET x = 5000 WHERE x = 1500");
  expect((await measure(ask, "few", fields, { k: 10, reference })).columns[0].against!.rows).toEqual([0, 900, 999, 1]);
});

test("an empty table and one of a single column of ids are measured too", async () => {
  db.exec("CREATE TABLE nobody AS SELECT * FROM people LIMIT 0");
  expect(await measure(ask, "nobody", FIELDS, { k: 10 })).toMatchObject({ rows: 0, columns: FIELDS.map(({ name }) => ({ name, filled: 0 })) });
  db.exec("CREATE TABLE ids AS SELECT customer_id FROM people");
  expect((await measure(ask, "ids", FIELDS.slice(0, 1), { k: 10 })).columns).toMatchObject([{ name: "customer_id", filled: 2000 }]);
});
