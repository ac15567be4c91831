import { expect, test } from "vitest";
import { addCell, EMPTY } from "../../../src/notebook/edit.ts";
import type { Notebook } from "../../../src/notebook/notebook.ts";
import { keysOf, resultBefore } from "../../../src/run/keys.ts";
import { renaming } from "../../../src/run/renaming.ts";
import { blockers, faultOf, NEVER, statesOf, type Run } from "../../../src/run/run.ts";
import { wire } from "../../../src/run/wire.ts";
import { Fault, fault } from "../../../src/core/fault.ts";

/** `a=SELECT * FROM b`: a SQL cell. */
const notebook = (...cells: string[]): Notebook =>
  cells.reduce((notebook, cell) => {
    const [name, query] = cell.split("=");
    return addCell(notebook, { name, kind: query === undefined ? "source" : "sql", spec: query === undefined ? { path: `${name}.csv` } : { query } }, Infinity);
  }, EMPTY);

const failed: Run = { ...NEVER, phase: "failed", fault: { code: "core/broken", facts: { message: "" } } };
const states = (notebook: Notebook, runs: Record<string, Run>) => Object.fromEntries(statesOf(wire(notebook), new Map(Object.entries(runs))));

test("a SQL cell reads the cells whose tables it names", () => {
  expect(wire(notebook("a", "b=SELECT * FROM a")).graph.sources.get("b")).toEqual(["a"]);
});

test("a circle, a collision, an unknown kind and a spec that does not fit are faults before anything runs", () => {
  const circle = wire(notebook("a=SELECT * FROM b", "b=SELECT * FROM a", "c=SELECT * FROM b"));
  expect(circle.cells.get("a")!.fault).toEqual({ code: "run/circle", facts: { cells: ["a", "b"] } });
  expect(circle.cells.get("c")!.fault).toBeUndefined();
  const clash = addCell(
    addCell(EMPTY, { name: "people", kind: "personas", spec: {} }, 0),
    { name: "people_members", kind: "sql", spec: { query: "SELECT 1" } },
    1,
  );
  expect(wire(clash).cells.get("people_members")!.fault).toEqual({ code: "run/collision", facts: { table: "people_members", owner: "people" } });
  expect(wire(addCell(EMPTY, { name: "x", kind: "later", spec: {} }, 0)).cells.get("x")!.fault?.code).toBe("run/unknown-kind");
  expect(wire(addCell(EMPTY, { name: "x", kind: "sql", spec: { query: 5 } }, 0)).cells.get("x")!.fault).toMatchObject({
    code: "run/bad-spec",
    facts: { path: "query" },
  });
});

test("a cell that reads a failed one is blocked, and so are its readers", () => {
  const book = notebook("a", "b=SELECT * FROM a", "c=SELECT * FROM b", "d=SELECT 1");
  expect(states(book, { a: failed })).toEqual({ a: "failed", b: "blocked", c: "blocked", d: "idle" });
  const wiring = wire(book);
  expect(blockers("c", wiring.graph, statesOf(wiring, new Map([["a", failed]])))).toEqual(["b"]);
});

test("a cell that never runs is done when shown", () => {
  expect(states(addCell(EMPTY, { name: "p", kind: "prose", spec: { text: "hi" } }, 0), {}).p).toBe("done");
});

const stamped = (stamps: ReadonlyMap<string, string>) => ({ stamps, named: (paths: readonly string[]) => paths });

test("a key changes with the spec, the settings used, the file and whatever it reads", () => {
  const book = notebook("a", "b=SELECT * FROM a");
  const keys = (book: Notebook, stamps = new Map<string, string>()) => keysOf(wire(book), book.settings, stamped(stamps));
  const before = keys(book);
  expect(keys(book)).toEqual(before);
  expect(keys(notebook("a", "b=SELECT 1 FROM a")).get("a")).toBe(before.get("a"));
  expect(keys(notebook("a", "b=SELECT 1 FROM a")).get("b")).not.toBe(before.get("b"));
  const changed = keys(book, new Map([["a.csv", "other"]]));
  expect(changed.get("a")).not.toBe(before.get("a"));
  expect(changed.get("b")).not.toBe(before.get("b"));
});

test("a setting changes only the keys of kinds that use it", () => {
  const book = addCell(notebook("a"), { name: "tags", kind: "tags", spec: {} }, 1);
  const at = (month: string | null) => keysOf(wire(book), { ...book.settings, month }, stamped(new Map()));
  expect(at("2024-06").get("a")).toBe(at(null).get("a"));
  expect(at("2024-06").get("tags")).not.toBe(at(null).get("tags"));
});

test("a run may build on the result before only where nothing but light fields changed, and its tables stand", () => {
  const at = (spec: object) => {
    const book = addCell(notebook("a"), { name: "p", kind: "propensity", spec: { yes: "a", ...spec } }, 1);
    return keysOf(wire(book), book.settings, stamped(new Map())).get("p")!;
  };
  const run = { key: at({ cut: 0.1 }), result: { fitted: true }, tables: ["p"] };
  expect(at({ cut: 0.2 })).not.toBe(run.key);
  expect(resultBefore(run, at({ cut: 0.2 }))).toBe(run.result);
  expect(resultBefore(run, at({ cut: 0.1 }))).toBeUndefined();
  expect(resultBefore(run, at({ cut: 0.2, target: "y" }))).toBeUndefined();
  expect(resultBefore({ ...run, tables: [] }, at({ cut: 0.2 }))).toBeUndefined();
  expect(resultBefore({ ...run, key: null }, at({ cut: 0.2 }))).toBeUndefined();
  expect(at({ curve: "lift" })).toBe(at({}));
});

test("one cell with another name at its place is a renaming; any other change is not", () => {
  expect(renaming(notebook("a", "b"), notebook("a", "c"))).toEqual({ from: "b", to: "c" });
  expect(renaming(notebook("a", "b"), notebook("b", "a"))).toBeUndefined();
  expect(renaming(notebook("a"), notebook("a", "b"))).toBeUndefined();
  expect(renaming(notebook("a"), notebook("b=SELECT 1"))).toBeUndefined();
});

test("what stops a run is data: a fault its own, all else broken with the program's words", () => {
  expect(faultOf(fault("run/no-file", { path: "x" }))).toEqual({ code: "run/no-file", facts: { path: "x" } });
  expect(faultOf(new TypeError("oops"))).toEqual({ code: "core/broken", facts: { message: "TypeError: oops" } });
  expect(fault("run/no-file", { path: "x" })).toBeInstanceOf(Fault);
});
