import { beforeAll, expect, test } from "vitest";
import { row, rowsOf } from "../../src/core/table.ts";
import { idsEdges, idsLinks, idsNodes, idsPairs, idsShared } from "../../src/sql/ids-links.ts";
import { idsBadWeights } from "../../src/sql/ids-rows.ts";
import { idText, type Cleaning } from "../../src/sql/ids-text.ts";
import { idsValues } from "../../src/sql/ids-values.ts";
import type { Raw } from "../../src/sql/key.ts";
import { name, sql, text } from "../../src/sql/sql.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

let db: DuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});

const all: Cleaning[] = ["width", "trim", "phone", "email"];

function cleaned(value: string, type: string, cleanings: readonly Cleaning[] = all): unknown {
  const raw: Raw = { column: sql`${text(value)}`, type: "text" };
  return row(db.query(sql`SELECT ${idText(raw, type, cleanings)} AS v`), 0).v;
}

for (const [written, meant] of [
  ["+86 138-0000-0001", "13800000001"],
  ["008613800000001", "13800000001"],
  ["8613800000001", "13800000001"],
  ["（０８６）", "086"],
  ["(+86)138 0000 0001", "13800000001"],
  ["13800000001.0", "13800000001"],
  ["\ufeff１３８００００００１\u3000", "138000000１".replace("１", "1")],
  ["010-6554-1234", "01065541234"],
  ["86554123", "86554123"],
])
  test(`the phone ${JSON.stringify(written)} is ${meant}`, () => {
    expect(cleaned(written, "phone")).toBe(meant);
  });

test("emails are compared in lower case, other ids as they are written", () => {
  expect(cleaned(" A.B@Example.CN\t", "email")).toBe("a.b@example.cn");
  expect(cleaned(" K001-A ", "customer")).toBe("K001-A");
  expect(cleaned("+86 138", "customer")).toBe("+86 138");
});

test("without cleaning a text stays as it is, and blanks are still no id", () => {
  expect(cleaned(" +86 1 ", "phone", [])).toBe(" +86 1 ");
  expect(cleaned("", "phone", [])).toBe(null);
  expect(cleaned(" \u3000", "phone")).toBe(null);
});

test("numbers are written out in full", () => {
  const written = (value: string) =>
    row(db.query(sql`SELECT ${idText({ column: sql`x`, type: "number" }, "customer", all)} AS v FROM (SELECT ${value as never} AS x)`), 0).v;
  expect(written("12345678901::BIGINT")).toBe("12345678901");
  expect(written("7.0::DOUBLE")).toBe("7");
  expect(written("1.38e10::DOUBLE")).toBe("13800000000");
});

/** Rows of three places: t0, v0 … as `idsRows` makes them. */
function rows(values: string): string {
  db.exec(
    `CREATE OR REPLACE TABLE r AS SELECT 0 AS t0, v0, 1 AS t1, v1, 2 AS t2, v2, w::DOUBLE AS w, d::DATE AS d FROM (VALUES ${values}) t(v0, v1, v2, w, d)`,
  );
  return "r";
}

const nothing = { words: ["null", "无"], hashes: ["abc123"], never: ["Shop"], long: [1] };

test("values that name nobody have their reason, distinct values their rows", () => {
  rows(
    "('0', '0-0-0', 'null', 1, NULL), ('1111', '1111', '无', 1, NULL), ('11111111', 'a', 'ABC123', 1, NULL), ('-', 'a', 'shop', 1, NULL), (NULL, '🙂', 'x''\"y', 1, NULL)",
  );
  db.exec(sql`CREATE OR REPLACE TABLE v AS ${idsValues([{ table: "r", places: 3 }], nothing)}`);
  expect(rowsOf(db.query("SELECT t, id, rows, why FROM v ORDER BY t, id"))).toEqual([
    { t: 0, id: "-", rows: 1, why: "word" },
    { t: 0, id: "0", rows: 1, why: "zeros" },
    { t: 0, id: "1111", rows: 1, why: null },
    { t: 0, id: "11111111", rows: 1, why: "repeated" },
    { t: 1, id: "0-0-0", rows: 1, why: "zeros" },
    { t: 1, id: "1111", rows: 1, why: "repeated" },
    { t: 1, id: "a", rows: 2, why: null },
    { t: 1, id: "🙂", rows: 1, why: null },
    { t: 2, id: "ABC123", rows: 1, why: "hash" },
    { t: 2, id: "null", rows: 1, why: "word" },
    { t: 2, id: "shop", rows: 1, why: "listed" },
    { t: 2, id: "x'\"y", rows: 1, why: null },
    { t: 2, id: "无", rows: 1, why: "word" },
  ]);
});

function linked(values: string): void {
  const of = [{ table: rows(values), places: 3 }];
  db.exec(sql`CREATE OR REPLACE TABLE v AS ${idsValues(of, nothing)}`);
  db.exec(sql`CREATE OR REPLACE TABLE l AS ${idsLinks(of, "v")}`);
  db.exec(sql`CREATE OR REPLACE TABLE p AS ${idsPairs("l")}`);
}

/** The ids and links that are left when some are shared. */
function left(shared = sql`SELECT 0 AS k WHERE false`) {
  db.exec(sql`CREATE OR REPLACE TABLE s AS ${shared}`);
  db.exec(sql`CREATE OR REPLACE TABLE n AS ${idsNodes("v", "s")}`);
  db.exec(sql`CREATE OR REPLACE TABLE e AS ${idsEdges("p", "n")}`);
  const ids = rowsOf(db.query("SELECT id FROM n ORDER BY n")).map(({ id }) => id);
  return {
    ids,
    links: rowsOf(db.query("SELECT x.id AS a, y.id AS b, weight FROM e JOIN n x ON x.n = e.a JOIN n y ON y.n = e.b ORDER BY e")).map((edge) =>
      Object.values(edge),
    ),
  };
}

test("the first id of a row is linked with the others, and equal links add up", () => {
  linked("('k', 'p', 'c', 1, NULL), ('k', 'p', NULL, 2.5, NULL), (NULL, 'p', 'c', 1, NULL), (NULL, NULL, 'c', 1, NULL), ('null', 'q', 'c', 1, NULL)");
  expect(left()).toEqual({
    ids: ["k", "p", "q", "c"],
    links: [
      ["k", "p", 3.5],
      ["k", "c", 1],
      ["p", "c", 1],
      ["q", "c", 1],
    ],
  });
});

test("a link keeps its direction unless it was given both ways, and an id is not linked with itself", () => {
  db.exec(
    "CREATE OR REPLACE TABLE r AS SELECT 0 AS t0, a AS v0, 0 AS t1, b AS v1, 1::DOUBLE AS w, NULL::DATE AS d FROM (VALUES ('b', 'a'), ('c', 'b'), ('b', 'c'), ('a', 'a')) t(a, b)",
  );
  const of = [{ table: "r", places: 2 }];
  db.exec(sql`CREATE OR REPLACE TABLE v AS ${idsValues(of, nothing)}`);
  db.exec(sql`CREATE OR REPLACE TABLE l AS ${idsLinks(of, "v")}`);
  db.exec(sql`CREATE OR REPLACE TABLE p AS ${idsPairs("l")}`);
  expect(left().links).toEqual([
    ["b", "c", 2],
    ["b", "a", 1],
  ]);
});

test("an id is shared by its partners within so many days, and links without a day always count", () => {
  const shared = (values: string, most: number) => {
    linked(values);
    const found = idsShared({ links: "l", values: "v", types: [1], most, days: 30 });
    return rowsOf(db.query(sql`SELECT id, partners FROM (${found}) JOIN v USING (k) ORDER BY id`)).map(({ id, partners }) => [id, partners]);
  };
  const day = (who: string, date: string | null) => `('${who}', 'dev', NULL, 1, ${date ? `'${date}'` : "NULL"})`;
  expect(shared([day("a", "2024-01-01"), day("b", "2024-01-30"), day("c", "2024-01-31")].join(), 1)).toEqual([["dev", 2]]);
  expect(shared([day("a", "2024-01-01"), day("b", "2024-01-30"), day("c", "2024-01-31")].join(), 2)).toEqual([]);
  expect(shared([day("a", "2024-01-01"), day("b", "2024-01-30"), day("c", null)].join(), 2)).toEqual([["dev", 3]]);
  expect(shared([day("a", null), day("b", null), day("b", null)].join(), 1)).toEqual([["dev", 2]]);
  expect(shared([day("a", "2024-01-01"), day("a", "2024-01-02")].join(), 1)).toEqual([]);
  linked(day("a", null));
  db.exec(sql`CREATE OR REPLACE TABLE dev AS SELECT k FROM v WHERE id = 'dev'`);
  expect(left(sql`FROM ${name("dev")}` as never)).toEqual({ ids: ["a"], links: [] });
});

test("bad weights are counted, the first with its row", () => {
  db.exec("CREATE OR REPLACE TABLE w AS SELECT * FROM (VALUES ('1'), ('0'), (NULL), ('x'), ('1e400')) t(w)");
  expect(row(db.query(idsBadWeights("w", { column: name("w"), type: "text" })), 0)).toEqual({ rows: 3, row: 3, value: null });
});
