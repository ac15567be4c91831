import { expect, test } from "vitest";
import { EMPTY } from "../../../src/notebook/edit.ts";
import { columnReaders } from "../../../src/run/column-readers.ts";
import { wire } from "../../../src/run/wire.ts";

const wiring = wire({
  ...EMPTY,
  cells: [
    { name: "people", kind: "source", spec: { path: "age" } },
    { name: "others", kind: "source", spec: { path: "o.csv" } },
    { name: "old", kind: "sql", spec: { query: 'SELECT * FROM people WHERE "age" > 60' } },
    { name: "wages", kind: "sql", spec: { query: "SELECT wages, age_group FROM people" } },
    { name: "apart", kind: "sql", spec: { query: "SELECT age FROM others" } },
    { name: "shown", kind: "table", spec: { from: "old", columns: ["age"] } },
  ],
});

test("cells downstream that name a column are told, by their settings or by a word of their SQL, and no others", () => {
  expect(columnReaders(wiring, "people", "age")).toEqual(["old", "shown"]);
  expect(columnReaders(wiring, "people", "AGE")).toEqual(["old"]);
  expect(columnReaders(wiring, "others", "age")).toEqual(["apart"]);
  expect(columnReaders(wiring, "people", "city")).toEqual([]);
});
