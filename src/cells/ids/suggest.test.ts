import { expect, test } from "vitest";
import type { ColumnProfile, Input } from "../cell.ts";
import kind from "./index.ts";

const input = (table: string, ...columns: string[]): Input & { columns: ColumnProfile[] } => ({
  table,
  kind: "source",
  cell: table,
  part: "",
  rows: 10,
  columns: columns.map((name) => ({
    name,
    type: /日期/.test(name) ? "date" : /weight/.test(name) ? "number" : "text",
    missing: 0,
    distinct: 10,
    top: [],
    min: null,
    max: null,
  })),
});

const suggested = async (...inputs: (Input & { columns: ColumnProfile[] })[]) =>
  kind.suggest!(inputs, async (table) => inputs.find((each) => each.table === table)!.columns);

test("tables with two ids or more are found, with the types of their columns and the day of visits", async () => {
  const spec = await suggested(
    input("crm", "客户编号", "手机号", "年龄", "入网日期"),
    input("app", "日期", "IMEI", "cookie_id"),
    input("usage", "客户编号", "流量"),
  );
  expect(spec.tables.map(({ table, ids, date }) => [table, ids.map(({ type }) => type), date])).toEqual([
    ["crm", ["customer", "phone"], ""],
    ["app", ["device", "cookie"], "日期"],
  ]);
  expect(spec).toMatchObject({ mode: "constrained", exclusive: ["customer"], previous: "" });
});

test("a list of links and the mapping of last month are found", async () => {
  const spec = await suggested(input("links", "id_a", "type_a", "id_b", "type_b", "weight"), input("ids_may", "type", "id", "unified_id", "size"));
  expect(spec.tables).toMatchObject([{ table: "links", shape: "links", a: "id_a", aType: "type_a", b: "id_b", bType: "type_b", weight: "weight" }]);
  expect(spec.previous).toBe("ids_may");
});

test("a renamed table is followed in every place", async () => {
  const spec = await suggested(input("crm", "客户编号", "手机号"), input("old", "type", "id", "unified_id"));
  const renamed = kind.rename(kind.rename(spec, "crm", "crm2"), "old", "old2");
  expect(kind.reads(renamed)).toEqual(["crm2", "old2"]);
});

test("the table of changes is promised only where there is something to compare with", async () => {
  const spec = await suggested(input("crm", "客户编号", "手机号"));
  const parts = (previous: string) => kind.makes({ ...spec, previous }).map(({ part }) => part);
  expect(parts("old")).toEqual([...parts(""), "changes"]);
});
