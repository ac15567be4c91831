import { expect, test } from "vitest";
import { Fault } from "../../../src/core/fault.ts";
import { engineFault } from "../../../src/engine/faults.ts";

const said = (facts: object) => engineFault(new Error(JSON.stringify(facts)), "SELECT '客户'\n  , foo(1)").data;

test("a fault stays itself", () => {
  const fault = new Fault({ code: "engine/lost", facts: { message: "x" } });
  expect(engineFault(fault, "")).toBe(fault);
});

test("a missing table names those near, without the room they are in", () => {
  expect(
    said({
      exception_type: "Catalog",
      exception_message: "Table with name a does not exist!",
      name: "a",
      type: "Table",
      error_subtype: "MISSING_ENTRY",
      candidates: "c.main.b, c.d",
    }),
  ).toEqual({
    code: "engine/no-table",
    facts: { table: "a", near: ["b", "d"] },
  });
});

test("a missing column names the candidates, from wherever DuckDB says them", () => {
  expect(
    said({ exception_type: "Binder", exception_message: 'Table "t" does not have a column named "x"\n\nCandidate bindings: : "a", "b"', position: "7" }),
  ).toEqual({
    code: "engine/no-column",
    facts: { column: "x", candidates: ["a", "b"] },
  });
});

test("places count characters, though DuckDB counts bytes", () => {
  expect(
    said({
      exception_type: "Catalog",
      exception_message: "Scalar Function with name foo does not exist!",
      type: "Scalar Function",
      error_subtype: "MISSING_ENTRY",
      name: "foo",
      position: "20",
    }),
  ).toMatchObject({
    code: "engine/sql",
    facts: { line: 2, position: 16 },
  });
});

test("a parser's fault is unwrapped", () => {
  const inner = { exception_type: "Parser", exception_message: 'syntax error at or near "selec"', position: "0" };
  expect(said({ exception_type: "Parser", exception_message: JSON.stringify(inner) })).toMatchObject({
    facts: { message: 'syntax error at or near "selec"', line: 1, position: 0 },
  });
  expect(engineFault(new Error(`Parser Error: ${JSON.stringify(inner)}`), "selec 1").data).toMatchObject({ code: "engine/sql" });
});

test("memory, the lock and missing extensions have codes of their own", () => {
  expect(said({ exception_type: "Out of Memory", exception_message: "could not allocate block of size 256.0 KiB" })).toMatchObject({ code: "engine/memory" });
  expect(
    said({
      exception_type: "Permission",
      exception_message: 'Cannot access file "https://example.com/a.csv" - file system operations are disabled by configuration',
    }),
  ).toEqual({
    code: "engine/denied",
    facts: { what: "https://example.com/a.csv" },
  });
  expect(
    said({
      exception_type: "Catalog",
      exception_message: 'Table Function with name "read_parquet" is not in the catalog, but it exists in the parquet extension.\n\nPlease try installing',
    }),
  ).toMatchObject({
    code: "engine/denied",
    facts: { what: "parquet" },
  });
  expect(
    said({ exception_type: "Invalid Input", exception_message: 'Cannot change configuration option "threads" - the configuration has been locked' }),
  ).toMatchObject({ facts: { what: "SET threads" } });
});

test("a list of candidate functions is left out of the message", () => {
  expect(
    said({ exception_type: "Binder", exception_message: "No function matches 'sum(VARCHAR)'.\n\tCandidate functions:\n\tsum(DECIMAL) -> DECIMAL\n" }),
  ).toMatchObject({
    facts: { message: "No function matches 'sum(VARCHAR)'.", line: null },
  });
});

test("what is no JSON is said as it is", () => {
  expect(engineFault(new Error("strange { thing"), "")).toMatchObject({ data: { code: "engine/sql", facts: { message: "strange { thing" } } });
});
