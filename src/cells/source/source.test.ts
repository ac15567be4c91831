import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "valibot";
import { expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { rowsOf } from "../../core/table.ts";
import { spare } from "../../notebook/spare.ts";
import kind from "./index.ts";
import { automatic, readingOf, schema, type Spec } from "./schema.ts";

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "source-")), "a.csv");
  writeFileSync(path, text);
  return path;
}

async function made(text: string, spec: object): Promise<{ stand: StandIn; rows: unknown[][] }> {
  const stand = await openReach();
  await stand.runCell(kind, "t", { path: file(text), ...spec } as Spec);
  return { stand, rows: rowsOf(stand.query("FROM t")).map((row) => Object.values(row)) };
}

const fails = (text: string, reshape: object) => expect(made(text, { reshape })).rejects;

test("a source reads no table and finds out by itself what it is not told", () => {
  const spec = parse(kind.schema, {});
  expect(spec).toEqual({ path: "", also: [] });
  expect(kind.reads(spec)).toEqual([]);
  expect(readingOf(spec)).toEqual({});
});

test("a source refuses choices that mean nothing", () => {
  for (const wrong of [{ delimiter: "::" }, { sample: 0 }, { sample: 2 }, { types: { a: "money" } }, { skip: -1 }, { reshape: { how: "melt" } }])
    expect(() => parse(kind.schema, wrong), JSON.stringify(wrong)).toThrow();
});

test("a source is written without what was left open, and read back the same", () => {
  const spec = parse(schema, {
    path: "用量_*.csv",
    quote: "",
    nulls: ["无"],
    types: { 手机号: "text" },
    bad: "drop",
    reshape: { how: "pivot", keys: ["id"], names: "tag", values: "v" },
  });
  const written = spare(schema, { ...spec, encoding: undefined });
  expect(written).toEqual({
    path: "用量_*.csv",
    quote: "",
    nulls: ["无"],
    types: { 手机号: "text" },
    bad: "drop",
    reshape: { how: "pivot", keys: ["id"], names: "tag", values: "v" },
  });
  expect(parse(schema, written)).toEqual(spec);
});

test("back to automatic leaves files and reshaping", () => {
  const spec = parse(schema, { path: "a.csv", encoding: "big5", types: { a: "text" }, reshape: { how: "unpivot" } });
  expect(spare(schema, { ...spec, ...automatic })).toEqual({ path: "a.csv", reshape: { how: "unpivot" } });
});

test("a source makes a table of the rows left out only where it leaves rows out", () => {
  expect(kind.makes(parse(schema, {})).map(({ part }) => part)).toEqual([""]);
  expect(kind.makes(parse(schema, { bad: "drop" })).map(({ part }) => part)).toEqual(["", "rejected"]);
});

test("a source makes its file a table and says what it read", async () => {
  const stand = await openReach();
  const loaded = await stand.runCell(kind, "customers", { path: file("id,name\n1,甲\n2,乙\n") });
  expect(loaded).toMatchObject({ how: { format: "csv" }, rows: 2, columns: [{ name: "id" }, { name: "name" }], before: null });
  expect(stand.query("FROM customers").rows).toBe(2);
});

test("a source that leaves bad rows out keeps a table of them, empty where there are none", async () => {
  const stand = await openReach();
  await stand.runCell(kind, "customers", { path: file("id,name\n1,甲\n2,乙\n"), bad: "drop" });
  const left = stand.query("FROM customers_rejected");
  expect([left.rows, Object.keys(left.columns)]).toEqual([0, ["file", "line", "column", "why", "text"]]);
});

test("a wide file becomes a long table, all columns but the kept ones turned", async () => {
  const text = "id,plan,2024-01,2024-02\na,P,1,2\nb,Q,,4\n";
  const { rows } = await made(text, { reshape: { how: "unpivot", keep: ["id", "plan"], nameColumn: "month", valueColumn: "mb" } });
  expect(rows).toEqual([
    ["a", "P", "2024-01", 1],
    ["a", "P", "2024-02", 2],
    ["b", "Q", "2024-02", 4],
  ]);
});

test("a wide file of several types becomes text, or numbers alone", async () => {
  const text = "id,n,word\na,1,x\nb,2,y\n";
  expect((await made(text, { reshape: { how: "unpivot", keep: ["id"] } })).rows.map((row) => row[2])).toEqual(["1", "x", "2", "y"]);
  expect((await made(text, { reshape: { how: "unpivot", keep: ["id"], numbers: true } })).rows.map((row) => row[2])).toEqual([1, 2]);
});

test("a key-value file becomes a wide table, and says what it was", async () => {
  const text = "id,tag,value\nb,Age,30\na,city,5\nb,age,31\nb,id,9\n";
  const stand = await openReach();
  const result = await stand.runCell(kind, "t", { path: file(text), reshape: { how: "pivot", keys: ["id"], names: "tag", values: "value" } });
  expect(result.columns.map(({ name }) => name)).toEqual(["id", "Age", "city", "age_2", "id_2"]);
  expect(result).toMatchObject({ rows: 2, before: { rows: 4, columns: 3 } });
  expect(rowsOf(stand.query("FROM t"))[0]).toEqual({ id: "b", Age: 30, city: null, age_2: 31, id_2: 9 });
});

test("reshaping refuses by name what cannot be", async () => {
  const text = "id,tag,value\na,x,1\n";
  await fails(text, { how: "unpivot", keep: ["gone"] }).toThrow('source/no-column {"table":"t","column":"gone"}');
  await fails(text, { how: "unpivot", keep: ["id", "tag", "value"] }).toThrow("source/nothing-to-turn");
  await fails(text, { how: "unpivot", keep: ["id"], nameColumn: "ID" }).toThrow('source/same-name {"table":"t","column":"ID"}');
  await fails(text, { how: "unpivot", keep: ["id"], nameColumn: "a", valueColumn: "A" }).toThrow('source/same-name {"table":"t","column":"A"}');
  await fails(text, { how: "pivot", keys: ["id"], names: "tag" }).toThrow('source/incomplete-pivot {"table":"t","lacks":"values"}');
  await fails(text, { how: "pivot", keys: ["id"], names: "id", values: "value" }).toThrow('source/same-name {"table":"t","column":"id"}');
  await fails(text, { how: "pivot", keys: ["id"], names: "tag", values: "tag" }).toThrow("source/same-name");
  await fails("id,tag,value\na,x,one\n", { how: "pivot", keys: ["id"], names: "tag", values: "value", take: "sum" }).toThrow("source/no-numbers");
  const many = `id,tag,value\n${Array.from({ length: 501 }, (_, i) => `a,k${i},${i}`).join("\n")}\n`;
  await fails(many, { how: "pivot", keys: ["id"], names: "tag", values: "value" }).toThrow(
    'source/too-many-columns {"table":"t","column":"tag","columns":501,"most":500}',
  );
});
