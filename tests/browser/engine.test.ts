import { afterAll, beforeAll, expect, test } from "vitest";
import { Fault } from "../../src/core/fault.ts";
import { coded, rowsOf, table } from "../../src/core/table.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import { handwritten as q } from "../../src/sql/sql.ts";

let engine: Engine;
const heard: number[] = [];
beforeAll(async () => {
  engine = await openEngine({ progress: (share) => heard.push(share), lost: () => undefined });
}, 120_000);
afterAll(() => engine?.close());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing",
    (error: unknown) => (error instanceof Fault ? error.data : error),
  );

test("opening tells how far it is, and ends at 1", () => {
  expect(heard.at(-1)).toBe(1);
  expect(heard).toEqual([...heard].sort((a, b) => a - b));
});

test("a query gives numbers as numbers and the rest as text, with missing values", async () => {
  const got = await engine.query(
    q(`SELECT * FROM (VALUES
      (1::BIGINT, 1.25::DECIMAL(10,2), 'a', DATE '2024-06-30', TIMESTAMP '2024-06-30 12:00:00.5', true, 2.5::FLOAT, [1,2]),
      (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)) t(b, d, t, day, moment, yes, f, l)`),
  );
  expect(rowsOf(got)).toEqual([
    { b: 1, d: 1.25, t: "a", day: "2024-06-30", moment: "2024-06-30 12:00:00.5", yes: 1, f: 2.5, l: "[1,2]" },
    { b: null, d: null, t: null, day: null, moment: null, yes: null, f: null, l: null },
  ]);
});

test("a query gives every row across many batches, and sums are numbers", async () => {
  const got = await engine.query(q("SELECT range AS i, 'k' || range % 3 AS k, range::DOUBLE / 2 AS h FROM range(100000)"));
  expect(got.rows).toBe(100_000);
  expect((got.columns.h as Float64Array)[99_999]).toBe(49_999.5);
  expect(rowsOf(await engine.query(q("SELECT sum(range) AS s, count(*) AS n FROM range(100000)")))).toEqual([{ s: 4999950000, n: 100000 }]);
});

test("odd types and odd values are said in words; names that come twice are kept apart", async () => {
  const got = await engine.query(
    q(`SELECT DATE 'infinity' AS a, DATE '1969-12-31' AS a, TIMESTAMP '1969-12-31 23:59:59.25' AS b, TIME '01:02:03' AS c, {'x': 1, 'y': [2.5]} AS d,
      -5000000000::BIGINT AS e, 170141183460469231731687303715884105727::HUGEINT AS f, 200::UTINYINT AS h, NULL AS i, '\\x01'::BLOB AS j`),
  );
  expect(rowsOf(got)).toEqual([
    {
      a: "infinity",
      a_1: "1969-12-31",
      b: "1969-12-31 23:59:59.25",
      c: "01:02:03",
      d: '{"x":1,"y":[2.5]}',
      e: -5000000000,
      f: 2 ** 127,
      h: 200,
      i: null,
      j: "01",
    },
  ]);
});

test("an ENUM asks to be text", async () => {
  expect(await codeOf(engine.query(q("SELECT 'x'::ENUM('x', 'y') AS g")))).toMatchObject({
    code: "engine/sql",
    facts: { message: '"g" is an ENUM: write "g"::VARCHAR' },
  });
  expect((await engine.query(q("SELECT 1 AS a"))).rows).toBe(1);
});

test("written columns come back, with what is missing", async () => {
  const content = { rows: 3, columns: { x: Float64Array.of(1, NaN, 3), "客户 id": coded(["007", null, "b"]) } };
  expect(await engine.write("written", content)).toBe(3);
  expect(rowsOf(await engine.query(q("FROM written")))).toEqual(rowsOf(content));
  expect(await engine.fields("Written")).toEqual([
    { name: "x", type: "number" },
    { name: "客户 id", type: "text" },
  ]);
  expect(rowsOf(await engine.query(q("SELECT count(x) AS n FROM written")))).toEqual([{ n: 2 }]);
});

test("writing again replaces, and a table without rows has its columns", async () => {
  await engine.write("again", table({ a: [1, 2] }));
  expect(await engine.write("again", table({ b: ["x"] }))).toBe(1);
  expect(await engine.fields("again")).toEqual([{ name: "b", type: "text" }]);
  expect(await engine.write("again", { rows: 0, columns: { c: new Float64Array(0) } })).toBe(0);
  expect(await engine.fields("again")).toEqual([{ name: "c", type: "number" }]);
});

test("many rows written arrive whole", async () => {
  const n = 300_000;
  const content = {
    rows: n,
    columns: { i: Float64Array.from({ length: n }, (_, i) => i), k: { codes: Int32Array.from({ length: n }, (_, i) => i % 7), levels: [..."abcdefg"] } },
  };
  expect(await engine.write("many", content)).toBe(n);
  expect(rowsOf(await engine.query(q("SELECT sum(i) AS s, count(DISTINCT k) AS k FROM many")))).toEqual([{ s: (n * (n - 1)) / 2, k: 7 }]);
});

test("tables are listed with their rows, and run makes, renames and drops them", async () => {
  await engine.run(q("CREATE OR REPLACE TABLE made AS SELECT * FROM range(5)"));
  expect(await engine.tables()).toContainEqual({ name: "made", rows: 5 });
  await engine.run(q("ALTER TABLE made RENAME TO named"));
  await engine.run(q("DROP TABLE named"));
  expect((await engine.tables()).map(({ name }) => name)).not.toContain("named");
});

test("faults say the table, the column, the line", async () => {
  await engine.run(q("CREATE OR REPLACE TABLE customers AS SELECT 1 AS age"));
  expect(await codeOf(engine.query(q("FROM customer")))).toEqual({ code: "engine/no-table", facts: { table: "customer", near: ["customers"] } });
  expect(await codeOf(engine.query(q("SELECT ages FROM customers")))).toEqual({ code: "engine/no-column", facts: { column: "ages", candidates: ["age"] } });
  expect(await codeOf(engine.query(q("SELECT c.ages FROM customers c")))).toMatchObject({
    code: "engine/no-column",
    facts: { column: "ages", candidates: ["age"] },
  });
  expect(await codeOf(engine.query(q("SELECT '客户',\n  foo(age)\nFROM customers")))).toMatchObject({ code: "engine/sql", facts: { line: 2, position: 15 } });
  expect(await codeOf(engine.query(q("SELECT 1 +")))).toMatchObject({ code: "engine/sql", facts: { line: 1 } });
  expect(await codeOf(engine.fields("nowhere"))).toMatchObject({ code: "engine/no-table", facts: { table: "nowhere" } });
});

test("the lock refuses the network, the disk, code and its own undoing", async () => {
  for (const statement of [
    "FROM read_csv('https://example.com/a.csv')",
    "FROM 'https://example.com/a.csv'",
    "COPY customers TO 'https://example.com/a.csv'",
    "COPY customers TO 'out.csv'",
    "ATTACH 'https://example.com/a.db'",
    "LOAD icu",
    "SELECT current_date",
    "SET enable_external_access = true",
    "RESET lock_configuration",
    "FROM glob('*')",
    "FROM read_text('local/../secret')",
  ])
    expect(await codeOf(engine.query(q(statement))), statement).toMatchObject({ code: "engine/denied" });
});

test("a query called off rejects with the reason, and the engine goes on", async () => {
  const control = new AbortController();
  const slow = engine.query(q("SELECT sum(sqrt(range)) FROM range(3000000000)"), { signal: control.signal });
  setTimeout(() => control.abort(), 100);
  await expect(slow).rejects.toMatchObject({ name: "AbortError" });
  expect((await engine.query(q("SELECT 1 AS a"))).rows).toBe(1);
});

test("a query called off while it waits rejects at once and passes its turn on", async () => {
  const first = new AbortController();
  const second = new AbortController();
  const slow = engine.query(q("SELECT sum(sqrt(range)) FROM range(3000000000)"), { signal: first.signal });
  const waiting = engine.query(q("SELECT 2 AS a"), { signal: second.signal });
  const after = engine.query(q("SELECT 3 AS a"));
  second.abort();
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  first.abort();
  await expect(slow).rejects.toMatchObject({ name: "AbortError" });
  expect(rowsOf(await after)).toEqual([{ a: 3 }]);
});

test("the reader's questions are answered while a cell runs", async () => {
  const control = new AbortController();
  let over = false;
  const slow = engine.query(q("SELECT sum(sqrt(range)) FROM range(3000000000)"), { signal: control.signal }).catch(() => (over = true));
  expect(rowsOf(await engine.query(q("SELECT 42 AS a"), { lane: "reader" }))).toEqual([{ a: 42 }]);
  expect(over).toBe(false);
  control.abort();
  await slow;
});

test("making a table tells how far it is", async () => {
  const shares: number[] = [];
  await engine.run(q("CREATE OR REPLACE TABLE big AS SELECT range AS i, hash(range) AS h FROM range(3000000) ORDER BY h"), {
    progress: (share) => shares.push(share),
  });
  expect(shares.length).toBeGreaterThan(0);
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  await engine.run(q("DROP TABLE big"));
});

test("a table that is made replaces the one of its name, in whichever room that was", async () => {
  const rows = async () => rowsOf(await engine.query(q('SELECT count(*) AS n, min(x) AS x FROM "wanders"')))[0];
  expect(await engine.make("wanders", [q("SELECT range AS x FROM range(3)")])).toBe(3);
  await engine.run(q('CREATE OR REPLACE TABLE "Wanders" AS SELECT 7 AS x'));
  expect(await rows()).toEqual({ n: 1, x: 7 });
  expect(await engine.make("wanders", [q("SELECT range + 1 AS x FROM range(2)"), q("SELECT range + 3 AS x FROM range(3)")])).toBe(5);
  expect(await rows()).toEqual({ n: 5, x: 1 });
  expect((await engine.tables()).filter(({ name }) => name.toLowerCase() === "wanders")).toEqual([{ name: "wanders", rows: 5 }]);
});
