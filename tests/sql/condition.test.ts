import { beforeAll, expect, test } from "vitest";
import type { Condition } from "../../src/core/condition.ts";
import { numbers, rowsOf, texts } from "../../src/core/table.ts";
import { matches, matchesAll, matching } from "../../src/sql/condition.ts";
import { sql } from "../../src/sql/sql.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

let db: DuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.exec(`CREATE TABLE people AS SELECT * FROM (VALUES
    ('a', 20.0, '广州', DATE '2024-01-31', true, 5), ('b', 'NaN'::DOUBLE, '深圳', DATE '2024-02-01', false, 6), ('c', NULL, '', NULL, NULL, NULL),
    ('d', 'inf'::DOUBLE, NULL, DATE '2024-03-01', true, -7), ('e', 65.0, 'O''Brien %', DATE '2024-02-15', false, 5))
    t(id, "fee, ""yuan""", city, since, "on", n)`);
});

const fee = 'fee, "yuan"';
function who(column: string, test: Condition["test"], ...values: (string | number)[]): string {
  const found = texts(db.query(sql`SELECT id FROM people WHERE ${matches({ column, test, values })} ORDER BY id`), "id");
  return Array.from(found.codes, (code) => found.levels[code]).join("");
}

test("each test finds its rows", () => {
  expect(who("city", "is", "广州")).toBe("a");
  expect(who("n", "is", 5)).toBe("ae");
  expect(who(fee, "at-least", 20)).toBe("ae");
  expect(who(fee, "at-most", 20)).toBe("a");
  expect(who(fee, "between", 20, 65)).toBe("ae");
  expect(who("city", "in", "广州", "深圳")).toBe("ab");
  expect(who("n", "in", 6, -7)).toBe("bd");
  expect(who("city", "contains", "o'b")).toBe("e");
});

test("a value that is missing matches nothing but missing, also where it is no number or blank", () => {
  expect(who("city", "is-not", "广州")).toBe("be");
  expect(who(fee, "is-not", 20)).toBe("e");
  expect(who(fee, "missing")).toBe("bcd");
  expect(who("city", "missing")).toBe("cd");
  expect(who("city", "present")).toBe("abe");
});

test("days are compared as days, flags by their word", () => {
  expect(who("since", "at-least", "2024-02-01")).toBe("bde");
  expect(who("since", "between", "2024-02-01", "2024-02-29")).toBe("be");
  expect(who("on", "is", "true")).toBe("ad");
});

test("a percent sign and a quote are letters, not patterns or ends", () => {
  expect(who("city", "contains", "n %")).toBe("e");
  expect(who("city", "contains", "' OR true --")).toBe("");
});

test("a number asked of text that holds none matches nothing and breaks nothing", () => {
  expect(who("city", "at-least", 3)).toBe("");
  expect(who("since", "is", 3)).toBe("");
});

test("matches is true or false for every row and test, never unknown", () => {
  const tests: Condition[] = [
    { column: "city", test: "is", values: ["x"] },
    { column: fee, test: "at-most", values: [1] },
    { column: "on", test: "missing", values: [] },
    { column: "city", test: "in", values: [] },
  ];
  for (const condition of tests)
    expect(numbers(db.query(sql`SELECT count(*) AS n FROM people WHERE ${matches(condition)} IS NULL`), "n")[0], condition.column).toBe(0);
});

test("no condition is met by all; several must all hold, and each is counted by itself", () => {
  expect(rowsOf(db.query(matching("people", "id", [])))).toEqual([{ n: 5, start: 5 }]);
  expect(
    rowsOf(
      db.query(
        matching("people", "", [
          { column: "n", test: "is", values: [5] },
          { column: "on", test: "is", values: ["true"] },
        ]),
      ),
    ),
  ).toEqual([{ n: 1, start: 5, n0: 2, n1: 2 }]);
  expect(matchesAll([])).toBe("true");
});
