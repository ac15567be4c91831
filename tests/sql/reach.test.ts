import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { row, table } from "../../src/core/table.ts";
import { name, sql } from "../../src/sql/sql.ts";
import { openReach } from "../fixtures/reach.ts";

test("a reach makes, scratches and describes tables", async () => {
  const standIn = await openReach();
  const reach = standIn.for("x");
  expect(await reach.make("", table({ id: ["a", "b"], n: [1, null] }))).toBe(2);
  const scratch = await reach.scratch(sql`SELECT id, n AS m, DATE '2024-01-01' AS day, n > 0 AS yes, [1] AS other FROM x`);
  expect(await reach.columns(scratch)).toEqual([
    { name: "id", type: "text" },
    { name: "m", type: "number" },
    { name: "day", type: "date" },
    { name: "yes", type: "boolean" },
    { name: "other", type: "other" },
  ]);
  expect(row(await reach.query(sql`SELECT sum(m) AS s FROM ${name(scratch)}`), 0)).toEqual({ s: 1 });
  await expect(reach.columns("nowhere")).rejects.toMatchObject({ data: { code: "run/no-table", facts: { table: "nowhere" } } });
  expect(() => reach.result("nowhere")).toThrow(/run\/no-result/);
});

test("a reach loads text and keeps the columns that must stay text", async () => {
  const folder = await mkdtemp(join(tmpdir(), "reach-"));
  const path = join(folder, "a.csv");
  await writeFile(path, "id;month;x\n007;2024-01-01;1.5\n008;2024-02-01;\n");
  const standIn = await openReach();
  const loaded = await standIn.for("a").load([path], { delimiter: ";", types: { id: "text" } });
  expect(loaded).toMatchObject({ how: { format: "csv" }, rows: 2 });
  expect(loaded.columns.map(({ type }) => type)).toEqual(["text", "date", "number"]);
  expect(row(standIn.query("FROM a"), 1)).toEqual({ id: "008", month: "2024-02-01", x: null });
});
