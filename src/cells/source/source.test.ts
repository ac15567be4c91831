import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "valibot";
import { expect, test } from "vitest";
import { openReach } from "../../../tests/fixtures/reach.ts";
import kind from "./index.ts";

test("a source reads no table and finds out by itself what it is not told", () => {
  const spec = parse(kind.schema, {});
  expect(spec).toEqual({ path: "", text: [] });
  expect(kind.reads(spec)).toEqual([]);
  expect(() => parse(kind.schema, { delimiter: "::" })).toThrow();
});

test("a source makes its file a table and says what it read", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "source-")), "a.csv");
  writeFileSync(path, "id,name\n1,甲\n2,乙\n");
  const stand = await openReach();
  const loaded = await stand.runCell(kind, "customers", { path });
  expect(loaded).toMatchObject({ format: "csv", rows: 2, columns: [{ name: "id" }, { name: "name" }] });
  expect(stand.query("FROM customers").rows).toBe(2);
});
