import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import Rows from "../../src/cells/table/Rows.svelte";
import { table, type Table } from "../../src/core/table.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { show } from "./on-page.ts";

speak("en");

const fields = [
  { name: "customer_id", type: "text" },
  { name: "age", type: "number" },
] as const;

/** An engine that answers every question with the same rows and remembers what it was asked. */
function engine() {
  const asked: { query: string; signal: AbortSignal | undefined }[] = [];
  async function ask(query: string, signal?: AbortSignal): Promise<Table> {
    asked.push({ query, signal });
    return query.includes("count(*)") ? table({ n: [42] }) : table({ customer_id: ["a", "b"], age: [30, null] });
  }
  return { asked, ask };
}

test("rows are asked for a page at a time, and a new question calls off the one before", async () => {
  const { asked, ask } = engine();
  show(Rows, { table: "people", fields, rows: 20_000, ask, limit: 25, k: 10 });
  await expect.element(page.getByText("1–25 of 20,000")).toBeVisible();
  await userEvent.click(page.getByRole("button", { name: "Next page" }));
  await expect.element(page.getByText("26–50 of 20,000")).toBeVisible();
  await userEvent.click(page.getByTitle("Sort by age"));
  await expect.element(page.getByText("1–25 of 20,000")).toBeVisible();
  expect(asked.map(({ query }) => query.slice(query.indexOf("ORDER BY")))).toEqual([
    "ORDER BY rowid LIMIT 25 OFFSET 0)",
    "ORDER BY rowid LIMIT 25 OFFSET 25)",
    'ORDER BY "age" DESC NULLS LAST, rowid LIMIT 25 OFFSET 0)',
  ]);
  expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, true, false]);
});

test("a search says how many rows it leaves", async () => {
  const { ask } = engine();
  show(Rows, { table: "people", fields, rows: 20_000, ask, k: 10 });
  await userEvent.fill(page.getByRole("searchbox"), "a");
  await expect.element(page.getByText("42 of 20,000 rows")).toBeVisible();
});

test("what is sorted or filtered by a column that is gone is left out, and said", async () => {
  const { asked, ask } = engine();
  show(Rows, {
    table: "people",
    fields,
    rows: 2,
    ask,
    sort: [{ column: "gone", descending: false }],
    filter: [{ column: "old", test: "is", values: [1] }],
    k: 10,
  });
  await expect.element(page.getByText("Not in the table any more, so left out here: old, gone.")).toBeVisible();
  expect(asked.every(({ query }) => !/gone|old/.test(query))).toBe(true);
});

test("rows of single customers are not even asked for while presenting", async () => {
  const { asked, ask } = engine();
  show(Rows, { table: "people", fields, rows: 2, ask, presenting: true, k: 10 });
  await expect.element(page.getByText("Rows of single customers are not shown while presenting.")).toBeVisible();
  expect(asked).toEqual([]);
});

test("counts of too few customers are not said while presenting", async () => {
  const ask = async () => table({ persona: ["P1", "P2"], customers: [9, 1200] });
  const summary = [
    { name: "persona", type: "text" },
    { name: "customers", type: "number" },
  ] as const;
  show(Rows, { table: "personas", fields: summary, rows: 2, ask, presenting: true, k: 10 });
  await expect.element(page.getByRole("cell", { name: "<10" })).toBeVisible();
  await expect.element(page.getByRole("cell", { name: "1200" })).toBeVisible();
});
