import { expect, test } from "vitest";
import { renamedIn } from "../../../src/sql/renamed-in.ts";

const renamed = (query: string) => renamedIn(query, "tags", "marks");

test("a renamed table is followed after FROM and JOIN, in any case, quoted or not", () => {
  expect(renamed('SELECT * FROM tags JOIN "tags" t USING (id), (SELECT 1 FROM Tags)')).toBe(
    "SELECT * FROM marks JOIN marks t USING (id), (SELECT 1 FROM marks)",
  );
});

test("columns that say whose they are follow, others of the same name stay", () => {
  expect(renamed("SELECT tags.age, t.tags, tags FROM tags, other AS t WHERE tags.id = t.id")).toBe(
    "SELECT marks.age, t.tags, tags FROM marks, other AS t WHERE marks.id = t.id",
  );
});

test("texts, comments and tables that only begin alike stay", () => {
  expect(renamed("SELECT 'tags' /* tags */ FROM tags_before, tags -- tags")).toBe("SELECT 'tags' /* tags */ FROM tags_before, marks -- tags");
});

test("a query's own table of that name stays", () => {
  const query = "WITH tags AS (SELECT 1) SELECT * FROM tags";
  expect(renamed(query)).toBe(query);
});

test("a name that needs quotes gets them, and the way back leads back", () => {
  const query = "SELECT 客户.年龄 FROM 客户";
  expect(renamedIn(query, "客户", "a b")).toBe('SELECT "a b".年龄 FROM "a b"');
  expect(renamedIn(renamedIn(query, "客户", "a b"), "a b", "客户")).toBe(query);
});
