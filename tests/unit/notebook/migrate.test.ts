import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { schemaOf } from "../../../src/cells/registry.ts";
import { parseNotebook, writeNotebook } from "../../../src/notebook/format.ts";
import { migrate, migrations } from "../../../src/notebook/migrate.ts";

const frozen = (version: number) => readFileSync(`tests/fixtures/notebooks/version-${version}.json`, "utf8");

test("every version but the newest has its frozen notebook, and each opens", () => {
  for (let version = 1; version <= migrations.length; ++version) {
    expect(JSON.parse(frozen(version)).contraflow).toBe(version);
    const notebook = parseNotebook(frozen(version), "n.json", schemaOf);
    expect(JSON.parse(writeNotebook(notebook, schemaOf)).contraflow).toBe(migrations.length + 1);
  }
});

test("1 → 2: columns to keep as text become types, of sources alone", () => {
  const { cells } = migrate(JSON.parse(frozen(1)), "n.json", migrations.slice(0, 1)) as { cells: object[] };
  expect(cells).toEqual([
    { name: "customers", kind: "source", spec: { path: "customers.csv", encoding: "gb18030", types: { 客户编号: "text", phone: "text" } } },
    { name: "usage", kind: "source", spec: { path: "usage.parquet" } },
    { name: "note", kind: "prose", spec: { text: ["# Who says yes?", "", "All of last year."] } },
    { name: "empty", kind: "source" },
  ]);
});

test("a migration leaves alone what is no cell", () => {
  expect(migrate({ contraflow: 1, cells: [null, 7, { kind: "source" }, { kind: "source", spec: "?" }] }, "n.json", migrations.slice(0, 1))).toEqual({
    contraflow: 2,
    cells: [null, 7, { kind: "source" }, { kind: "source", spec: "?" }],
  });
  expect(migrate({ contraflow: 1 }, "n.json", migrations.slice(0, 1))).toEqual({ contraflow: 2 });
});
