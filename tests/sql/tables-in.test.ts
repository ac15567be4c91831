import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createDuckDB, NODE_RUNTIME, VoidLogger, type DuckDBConnection } from "@duckdb/duckdb-wasm/blocking";
import { beforeAll, expect, test } from "vitest";
import { tablesIn } from "../../src/sql/tables-in.ts";

let connection: DuckDBConnection;
beforeAll(async () => {
  const mainModule = join(dirname(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm")), "duckdb-eh.wasm");
  const bundle = { mainModule, mainWorker: "" };
  const db = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME);
  await db.instantiate();
  db.open({});
  connection = db.connect();
}, 60_000);

/** What DuckDB's own parser says. */
const oracle = (query: string) => connection.useUnsafe((bindings, id) => bindings.getTableNames(id, query));
const set = (names: readonly string[]) => [...new Set(names.map((name) => name.toLowerCase()))].sort();

const AGREED = [
  "SELECT 1",
  "SELECT * FROM customers",
  "FROM customers",
  "FROM customers SELECT id, age WHERE age > 3",
  "SELECT * FROM a, b WHERE a.x = b.x",
  "SELECT * FROM a AS x JOIN b y ON x.id = y.id LEFT JOIN c ON c.id = x.id, d",
  "SELECT * FROM a CROSS JOIN b",
  "SELECT * FROM (SELECT * FROM inner_one) AS o, other",
  "SELECT (SELECT max(x) FROM sub) FROM outside WHERE EXISTS (SELECT 1 FROM there WHERE y IN (SELECT z FROM deep))",
  "WITH c AS (SELECT * FROM base) SELECT * FROM c JOIN other ON true",
  "WITH c(a, b) AS MATERIALIZED (SELECT * FROM base), d AS NOT MATERIALIZED (FROM c) SELECT * FROM d",
  "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT * FROM r, edges",
  "SELECT * FROM a UNION ALL SELECT * FROM b EXCEPT SELECT * FROM c",
  "SELECT extract(year FROM day) FROM visits",
  "SELECT substring(name FROM 2) AS s, trim(BOTH ' ' FROM name) FROM people",
  "SELECT * FROM a WHERE x IS DISTINCT FROM y",
  "SELECT * FROM a WHERE x IS NOT DISTINCT FROM y AND EXISTS (FROM b)",
  "SELECT * FROM a ORDER BY x, y LIMIT 3",
  "SELECT a, b, count(*) FROM t GROUP BY a, b HAVING count(*) > 2 ORDER BY 1, 2",
  "SELECT coalesce(a.x, b.x) FROM a JOIN b ON coalesce(a.x, 1) = coalesce(b.x, 2), c",
  "SELECT sum(x) OVER (PARTITION BY a, b ORDER BY c) FROM t WINDOW w AS (PARTITION BY q)",
  'SELECT \'FROM nowhere\', "from" FROM "odd ""name""" -- FROM comment\n/* JOIN other */',
  "SELECT $$ FROM text $$ FROM real_one",
  "SELECT * FROM 客户 JOIN 活动_记录 ON true",
  "SELECT * FROM personas_members m, LATERAL (SELECT * FROM tags t WHERE t.id = m.id) x",
  "SELECT list_transform(l, x -> x + 1) FROM t",
  "SELECT CASE WHEN a THEN b ELSE c END FROM t QUALIFY row_number() OVER (ORDER BY a, b) = 1",
  "SELECT e'it''s FROM x' FROM t",
  "SELECT * EXCLUDE (a, b) REPLACE (c AS d) FROM t",
  "(SELECT * FROM a) UNION (SELECT * FROM b)",
  "SELECT * FROM (a JOIN b ON a.x = b.x) JOIN c ON true",
  "SELECT * FROM (VALUES (1, 2), (3, 4)) v(x, y), t",
];

for (const query of AGREED)
  test(`agrees with the parser: ${query}`, () => {
    expect(set(tablesIn(query))).toEqual(set(oracle(query)));
  });

const REFUSED: [query: string, tables: string[]][] = [
  ["SELECT * FROM range(10) r, unnest([1, 2]) u, t", ["t"]],
  ["SELECT * FROM a JOIN b USING (id, day), c", ["a", "b", "c"]],
  ["SELECT * FROM a NATURAL JOIN b", ["a", "b"]],
  ["SELECT * FROM a ASOF JOIN b ON a.t >= b.t", ["a", "b"]],
  ["SELECT COLUMNS('x.*') FROM a", ["a"]],
  ["PIVOT sales ON year, month USING sum(amount), count(*) GROUP BY region, product", ["sales"]],
  ["FROM (PIVOT sales ON year USING sum(amount)) p JOIN regions r ON true", ["sales", "regions"]],
  ["UNPIVOT wide ON a, b INTO NAME n VALUE v", ["wide"]],
];

for (const [query, tables] of REFUSED)
  test(`knows what the parser's own list does not: ${query}`, () => {
    expect(tablesIn(query)).toEqual(tables);
  });

test("of a path the last part counts, each table once, as first written", () => {
  expect(tablesIn("SELECT * FROM c.main.Customers, customers, main.b")).toEqual(["Customers", "b"]);
});

test("an unfinished query gives what can be seen", () => {
  expect(tablesIn("SELECT * FROM customers WHERE name = 'x")).toEqual(["customers"]);
  expect(tablesIn("SELECT * FROM")).toEqual([]);
  expect(tablesIn("")).toEqual([]);
});
