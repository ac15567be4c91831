import { expect, test } from "vitest";
import { compare } from "../../../../src/core/drift/compare.ts";
import { mayBeChance, psi } from "../../../../src/core/drift/psi.ts";
import { shapeOf, type Level, type Measured, type MeasuredColumn } from "../../../../src/core/drift/shape.ts";

const EDGES = [1, 2, 3];

/** `a:60 b:40` a column of text; `10 20 30 40` one of numbers in four bins; `@5` one of days whose middle is day 5. */
function column(name: string, text: string, filled?: number): MeasuredColumn {
  if (text.startsWith("@")) return { name, type: "date", filled: filled ?? 1000, bins: { edges: [Number(text.slice(1))], rows: [500, 500] } };
  if (!text.includes(":")) {
    const rows = text.split(" ").map(Number);
    const bins = { edges: EDGES, rows };
    return { name, type: "number", filled: filled ?? rows.reduce((a, b) => a + b), bins, against: bins };
  }
  const levels = text.split(" ").map((part): Level => ({ level: part.split(":")[0], rows: Number(part.split(":")[1]), people: Number(part.split(":")[1]) }));
  return { name, type: "text", filled: filled ?? levels.reduce((sum, { rows }) => sum + rows, 0), levels };
}
const table = (rows: number, ...columns: MeasuredColumn[]): Measured => ({ rows, sampled: rows, columns });
const drift = (before: Measured, after: Measured) => compare(shapeOf(before, 10), after, 10);
const told = (before: Measured, after: Measured) => drift(before, after).findings.map((finding) => [finding.what, finding.column]);

test("a table compared with itself has no finding", () => {
  const same = table(1000, column("a", "x:700 y:300"), column("n", "100 200 300 400"), column("d", "@5"));
  expect(drift(same, same)).toEqual({ rows: { before: 1000, after: 1000 }, findings: [], same: 3, unsure: [], moved: { d: 0 } });
});

test("columns gone, new and of another type are told by name", () => {
  const before = table(1000, column("a", "x:700 y:300"), column("b", "100 200 300 400"), column("c", "p:1000"));
  const after = table(1000, column("c", "250 250 250 250"), column("z", "@9"), column("b", "100 200 300 400"));
  expect(told(before, after)).toEqual([
    ["gone", "a"],
    ["retyped", "c"],
    ["new", "z"],
  ]);
});

test("a column gone and one new of near-equal shape are one with another name, unless two would do", () => {
  const before = table(1000, column("a", "100 200 300 400"));
  expect(drift(before, table(1000, column("b", "110 190 305 395"), column("c", "400 300 200 100"))).findings[0]).toEqual({
    what: "renamed",
    column: "a",
    to: "b",
  });
  expect(told(before, table(1000, column("b", "100 200 300 400"), column("c", "101 199 300 400")))).toEqual([
    ["gone", "a"],
    ["new", "b"],
    ["new", "c"],
  ]);
});

test("new levels are told one by one with their share, and do not count as drift of the rest", () => {
  const [finding, ...rest] = drift(table(1000, column("a", "x:700 y:300")), table(1000, column("a", "x:640 y:260 new:80 odd:20"))).findings;
  expect(finding).toEqual({
    what: "levels",
    column: "a",
    fresh: [
      { level: "new", rows: 80 },
      { level: "odd", rows: 20 },
    ],
    count: 2,
    share: 0.1,
    rare: false,
  });
  expect(rest).toEqual([]);
});

test("where rare levels went unnamed, only one that is far more frequent now counts as new", () => {
  const before = table(1000, column("a", "x:700 y:292 r:5 s:3"));
  expect(told(before, table(1000, column("a", "x:700 y:285 r:9 t:6")))).toEqual([]);
  expect(drift(before, table(1000, column("a", "x:700 y:200 t:100"))).findings).toMatchObject([{ what: "levels", fresh: [{ level: "t" }], rare: true }]);
});

test("levels that are no more are told where chance would have left some", () => {
  expect(drift(table(1000, column("a", "x:700 y:300")), table(1000, column("a", "x:1000"))).findings).toMatchObject([
    { what: "drift", word: "alarm" },
    { what: "levels-gone", gone: ["y"], share: 0.3 },
  ]);
  expect(told(table(1000, column("a", "x:988 y:12")), table(100, column("a", "x:100")))).toEqual([]);
});

test("drift has the index of the bins of the first and its word", () => {
  const after = (rows: string) => drift(table(1000, column("n", "250 250 250 250")), table(2000, column("n", rows))).findings;
  expect(after("200 500 500 800")).toEqual([{ what: "drift", column: "n", psi: psi([1, 1, 1, 1], [2, 5, 5, 8]), word: "watch" }]);
  expect(after("100 400 500 1000")).toMatchObject([{ word: "alarm" }]);
  expect(after("350 400 550 700")).toEqual([]);
});

test("what chance could bring about in few rows is no drift", () => {
  expect(mayBeChance(0.2, 4, [40, 40])).toBe(true);
  expect(mayBeChance(0.2, 4, [4000, 4000])).toBe(false);
  expect(drift(table(60, column("n", "15 15 15 15")), table(60, column("n", "10 11 16 23")))).toMatchObject({ findings: [], unsure: ["n"] });
});

test("a jump of missing values is told, and days that went back", () => {
  const before = table(1000, column("a", "x:1000"), column("d", "@19900"));
  expect(drift(before, table(1000, column("a", "x:700"), column("d", "@19930")))).toMatchObject({
    findings: [{ what: "missing", column: "a", from: 0, to: 0.30000000000000004 }],
    moved: { d: 30 },
  });
  expect(drift(before, table(1000, column("a", "x:1000"), column("d", "@19870"))).findings).toEqual([{ what: "older", column: "d", days: 30 }]);
});

test("the worst comes first", () => {
  const before = table(1000, column("a", "x:1000"), column("b", "100 200 300 400"), column("c", "x:1000"), column("e", "x:500 y:500"));
  const after = table(1000, column("a", "x:980 y:20"), column("b", "400 300 200 100"), column("new", "@1"), column("e", "x:400 y:400"));
  expect(told(before, after)).toEqual([
    ["gone", "c"],
    ["drift", "b"],
    ["missing", "e"],
    ["levels", "a"],
    ["new", "new"],
  ]);
});

test("an empty table is compared by its columns alone", () => {
  expect(told(table(1000, column("a", "x:1000"), column("n", "1000 0 0 0")), table(0, { name: "a", type: "text", filled: 0, levels: [] }))).toEqual([
    ["gone", "n"],
  ]);
});

test("a table that has none of the known values any more is told by its new ones", () => {
  expect(told(table(1000, column("a", "x:700 y:300")), table(1000, column("a", "p:1000")))).toEqual([
    ["levels", "a"],
    ["levels-gone", "a"],
  ]);
});

test("a share of rare values that the reference veils is no drift until it is more than it can have been", () => {
  const before = table(26, column("a", "x:20 y:6"));
  expect(drift(before, table(26, column("a", "x:18 y:8"))).findings).toEqual([]);
  expect(told(before, table(2600, column("a", "x:600 y:2000")))).toEqual([["drift", "a"]]);
});
