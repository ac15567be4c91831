import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { safeParse } from "valibot";
import { describe, expect, test } from "vitest";
import { runNotebook } from "../../../scripts/report/run-notebook.ts";
import { tableName } from "../../../src/cells/cell.ts";
import { kindOf, schemaOf } from "../../../src/cells/registry.ts";
import { parseNotebook, writeNotebook } from "../../../src/notebook/format.ts";
import type { MatrixResult } from "../../../src/cells/matrix/result.ts";

const journey = "public/examples/completejourney/completejourney.json";
const examples = [
  { path: "public/examples/telecom/telecom.json", megabytes: 3 },
  { path: journey, megabytes: 0.7 },
  { path: "public/examples/bank_marketing/bank_marketing.json", megabytes: 0.6 },
  { path: "public/examples/wa_churn/wa_churn.json", megabytes: 0.3 },
];

/** Texts of a value that are said in one language only, or not said at all. */
function unsaid(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(unsaid);
  if (!value || typeof value !== "object") return [];
  if ("en" in value || "zh-CN" in value) {
    const { en, "zh-CN": zh } = value as { en?: string; "zh-CN"?: string };
    return en?.trim() && zh?.trim() ? [] : [JSON.stringify(value)];
  }
  return Object.values(value).flatMap(unsaid);
}

describe.each(examples)("the example $path", ({ path, megabytes }) => {
  const json = readFileSync(path, "utf8");
  const notebook = parseNotebook(json, path, schemaOf);

  test("is written as the page would write it", () => {
    expect(writeNotebook(notebook, schemaOf)).toBe(json);
  });

  test("holds a spec that fits its kind in every cell", () => {
    const misfits = notebook.cells.filter(({ kind, spec }) => !safeParse(schemaOf(kind)!, spec).success);
    expect(misfits.map(({ name }) => name)).toEqual([]);
  });

  test("reads only tables that cells above make", () => {
    const made = new Set<string>();
    for (const { name, kind, spec } of notebook.cells) {
      const known = kindOf(kind)!;
      expect(
        known.reads(spec).filter((table) => table && !made.has(table)),
        name,
      ).toEqual([]);
      for (const { part } of known.makes(spec)) made.add(tableName(name, part));
    }
  });

  test("says every title, label and paragraph in both languages", () => {
    expect(unsaid([notebook.title, notebook.labels, notebook.cells])).toEqual([]);
    expect(notebook.cells.filter(({ kind }) => kind === "prose").length).toBeGreaterThanOrEqual(5);
  });

  test("links only to cells it has", () => {
    const links = [...json.matchAll(/\]\(#([^)]+)\)/g)].map(([, name]) => name);
    expect(links.filter((link) => !notebook.cells.some(({ name }) => name === link))).toEqual([]);
  });

  test("lies with its files, their licence and a word on them, within its size", () => {
    const folder = dirname(path);
    const sources = notebook.cells.filter(({ kind }) => kind === "source").map(({ spec }) => (spec as { path: string }).path);
    for (const file of [...sources, "LICENSE", "README.md"]) expect(existsSync(join(folder, file)), file).toBe(true);
    const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(bytes).toBeLessThan(megabytes * 2 ** 20);
  });
});

test("the small example runs to its end and finds the chain's own three types", { timeout: 240_000 }, async () => {
  const { reach, results } = await runNotebook(journey);
  const matrix = results.matrix as MatrixResult;
  expect(matrix.types).toHaveLength(3);
  expect(matrix.overall).toMatchObject({ n: 6589, successes: 792 });
  const mixed = reach.query(
    "SELECT t.type FROM types AS t JOIN history_campaigns USING (campaign_id) GROUP BY t.type HAVING count(DISTINCT campaign_type) > 1",
  );
  expect(mixed.rows).toBe(0);
  expect(reach.query("SELECT DISTINCT customer_id FROM plan").rows).toBeGreaterThan(0);
});
