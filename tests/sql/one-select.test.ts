import { expect, test } from "vitest";
import { oneSelect } from "../../src/sql/one-select.ts";

test("one query passes, without its last semicolon and what follows", () => {
  for (const query of [
    "SELECT 1",
    "  with a AS (SELECT 1) SELECT * FROM a",
    "FROM customers",
    "(SELECT 1) UNION (SELECT 2)",
    "VALUES (1), (2)",
    "PIVOT t ON a USING sum(b)",
    "SELECT ';', \"a;b\" -- ;\n/* ; */",
    "-- what it is for\nSELECT 1",
    'WITH a AS (SELECT 1) SELECT "update", replace(x, 1, 2) FROM a',
  ])
    expect(oneSelect(query), query).toEqual({ query: query.trimEnd() });
  expect(oneSelect("SELECT 1 ; ; -- done\n")).toEqual({ query: "SELECT 1" });
});

test("several statements are refused", () => {
  expect(oneSelect("SELECT 1; SELECT 2")).toEqual({ refused: "several" });
  expect(oneSelect("SELECT 1; DROP TABLE customers")).toEqual({ refused: "several" });
});

test("a second statement cannot hide behind a quote or a comment", () => {
  expect(oneSelect("SELECT e'\\''; DROP TABLE customers; --'")).toEqual({ refused: "several" });
  expect(oneSelect("SELECT 1 -- note\r; DROP TABLE customers")).toEqual({ refused: "several" });
  expect(oneSelect("SELECT 'it''s; one'")).toEqual({ query: "SELECT 'it''s; one'" });
});

test("what changes something is refused by its word", () => {
  for (const word of ["CREATE", "drop", "INSERT", "COPY", "ATTACH", "SET", "PRAGMA", "INSTALL", "CALL", "USE", "EXPLAIN"])
    expect(oneSelect(`${word} something`), word).toEqual({ refused: "not-select", word });
  expect(oneSelect("WITH a AS (SELECT 1) DELETE FROM t")).toEqual({ refused: "not-select", word: "DELETE" });
  expect(oneSelect("WITH a AS (SELECT 1) INSERT INTO t FROM a")).toEqual({ refused: "not-select", word: "INSERT" });
});

test("nothing is refused as nothing", () => {
  for (const text of ["", "  \n", "-- only a note", ";", "/* note */ ;"]) expect(oneSelect(text), text).toEqual({ refused: "empty" });
});

test("a quoted name is no keyword", () => {
  expect(oneSelect('"SELECT" 1')).toEqual({ refused: "not-select", word: "SELECT" });
});
