import { beforeAll, expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { table } from "../../core/table.ts";
import kind from "./index.ts";

let stand: StandIn;

beforeAll(async () => {
  stand = await openReach();
  stand.put("people", table({ id: ["a", "b", "c"], age: [30, null, 50] }));
}, 60_000);

test("a query makes the table of the cell and says its rows and columns", async () => {
  const result = await stand.runCell(kind, "older", { query: "SELECT id, age FROM people WHERE age > 40;" });
  expect(result).toEqual({
    rows: 1,
    fields: [
      { name: "id", type: "text" },
      { name: "age", type: "number" },
    ],
  });
  expect(stand.query("FROM older").rows).toBe(1);
});

test("arrows follow the tables a query reads, and a renamed table", () => {
  expect(kind.reads({ query: "WITH x AS (SELECT * FROM people) SELECT * FROM x JOIN tags USING (id)" })).toEqual(["people", "tags"]);
  expect(kind.rename({ query: "SELECT people.id FROM people" }, "people", "customers")).toEqual({ query: "SELECT customers.id FROM customers" });
});

test.each([
  ["", { code: "sql/empty", facts: {} }],
  ["SELECT 1; SELECT 2", { code: "sql/several", facts: {} }],
  ["DROP TABLE people", { code: "sql/not-select", facts: { word: "DROP" } }],
  ["SELECT * FROM Mine", { code: "sql/itself", facts: { table: "mine" } }],
])("%j is refused with a reason", async (query, data) => {
  await expect(stand.runCell(kind, "mine", { query })).rejects.toMatchObject({ data });
});
