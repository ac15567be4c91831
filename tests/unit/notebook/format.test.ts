import * as v from "valibot";
import { expect, test } from "vitest";
import { lines } from "../../../src/cells/lines.ts";
import { parseNotebook, writeNotebook } from "../../../src/notebook/format.ts";
import { migrate } from "../../../src/notebook/migrate.ts";
import { freeName, isName } from "../../../src/notebook/name.ts";

const schemas: Record<string, v.GenericSchema> = {
  sql: v.object({ query: v.optional(lines, "") }),
  prose: v.object({ text: v.optional(v.union([lines, v.object({ en: lines, "zh-CN": lines })]), "") }),
  group: v.object({
    from: v.string(),
    k: v.optional(v.number(), 5),
    weights: v.optional(v.object({ base: v.optional(v.number(), 1), trend: v.optional(v.number(), 1) }), {}),
    steps: v.optional(v.array(v.object({ label: v.string(), all: v.optional(v.boolean(), true) })), []),
  }),
};
const schemaOf = (kind: string) => schemas[kind];
const read = (content: object) => parseNotebook(JSON.stringify({ contraflow: 1, ...content }), "n.json", schemaOf);
const again = (content: object) => JSON.parse(writeNotebook(read(content), schemaOf));

test("defaults are filled in on reading and left out on writing", () => {
  const content = {
    title: "t",
    cells: [{ name: "g", kind: "group", spec: { from: "a", k: 5, weights: { base: 1, trend: 2 }, steps: [{ all: true, label: "x" }] } }],
  };
  expect(read(content).cells[0].spec).toEqual({ from: "a", k: 5, weights: { base: 1, trend: 2 }, steps: [{ label: "x", all: true }] });
  expect(again(content).cells[0].spec).toEqual({ from: "a", weights: { trend: 2 }, steps: [{ label: "x" }] });
});

test("a file read and written again is the same file", () => {
  const json = writeNotebook(
    read({
      title: { en: "t", "zh-CN": "题" },
      settings: { month: "2024-06" },
      labels: { sms: "SMS" },
      cells: [{ name: "g", kind: "group", width: 3, spec: { from: "a" } }],
    }),
    schemaOf,
  );
  expect(writeNotebook(parseNotebook(json, "n", schemaOf), schemaOf)).toBe(json);
  expect(json.endsWith("}\n")).toBe(true);
});

test("keys are written in schema order whatever the order read", () => {
  const json = writeNotebook(read({ cells: [{ spec: { k: 7, from: "a" }, kind: "group", name: "g" }], title: "t" }), schemaOf);
  expect(json.indexOf('"from"')).toBeLessThan(json.indexOf('"k"'));
  expect(json.indexOf('"name"')).toBeLessThan(json.indexOf('"kind"'));
});

test("long text is an array of lines in the file and a string in memory", () => {
  const sql = { cells: [{ name: "s", kind: "sql", spec: { query: ["SELECT 1", "FROM t"] } }] };
  expect(read(sql).cells[0].spec).toEqual({ query: "SELECT 1\nFROM t" });
  expect(again(sql).cells[0].spec).toEqual({ query: ["SELECT 1", "FROM t"] });
  const prose = { cells: [{ name: "p", kind: "prose", spec: { text: { en: ["a", "b"], "zh-CN": "甲" } } }] };
  expect(read(prose).cells[0].spec).toEqual({ text: { en: "a\nb", "zh-CN": "甲" } });
  expect(again(prose).cells[0].spec).toEqual({ text: { en: ["a", "b"], "zh-CN": "甲" } });
});

test("unknown kinds round-trip untouched", () => {
  const cell = { name: "x", kind: "from-the-future", spec: { deep: [{ a: null }] } };
  expect(again({ cells: [cell] }).cells[0]).toEqual(cell);
});

test("a spec that does not fit its kind is kept as found", () => {
  const cell = { name: "g", kind: "group", spec: { k: "many" } };
  expect(read({ cells: [cell] }).cells[0].spec).toEqual({ k: "many" });
  expect(again({ cells: [cell] }).cells[0]).toEqual(cell);
});

test("names that are not legal or stand twice are made so", () => {
  const cells = ["a", "a", "two words", ""].map((name) => ({ name, kind: "sql" }));
  expect(read({ cells }).cells.map(({ name }) => name)).toEqual(["a", "a_2", "two_words", "t"]);
  expect(isName("客户")).toBe(true);
  expect(isName("2x")).toBe(false);
  expect(freeName("Kunden.csv", ["kunden_csv"])).toBe("Kunden_csv_2");
});

test("what is not JSON, no notebook, newer or broken is refused by name", () => {
  expect(() => parseNotebook("{\n  oops", "n.json", schemaOf)).toThrow('notebook/not-json {"file":"n.json"');
  expect(() => parseNotebook("[]", "n.json", schemaOf)).toThrow("notebook/not-a-notebook");
  expect(() => parseNotebook('{"contraflow":99}', "n.json", schemaOf)).toThrow('notebook/newer {"file":"n.json","version":99,"known":2}');
  expect(() => read({ cells: [{ name: 1, kind: "sql" }] })).toThrow('"path":"cells.0.name"');
});

test("migrations go up one version at a time, from where the file stands", () => {
  const steps = [(file: Record<string, unknown>) => ({ ...file, a: 1 }), (file: Record<string, unknown>) => ({ ...file, b: file.a })];
  expect(migrate({ contraflow: 1 }, "n", steps)).toEqual({ contraflow: 3, a: 1, b: 1 });
  expect(migrate({ contraflow: 2, a: 5 }, "n", steps)).toEqual({ contraflow: 3, a: 5, b: 5 });
});

const SHAPE = {
  rows: 1000,
  columns: [
    { name: "fee", type: "number", missing: 0.1, edges: [1, 2], shares: [0.5, 0.3, 0.2] },
    { name: "plan", type: "text", missing: 0, levels: ["a"], shares: [0.9], other: 0.1 },
  ],
};

test("shapes of sources stand last, a line a column, those of cells that are no more are left out, and none is written where there is none", () => {
  const notebook = read({ cells: [{ name: "c", kind: "source", spec: {} }], shapes: { c: SHAPE, gone: SHAPE } });
  expect(notebook.shapes.c).toEqual(SHAPE);
  const json = writeNotebook(notebook, schemaOf);
  expect(json).toMatch(/\n {8}\{"name":"fee".*\},\n {8}\{"name":"plan","type":"text","levels".*\}\n/);
  expect(JSON.parse(json).shapes).toEqual({ c: { rows: 1000, columns: [SHAPE.columns[0], { ...SHAPE.columns[1], missing: undefined }] } });
  expect(writeNotebook(parseNotebook(json, "n", schemaOf), schemaOf)).toBe(json);
  expect(writeNotebook(read({}), schemaOf)).not.toContain("shapes");
});

test("a shape that does not fit is refused by its place", () => {
  const bad = { rows: 1, columns: [{ name: "fee", type: "number", edges: [1, 2], shares: [1] }] };
  expect(() => read({ shapes: { c: bad } })).toThrow('"path":"shapes.c.columns.0"');
});
