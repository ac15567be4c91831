import { beforeAll, expect, test } from "vitest";
import { numbers, rowsOf, texts } from "../../src/core/table.ts";
import { exportRows, planPage } from "../../src/sql/plan-page.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

let db: DuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.exec(`CREATE TABLE plan AS SELECT 'u' || i AS customer_id, 'N1' AS persona, 1.0 / i AS probability, i::INTEGER AS rank,
    CASE WHEN i % 10 = 0 THEN 'control' ELSE 'contact' END AS arm FROM range(1, 1001) t(i)`);
  db.exec(`CREATE TABLE tags AS SELECT 'u' || i AS customer_id, i AS "rank", 'x' || i AS "plan" FROM range(1, 501) t(i)`);
});

test("pages follow the rank and join without gap or overlap", () => {
  const pages = [0, 25, 50].flatMap((offset) => [...numbers(db.query(planPage("plan", { limit: 25, offset })), "rank")]);
  expect(pages).toEqual(Array.from({ length: 75 }, (_, i) => i + 1));
});

test("rows to export come in chunks that miss none, and the plan's own column wins over a tag of its name", () => {
  const found: string[] = [];
  for (let after = 0; ;) {
    const chunk = db.query(exportRows({ plan: "plan", tags: "tags", columns: ["customer_id", "rank", "plan"], control: false, after, limit: 64 }));
    const ids = texts(chunk, "c0");
    found.push(...Array.from(ids.codes, (code) => ids.levels[code]));
    if (chunk.rows) expect(rowsOf(chunk)[0].c1).toBe(rowsOf(chunk)[0].place);
    if (chunk.rows < 64) break;
    after = numbers(chunk, "place")[chunk.rows - 1];
  }
  expect(found).toHaveLength(900);
  expect(new Set(found).size).toBe(900);
});
