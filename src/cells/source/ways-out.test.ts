import { parse } from "valibot";
import { expect, test } from "vitest";
import type { FaultData } from "../../core/fault.ts";
import { schema } from "./schema.ts";
import { waysOut } from "./ways-out.ts";

const spec = parse(schema, { path: "a.csv", also: ["b.csv"], types: { x: "text", y: "date" }, columns: ["x", "y"], sample: 0.1 });
const ways = (code: string, facts: object) => waysOut({ code, facts } as FaultData, spec);
const changes = (code: string, facts: object) => ways(code, facts).flatMap((way) => (way.act === "change" ? [way.change] : []));

test("rows that cannot be read may be left out", () => {
  expect(changes("file/bad-rows", { name: "a.csv", rows: 1, first: [] })).toEqual([{ bad: "drop" }]);
});

test("another encoding may be tried, never the same again", () => {
  const tried = changes("file/encoding", { name: "a.csv", encoding: "GB18030" }).map(({ encoding }) => encoding);
  expect(tried).toContain("utf-8");
  expect(tried).not.toContain("gb18030");
});

test("what is too large is read in part, of a part a part", () => {
  expect(changes("file/too-large", {})[0].sample).toBeCloseTo(0.01, 12);
});

test("columns that are not there are no longer asked for; types of the others stay", () => {
  expect(changes("file/no-column", { name: "a.csv", column: "y", columns: ["x", "z"] })).toEqual([{ columns: undefined, types: { x: "text" } }]);
});

test("a missing sheet is replaced by one that is there", () => {
  expect(changes("file/excel-no-sheet", { sheets: ["一", "二"] })).toEqual([
    { sheet: "一", range: undefined },
    { sheet: "二", range: undefined },
  ]);
});

test("a file that is gone or no table is chosen again in its own place", () => {
  expect(ways("run/no-file", { path: "c.csv" })).toEqual([{ act: "choose", path: "c.csv" }]);
  expect(ways("file/unreadable", { name: "b.csv" })).toEqual([{ act: "choose", path: "b.csv" }]);
  expect(ways("file/empty", { name: "inside.csv" })).toEqual([{ act: "choose", path: "a.csv" }]);
});

test("a shape that cannot be is changed in the editor, and faults of others are theirs", () => {
  expect(ways("source/no-column", {})).toEqual([{ act: "open", words: "openReshape" }]);
  expect(ways("engine/lost", {})).toEqual([]);
});
