import { afterEach, expect, test } from "vitest";
import { flushSync, mount, unmount } from "svelte";
import { parse } from "valibot";
import "../../src/ui/tokens.css";
import "../../src/ui/base.css";
import type { Input } from "../../src/cells/cell.ts";
import HistoryEditor from "../../src/cells/history/Editor.svelte";
import HistoryView from "../../src/cells/history/View.svelte";
import type { HistoryResult } from "../../src/cells/history/result.ts";
import { schema as historySchema } from "../../src/cells/history/schema.ts";
import TagsView from "../../src/cells/tags/View.svelte";
import type { TagsResult } from "../../src/cells/tags/result.ts";
import { schema as tagsSchema } from "../../src/cells/tags/schema.ts";
import { table } from "../../src/core/table.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";

let shown: Record<string, unknown> | undefined;

afterEach(async () => {
  speak("en");
  if (shown) await unmount(shown);
  document.body.replaceChildren();
});

const settings = { month: null, window: 6, k: 10 };
const shared = { settings, label: (raw: string) => raw, add: () => {}, download: () => {}, relabel: () => {}, say: String, resultOf: () => undefined };

async function show(component: typeof HistoryView | typeof HistoryEditor | typeof TagsView, props: object): Promise<HTMLElement> {
  shown = mount(component as typeof HistoryView, { target: document.body, props: { ...shared, ...props } as never });
  await new Promise((resolve) => setTimeout(resolve, 50));
  flushSync();
  return document.body;
}

const field = (name: string, type: "text" | "date" = "text") => ({ name, type });
const inputs: Input[] = [
  {
    table: "contacts",
    kind: "source",
    cell: "contacts",
    part: "",
    rows: 9,
    columns: [field("user_id"), field("campaign_id"), field("status"), field("call_date", "date")],
  },
];
const spec = parse(historySchema, {
  contacts: "contacts",
  customer: "user_id",
  campaign: "campaign_id",
  outcome: "status",
  statuses: { 已办理: "success" },
  customers: "people",
});

test("a status without a meaning is counted, guessed at a press, and chosen by hand", async () => {
  const edits: object[] = [];
  const page = await show(HistoryEditor, {
    ...{ name: "history", spec, inputs, files: [], choose: async () => undefined, profile: async () => [], edit: (change: object) => edits.push(change) },
    ask: async () => table({ status: ["已办理", "拒绝", "甲"], rows: [5, 3, 1] }),
  });
  expect(page.textContent).toContain("2 statuses have no meaning yet");
  const guess = [...page.querySelectorAll("button")].find((button) => button.textContent?.includes("Guess"))!;
  guess.click();
  expect(edits.pop()).toEqual({ statuses: { 已办理: "success", 拒绝: "failure" } });
  const select = [...page.querySelectorAll("tbody tr")].find((row) => row.textContent?.includes("甲"))!.querySelector("select")!;
  select.value = "intent";
  select.dispatchEvent(new Event("change", { bubbles: true }));
  expect(edits.pop()).toEqual({ statuses: { 已办理: "success", 甲: "intent" } });
});

const history: HistoryResult = {
  ...{ contacts: 1200, customers: 900, campaigns: 2, outcomes: { success: 120, intent: 0, failure: 1080, excluded: 4 }, control: 7 },
  ...{ statuses: [{ status: "", outcome: "excluded", rows: 4 }], merged: 0, blank: 0, unreadDates: 0 },
  ...{ unknownCustomers: { rows: 5, ids: 4, examples: ["u7", "u8", "u9", "u10"] }, unknownCampaigns: { rows: 0, ids: 0, examples: [] }, repeatedCampaigns: 0 },
  ...{ byMonth: [{ month: "2024-05", success: 120, intent: 0, failure: 1080 }], heldOutFrom: "2024-05-20", warnings: ["unknown-customers"] },
};
const campaigns = table({
  ...{ campaign_id: ["c1", "c2"], starts_on: ["2024-05-01", "2024-05-20"], ends_on: ["2024-05-31", null], contacts: [1192, 8], successes: [117, 3] },
  ...{ intents: [0, 0], failures: [1075, 5], held_out: [0, 1] },
});

/** The words of the table row that begins with a word. */
function rowOf(page: HTMLElement, first: string): (string | undefined)[] | undefined {
  const rows = [...page.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent?.trim()));
  return rows.find((row) => row[0] === first);
}

test("a history is said in a sentence, with its warnings and a table of its campaigns", async () => {
  const page = await show(HistoryView, { name: "history", spec, result: history, edit: () => {}, ask: async () => campaigns, presenting: false });
  expect(page.textContent).toContain("900 customers were contacted 1,200 times in 2 campaigns; 10.0%");
  expect(page.textContent).toContain("5 contacts are of customers that table people does not have: u7, u8, u9 and 1 more.");
  expect(rowOf(page, "c2")).toEqual(["c2", "2024-05-20", "–", "8", "3", "37.5%", "5", "yes"]);
});

test("small counts of campaigns are hidden when presenting", async () => {
  speak("zh-CN");
  const page = await show(HistoryView, { name: "history", spec, result: history, edit: () => {}, ask: async () => campaigns, presenting: true });
  expect(rowOf(page, "c2")).toEqual(["c2", "2024-05-20", "–", "<10", "<10", "–", "<10", "是"]);
});

const tags: TagsResult = {
  ...{ month: "2024-06", window: 6, customers: 1000, usage: { first: "2023-07", last: "2024-06" }, snapshotLeak: true, warnings: ["snapshot"] },
  tags: [
    { column: "plan", category: "profile", measure: "value", of: "plan", type: "text" },
    { column: "gb_level", category: "usage", measure: "level", of: "gb", type: "number" },
    { column: "gb_slope", category: "trend", measure: "slope", of: "gb", type: "number" },
  ],
  parts: [
    { part: "", rows: 1000 },
    { part: "at_success", rows: 120 },
  ],
  missing: [
    { column: "plan", share: 0.25 },
    { column: "gb_level", share: 0 },
    { column: "gb_slope", share: 0.1 },
  ],
  looks: [
    {
      column: "plan",
      distinct: 3,
      levels: [
        { level: "5g", n: 500 },
        { level: "4g", n: 241 },
        { level: "rare", n: 9 },
      ],
    },
    { column: "gb_level", quantiles: [0, 2, 5, 9, 40], bins: [3, 2, 1] },
    { column: "gb_slope", quantiles: [-0.2, -0.1, 0.05, 0.1, 0.3], bins: [1, 2, 1] },
  ],
  dropped: { duplicateCustomers: 0, blankCustomers: 0, unreadMonths: 0, unknownUsage: 0, mergedUsage: 0 },
};

test("tags stand by category, with type, missing share and spread, and small levels are left unsaid", async () => {
  const page = await show(TagsView, { name: "tags", spec: parse(tagsSchema, {}), result: tags, edit: () => {}, ask: async () => campaigns, presenting: false });
  expect(page.textContent).toContain("1,000 customers have 3 tags each, as of the end of 2024-06");
  const row = page.querySelector("tbody tr")!;
  expect(row.textContent).toMatch(/plan\s+text\s*25\.0%\s*5g 50\.0% · 4g 24\.1% · and 1 more/);
});

test("a search opens the categories that hold what is sought", async () => {
  const page = await show(TagsView, { name: "tags", spec: parse(tagsSchema, {}), result: tags, edit: () => {}, ask: async () => campaigns, presenting: false });
  const field = page.querySelector("input")!;
  field.value = "slope";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const rows = [...page.querySelectorAll("tbody tr")];
  expect(rows.length).toBe(1);
  expect(rows[0].textContent).toContain("median 5.0%, half lie between -10.0% and 10.0%");
});
